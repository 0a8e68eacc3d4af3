use std::rc::Rc;

use ingam_core::vault::BackupPlace;
use yew::prelude::*;

use self::sheet::Sheet;
use super::new_password::{Beyond, use_new_password};
use crate::{
    certificates::{self, Listed, backup},
    components::{
        button::{Button, ButtonKind},
        check::check,
        choice::Choice,
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note, note_with},
    },
    error::AppError,
    hooks::{Remote, use_async, use_focus, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::certificate_product,
    keeper::protocol::{PaperCode, Secret},
    platform::print,
    route::Route,
    router::Link,
};

mod sheet;

/// 전체 백업: everything that is kept here, in one file or on paper.
#[component]
pub fn Backup() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let is_public = services.memory().is_some();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move {
            let listing = certificates::list(&services).await?;
            let kept = listing.entries.into_iter().filter(|listed| listed.readable().is_some());
            Ok::<_, AppError>(Rc::new(kept.collect::<Vec<_>>()))
        }
    });
    let lead = if is_public { id!("public-backup-lead") } else { id!("backup-lead") };
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let content = match &*listed.remote {
        Remote::Idle | Remote::Busy => loading(i18n.t(id!("certificates-loading"))),
        Remote::Failed(error) => html! { <Failure text={error.message()} /> },
        Remote::Ready(kept) if kept.is_empty() => note(i18n.t(id!("backup-nothing"))),
        Remote::Ready(kept) => html! { <Form kept={kept.clone()} /> },
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("backup-title"))} lead={i18n.t(lead)} />
            { content }
            <p class="back-link">
                <Link to={Route::Certificates}>{ i18n.t(id!("certificate-back")) }</Link>
            </p>
        </div>
    }
}

/// What was made.
enum Made {
    File(String),
    /// At this time.
    Paper(Vec<PaperCode>, i64),
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    kept: Rc<Vec<Listed>>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let chosen = use_state(|| vec![true; props.kept.len()]);
    let on_paper = use_state(|| false);
    let new = Rc::new(use_new_password("password", i18n.t(id!("backup-password")), Beyond::Fine));
    let included: Rc<Vec<Listed>> = Rc::new(
        props.kept.iter().zip(&*chosen).filter(|(_, on)| **on).map(|(l, _)| l.clone()).collect(),
    );
    let work = {
        let (services, included, on_paper) = (services.clone(), included.clone(), *on_paper);
        use_async(move |password: Secret| {
            let (services, included) = (services.clone(), included.clone());
            async move {
                if on_paper {
                    let codes = backup::paper(&services, &included, password).await?;
                    Ok(Made::Paper(codes, services.now()))
                } else {
                    backup::save(&services, &included, password).await.map(Made::File)
                }
            }
        })
    };
    let busy = work.remote.is_busy();
    let none = included.is_empty();
    let onsubmit = {
        let (new, run) = (new.clone(), work.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy && !none && new.judge() {
                run.emit(new.take());
            }
        })
    };
    let way = |value: bool, title: MessageId, about: MessageId| {
        let setter = on_paper.setter();
        Choice {
            name: "form".into(),
            value: if value { "paper" } else { "file" }.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: *on_paper == value,
            on_choose: Callback::from(move |()| setter.set(value)),
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
    let on_print = {
        let (services, included) = (services.clone(), included.clone());
        Callback::from(move |()| {
            print::print();
            let (services, included) = (services.clone(), included.clone());
            yew::platform::spawn_local(async move {
                backup::note(&services, &included, BackupPlace::Paper).await;
            });
        })
    };
    let heading = use_focus(matches!(&*work.remote, Remote::Ready(Made::Paper(..))));
    if let Remote::Ready(Made::Paper(codes, made_at)) = &*work.remote {
        let site = services.origin().into();
        let sheet = Sheet { codes, included: &included, made_at: *made_at, site };
        return sheet.view(&i18n, heading, on_print);
    }
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <fieldset class="group">
                <legend>{ i18n.t(id!("backup-choose")) }</legend>
                for (at, listed) in props.kept.iter().enumerate() {
                    { check(format!("entry-{at}").into(), name(&i18n, listed), chosen.get(at).copied().unwrap_or(false), false, choose(at)) }
                }
            </fieldset>
            <fieldset class="group">
                <legend>{ i18n.t(id!("backup-form")) }</legend>
                { way(false, id!("backup-file"), id!("backup-file-about")) }
                { way(true, id!("backup-paper"), id!("backup-paper-about")) }
            </fieldset>
            { new.fields.clone() }
            { note(i18n.t(id!("backup-two-passwords"))) }
            if let Some(error) = work.remote.failure() {
                <Failure text={error.message()} />
            }
            if let Remote::Ready(Made::File(name)) = &*work.remote {
                <div role="status">{ note_with(Icon::Check, i18n.t_with(id!("backup-saved"), &[("name", name.clone().into())])) }</div>
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("backup-make"))).busy(busy || none).submit() }</div>
        </form>
    }
}

fn name(i18n: &I18n, listed: &Listed) -> AttrValue {
    let product = listed.readable().map(|summary| certificate_product(i18n, summary));
    let holder = listed.readable().map_or("", |summary| &summary.holder_name);
    let own = listed.active().map(|active| &*active.label).filter(|label| !label.is_empty());
    let own = own.map(|label| format!("{label} · ")).unwrap_or_default();
    format!("{own}{holder} · {}", product.unwrap_or_default()).into()
}
