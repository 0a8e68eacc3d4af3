use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use super::{
    super::new_password::{Beyond, use_new_password},
    Handle,
    found::strength,
};
use crate::{
    certificates::import::{self, Taken},
    components::{
        button::{Button, ButtonKind},
        check::check,
        choice::Choice,
        failure::Failure,
        note::{note, warning},
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::certificate_product,
    keeper::protocol::{KeeperError, OpenedFiles, OpenedIdentity, Secret},
};

/// Properties of [`Adopt`].
#[derive(Clone, PartialEq, Properties)]
pub struct AdoptProps {
    /// What was found.
    pub opened: Rc<OpenedFiles>,
    /// Which keeper has the keys.
    pub keeper: Handle,
    /// What became of each that was chosen, by the holder's name.
    pub on_done: Callback<Rc<Vec<(String, Taken)>>>,
}

/// Which certificates to keep, and under which password.
#[component]
pub fn Adopt(props: &AdoptProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let is_public = services.memory().is_some();
    let now = services.now();
    let chosen = {
        let opened = props.opened.clone();
        use_state(move || {
            opened.identities.iter().map(|found| preset(found, now)).collect::<Vec<_>>()
        })
    };
    let own = use_state(|| false);
    let new = Rc::new(use_new_password("password", i18n.t(id!("password-label")), Beyond::Warned));
    let take = {
        let (opened, keeper) = (props.opened.clone(), props.keeper.clone());
        let (chosen, on_done) = (chosen.clone(), props.on_done.clone());
        let (services, own) = (services.clone(), own.setter());
        use_async(move |password: Option<Secret>| {
            let (opened, keeper, chosen) = (opened.clone(), keeper.clone(), chosen.clone());
            let (services, on_done, own) = (services.clone(), on_done.clone(), own.clone());
            async move {
                let mut taken = Vec::new();
                for (at, identity) in (0..).zip(&opened.identities) {
                    if !chosen.get(at as usize).copied().unwrap_or(false) {
                        continue;
                    }
                    let outcome =
                        import::take(&services, &keeper.0, (at, identity), password.clone()).await;
                    // The password of the file is not good enough here: another one is asked for.
                    if outcome == Err(AppError::Import(KeeperError::PasswordRejected)) {
                        own.set(true);
                    }
                    taken.push((identity.summary.holder_name.clone(), outcome?));
                }
                on_done.emit(Rc::new(taken));
                Ok::<_, AppError>(())
            }
        })
    };
    let busy = take.remote.is_busy();
    let none_chosen = !chosen.contains(&true);
    let onsubmit = {
        let (new, run, own) = (new.clone(), take.run.clone(), *own);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy || none_chosen {
                return;
            }
            if !own {
                run.emit(None);
            } else if new.judge() {
                run.emit(Some(new.take()));
            }
        })
    };
    let way = |value: bool, title: MessageId, about: MessageId| {
        let own_setter = own.setter();
        Choice {
            name: "password-way".into(),
            value: if value { "own" } else { "same" }.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: *own == value,
            on_choose: Callback::from(move |()| own_setter.set(value)),
            ..Choice::default()
        }
        .view()
    };
    let choose = |at: usize| {
        let chosen = chosen.clone();
        Callback::from(move |on: bool| {
            let mut next = (*chosen).clone();
            if let Some(place) = next.get_mut(at) {
                *place = on;
            }
            chosen.set(next);
        })
    };
    if props.opened.identities.is_empty() {
        return warning(i18n.t(nothing(&props.opened)));
    }
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <fieldset class="group">
                <legend>{ i18n.t(id!("import-choose")) }</legend>
                for (at, found) in props.opened.identities.iter().enumerate() {
                    { identity(&i18n, found, at, chosen.get(at).copied().unwrap_or(false), choose(at), now) }
                }
            </fieldset>
            <fieldset class="group">
                <legend>{ i18n.t(if is_public { id!("public-way") } else { id!("import-way") }) }</legend>
                { way(false, id!("import-same"), id!("import-same-about")) }
                { way(true, id!("import-own"), id!("import-own-about")) }
            </fieldset>
            if *own {
                { new.fields.clone() }
            }
            { note(i18n.t(if is_public { id!("public-import-reseal") } else { id!("import-reseal") })) }
            if let Some(error) = take.remote.failure() {
                <Failure text={error.message()} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("import-take"))).busy(busy || none_chosen).submit() }</div>
        </form>
    }
}

/// What people want most often: certificates that are still good, for signing.
fn preset(found: &OpenedIdentity, now: i64) -> bool {
    !found.encryption_only && found.summary.not_after >= now
}

/// Why nothing can be taken over.
fn nothing(opened: &OpenedFiles) -> MessageId {
    match (opened.without_key, opened.without_certificate) {
        (1.., 0) => id!("import-no-key"),
        (0, 1..) => id!("import-no-certificate"),
        (1.., 1..) => id!("import-no-pair"),
        (0, 0) => id!("import-empty"),
    }
}

fn identity(
    i18n: &I18n,
    found: &OpenedIdentity,
    at: usize,
    chosen: bool,
    choose: Callback<bool>,
    now: i64,
) -> Html {
    let summary = &found.summary;
    let name = i18n.t_with(
        id!("import-identity"),
        &[
            ("name", summary.holder_name.clone().into()),
            ("product", certificate_product(i18n, summary).to_string().into()),
            ("issuer", summary.issuer_name.clone().into()),
            ("date", kst::date_of(summary.not_after).to_string().into()),
        ],
    );
    let remark = |words: MessageId| html! { <p class="hint">{ i18n.t(words) }</p> };
    html! {
        <div class="identity">
            { check(format!("identity-{at}").into(), name, chosen, false, choose) }
            <p class="hint">{ format!("{} · {}", summary.key, summary.signature) }</p>
            if let Some(protection) = &found.protection {
                <p>{ strength(i18n, protection) }</p>
            }
            if summary.not_after < now {
                { remark(id!("import-expired")) }
            }
            if found.encryption_only {
                { remark(id!("import-encryption")) }
            }
            if !found.has_random && summary.has_vid {
                { remark(id!("import-no-random")) }
            }
        </div>
    }
}
