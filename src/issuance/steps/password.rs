use ingam_bank_api::Purpose;
use ingam_core::{password::Personal, vault::Storage};
use yew::prelude::*;

use super::step_form::StepForm;
use crate::{
    components::{
        button::{Button, ButtonKind},
        checklist::rule_list,
        choice::Choice,
        icon::Icon,
        note::{note_with, tip, warning},
        password_rules::Verdict,
        secret_field::{SecretField, peek_secret, take_secret},
    },
    hooks::{Entering, use_focus_when_lost, use_visit},
    i18n::{I18n, MessageId, use_i18n},
    issuance::{
        Action, Step,
        use_issuance::{IssuanceHandle, use_issuance},
    },
    keeper::protocol::Secret,
};

/// What is wrong, after an attempt to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    Rules,
    Repeat,
    NotAscii,
}

/// 암호와 저장 위치
#[component]
pub fn Password() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (password, repeat) = (use_node_ref(), use_node_ref());
    let verdict = use_state(|| Verdict::of("", &Personal::default()));
    let refused = use_state(|| None::<Refused>);
    let visit = use_visit();
    let chosen = use_state(|| issuance.state.storage);
    let storage = if visit.is_public { Storage::File } else { *chosen };
    let on_input = {
        let (password, verdict, refused) = (password.clone(), verdict.setter(), refused.setter());
        let issuance = issuance.clone();
        Callback::from(move |()| {
            let personal =
                Personal { user_id: issuance.state.user_id.clone(), ..issuance.personal() };
            if let Some(judged) = peek_secret(&password, |text| Verdict::of(text, &personal)) {
                verdict.set(judged);
                refused.set(None);
            }
        })
    };
    let on_repeat = {
        let refused = refused.setter();
        Callback::from(move |()| refused.set(None))
    };
    let on_submit = {
        let (password, repeat, refused) = (password.clone(), repeat.clone(), refused.setter());
        let (verdict, issuance) = (*verdict, issuance.clone());
        Callback::from(move |()| {
            let same =
                peek_secret(&password, |first| peek_secret(&repeat, |second| first == second));
            let reason = match same.flatten() {
                _ if !verdict.is_accepted() => Some(Refused::Rules),
                Some(true) if storage.wants_file() && !verdict.ascii => Some(Refused::NotAscii),
                Some(true) => None,
                _ => Some(Refused::Repeat),
            };
            refused.set(reason);
            if reason.is_none() {
                take_secret(&repeat);
                issuance.enroll(Secret::new(take_secret(&password)), storage);
            }
        })
    };
    let problem = |reason: Refused, id: MessageId| (*refused == Some(reason)).then(|| i18n.t(id));
    let choice = |value: Storage, name: &'static str, title: MessageId, about: MessageId| {
        let setter = chosen.setter();
        html! {
            { Choice {
                name: "storage".into(),
                value: name.into(),
                title: i18n.t(title),
                about: i18n.t(about),
                checked: storage == value,
                on_choose: Callback::from(move |()| setter.set(value)),
                ..Choice::default()
            }.view() }
        }
    };
    // The button that was pressed is gone.
    let public_place = use_focus_when_lost(visit.is_public);
    let (lead, submit) = match issuance.state.purpose {
        Purpose::Issue => (id!("password-lead"), id!("password-submit")),
        Purpose::Reissue => (id!("password-lead"), id!("reissue-submit")),
        Purpose::Renewal => (id!("renewal-password-lead"), id!("renewal-submit")),
    };
    html! {
        <StepForm
            title={i18n.t(id!("password-title"))}
            lead={i18n.t(lead)}
            submit={i18n.t(submit)}
            {on_submit}
        >
            <div>
                <SecretField
                    name="password"
                    label={i18n.t(id!("password-label"))}
                    node={password}
                    autocomplete="new-password"
                    maxlength={200}
                    revealable=true
                    keypad=true
                    described_by="password-rules"
                    problem={problem(Refused::Rules, id!("password-bad"))
                        .or_else(|| problem(Refused::NotAscii, id!("password-not-ascii")))}
                    {on_input}
                />
                { rule_list(&i18n, "password-rules", &verdict.rules(&i18n)) }
            </div>
            <SecretField
                name="password-repeat"
                label={i18n.t(id!("password-repeat"))}
                node={repeat}
                autocomplete="new-password"
                maxlength={200}
                keypad=true
                problem={problem(Refused::Repeat, id!("password-repeat-bad"))}
                on_input={on_repeat}
            />
            if visit.is_public {
                <div class="group">
                    <h2 ref={public_place} tabindex="-1">{ i18n.t(id!("public-storage")) }</h2>
                    <p>{ i18n.t(id!("public-storage-about")) }</p>
                </div>
            } else {
                <fieldset class="group">
                    <legend>{ i18n.t(id!("storage-legend")) }</legend>
                    { choice(Storage::Browser, "browser", id!("storage-browser"), id!("storage-browser-about")) }
                    { choice(Storage::File, "file", id!("storage-file"), id!("storage-file-about")) }
                    { choice(Storage::Both, "both", id!("storage-both"), id!("storage-both-about")) }
                </fieldset>
                <div>
                    { Button::new(ButtonKind::Plain, i18n.t(id!("public-storage-enter"))).on_press(visit.enter.reform(|()| Entering::GoingOn)) }
                </div>
                { tip(i18n.t(id!("tip-safe")), i18n.t(id!("tip-safe-advice"))) }
            }
            if !verdict.ascii && !storage.wants_file() {
                { warning(i18n.t(id!("password-no-backup"))) }
            }
            { note_with(Icon::Lock, i18n.t(match storage {
                    _ if visit.is_public => id!("public-password-note"),
                    Storage::Browser => id!("password-note"),
                    Storage::File => id!("password-note-file"),
                    Storage::Both => id!("password-note-both"),
                })) }
            if issuance.state.can_show(Step::Request) {
                { expert_door(&i18n, &issuance) }
            }
        </StepForm>
    }
}

/// For people who have made a key and a request elsewhere.
fn expert_door(i18n: &I18n, issuance: &IssuanceHandle) -> Html {
    let state = issuance.state.clone();
    let on_press = Callback::from(move |()| state.dispatch(Action::Go(Step::Request)));
    let words = i18n.t(id!("password-own-request"));
    html! { <div>{ Button::new(ButtonKind::Plain, words).on_press(on_press) }</div> }
}
