use std::rc::Rc;

use ingam_bank_api::{
    Change, HeldCertificate, HeldCertificates, Holder, RevocationQuestion, RevocationWish, Secret,
    revocation_code,
};
use ingam_core::kst;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::account_question::{Asked, use_account_question};
use crate::{
    certificates::revocation,
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        heading::Heading,
        icon::Icon,
        note::{note, note_with, warning},
        secret_field::{SecretField, peek_secret, take_secret},
    },
    error::AppError,
    hooks::{Remote, use_async, use_focus_when, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::product_name,
    route::Route,
    router::Link,
};

/// How somebody shows that it is their certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Account,
    Code,
}

/// `/revoke`: 효력정지·효력회복·폐기 without the certificate, by account and number, or by the revocation code.
#[component]
pub fn RevokePage() -> Html {
    let i18n = use_i18n();
    let by = use_state(|| By::Account);
    let choose = |way: By| {
        let by = by.setter();
        Callback::from(move |()| by.set(way))
    };
    let way = |way: By, value: &'static str, title: MessageId, about: MessageId| {
        Choice {
            name: "by".into(),
            value: value.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: *by == way,
            on_choose: choose(way),
            ..Choice::default()
        }
        .view()
    };
    html! {
        <div class="column narrow">
            <Heading title={i18n.t(id!("revoke-title"))} lead={i18n.t(id!("revoke-lead"))} />
            <fieldset class="group ways">
                <legend>{ i18n.t(id!("revoke-by")) }</legend>
                { way(By::Account, "account", id!("revoke-by-account"), id!("revoke-by-account-about")) }
                { way(By::Code, "code", id!("revoke-by-code"), id!("revoke-by-code-about")) }
            </fieldset>
            { match *by {
                By::Account => html! { <ByAccount /> },
                By::Code => html! { <ByCode /> },
            } }
        </div>
    }
}

/// By account and number. They stay in the fields until something was done, because every question needs them.
#[component]
fn ByAccount() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let picked = use_state(|| None::<RevocationWish>);
    let sure = use_state(|| false);
    // What the bank told last, and of what was done; a failure takes neither away.
    let known = use_state(|| None::<Rc<Known>>);
    let asked = {
        let (known, sure, picked) = (known.setter(), sure.setter(), picked.setter());
        use_async(move |(holder, question): (Holder, RevocationQuestion)| {
            let (services, known) = (services.clone(), known.clone());
            let (sure, picked) = (sure.clone(), picked.clone());
            let done = question.wish.as_ref().map(|wish| wish.change);
            async move {
                let held = revocation::by_account(&services, &question).await;
                // Whatever comes next is asked for anew.
                sure.set(false);
                let held = held?;
                picked.set(None);
                known.set(Some(Rc::new(Known { holder, held, done })));
                Ok::<_, AppError>(())
            }
        })
    };
    let is_final = picked.as_ref().is_some_and(|wish| revokes(wish.change));
    let on_ask = {
        let (run, picked, sure) = (asked.run.clone(), picked.clone(), sure.clone());
        Callback::from(move |asked: Asked| {
            if is_final && !*sure {
                sure.set(true);
                return;
            }
            let Asked { holder, account, account_password, number } = asked;
            let wish = (*picked).clone();
            run.emit((holder, RevocationQuestion { account, account_password, number, wish }));
        })
    };
    let busy = asked.remote.is_busy();
    let question = use_account_question(id!("revoke-holder"), busy, on_ask);
    let (found, told_at) = (use_node_ref(), use_node_ref());
    {
        let (found, told_at) = (found.clone(), told_at.clone());
        let clear = question.clear.clone();
        use_effect_with((*known).clone(), move |known| {
            let Some(known) = known else {
                return;
            };
            let news = if known.done.is_some() {
                clear.emit(());
                told_at
            } else {
                found
            };
            if let Some(news) = news.cast::<HtmlElement>() {
                // An element that cannot take the focus is no reason to fail.
                let _ = news.focus();
            }
        });
    }
    let pick = {
        let (picked, sure) = (picked.setter(), sure.setter());
        Callback::from(move |wish: RevocationWish| {
            sure.set(false);
            picked.set(Some(wish));
        })
    };
    let submit = match &*picked {
        None => id!("revoke-find"),
        Some(wish) => change_words(wish.change, *sure),
    };
    let kind = if is_final { ButtonKind::Destructive } else { ButtonKind::Primary };
    // What was done before says nothing of what is asked now.
    let told = known.as_ref().filter(|_| matches!(*asked.remote, Remote::Ready(())));
    html! {
        <form ref={question.form} onsubmit={question.onsubmit} novalidate=true>
            <div class="stack">
                { question.fields }
                if let Some(error) = asked.remote.failure().filter(|_| !question.has_problem) {
                    <Failure text={error.message()} />
                }
                <div ref={told_at} role="status" tabindex="-1" class="stack">
                    if let Some(known) = told {
                        if let Some(change) = known.done {
                            { note_with(Icon::Check, i18n.t(done_words(change))) }
                        }
                        if known.held.refunded > 0 {
                            { note_with(Icon::Check, i18n.t_with(id!("revoke-refunded"), &[("amount", i18n.won(known.held.refunded).to_string().into())])) }
                        }
                    }
                    if is_final && *sure {
                        { warning(i18n.t(id!("end-revoke-warning"))) }
                    }
                </div>
                if let Some(known) = &*known {
                    <h2 ref={found} tabindex="-1">{ i18n.t_with(id!("revoke-found"), &[("name", known.held.name.clone().into())]) }</h2>
                    { list(&i18n, known, picked.as_ref(), &pick) }
                }
            </div>
            <div class="actions fixed">
                { Button::new(kind, i18n.t(submit)).busy(busy).grow(true).submit() }
            </div>
        </form>
    }
}

/// What the bank told of somebody's certificates.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    holder: Holder,
    held: HeldCertificates,
    /// What was done to one of them, if that was asked for.
    done: Option<Change>,
}

fn revokes(change: Change) -> bool {
    !matches!(change, Change::Suspend | Change::Resume)
}

fn change_words(change: Change, sure: bool) -> MessageId {
    match change {
        Change::Suspend => id!("end-suspend-submit"),
        Change::Resume => id!("revoke-resume-submit"),
        _ if sure => id!("end-revoke-sure"),
        _ => id!("end-revoke-submit"),
    }
}

fn done_words(change: Change) -> MessageId {
    match change {
        Change::Suspend => id!("end-suspended"),
        Change::Resume => id!("revoke-resumed"),
        _ => id!("end-revoked"),
    }
}

/// Every certificate with what can be done to it.
fn list(
    i18n: &I18n,
    known: &Known,
    picked: Option<&RevocationWish>,
    pick: &Callback<RevocationWish>,
) -> Html {
    if known.held.certificates.is_empty() {
        return note(i18n.t(id!("revoke-none")));
    }
    html! {
        for certificate in &known.held.certificates {
            { of_one(i18n, (known.holder, certificate), picked, pick) }
        }
    }
}

fn of_one(
    i18n: &I18n,
    (holder, certificate): (Holder, &HeldCertificate),
    picked: Option<&RevocationWish>,
    pick: &Callback<RevocationWish>,
) -> Html {
    let first = match certificate.resumable_until {
        Some(_) => (Change::Resume, id!("revoke-resume")),
        None => (Change::Suspend, id!("end-suspend")),
    };
    let all = [
        first,
        (Change::RevokeCompromised, id!("end-compromised")),
        (Change::RevokeChanged, id!("end-changed")),
        (Change::RevokeUnused, id!("end-unused")),
    ];
    let one = |(change, title): (Change, MessageId)| {
        let wish = RevocationWish { serial: certificate.serial.clone(), change };
        let (checked, pick) = (picked == Some(&wish), pick.clone());
        Choice {
            name: "wish".into(),
            value: format!("{}-{}", wish.serial, value(change)).into(),
            title: i18n.t(title),
            checked,
            on_choose: Callback::from(move |()| pick.emit(wish.clone())),
            ..Choice::default()
        }
        .view()
    };
    let args = [
        ("product", i18n.t(product_name(holder, certificate.product)).to_string().into()),
        ("date", kst::date_of(certificate.not_after).to_string().into()),
        ("issuer", i18n.language().pick(&certificate.authority).to_string().into()),
    ];
    html! {
        <fieldset class="group ways" key={certificate.serial.clone()}>
            <legend>{ i18n.t_with(id!("revoke-certificate"), &args) }</legend>
            if let Some(until) = certificate.resumable_until {
                { warning(i18n.t_with(id!("revoke-suspended"), &[("date", kst::date_of(until).to_string().into())])) }
            }
            for choice in all {
                { one(choice) }
            }
        </fieldset>
    }
}

/// By the code that was printed when the certificate was issued.
#[component]
fn ByCode() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let node = use_node_ref();
    let (wrong, sure) = (use_state(|| false), use_state(|| false));
    let work = {
        let node = node.clone();
        use_async(move |code: Secret| {
            let (services, node) = (services.clone(), node.clone());
            async move {
                let done = revocation::by_code(&services, code).await?;
                take_secret(&node);
                Ok::<_, AppError>(done)
            }
        })
    };
    let onsubmit = {
        let (node, wrong, sure) = (node.clone(), wrong.clone(), sure.clone());
        let (run, busy) = (work.run.clone(), work.remote.is_busy());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let code = peek_secret(&node, |typed| revocation_code::read(typed).map(Secret::new));
            let code = code.flatten();
            wrong.set(code.is_none());
            match code {
                Some(_) if !*sure => sure.set(true),
                Some(code) if !busy => run.emit(code),
                _ => {}
            }
        })
    };
    let is_done = matches!(*work.remote, Remote::Ready(_));
    // What was pressed is gone.
    let told = use_focus_when(is_done, is_done);
    let typing = {
        let (wrong, sure) = (wrong.setter(), sure.setter());
        Callback::from(move |()| {
            wrong.set(false);
            sure.set(false);
        })
    };
    if let Remote::Ready(done) = &*work.remote {
        let at = [("time", kst::minute_of(done.revoked_at).into())];
        return html! {
            <div ref={told} class="stack" role="status" tabindex="-1">
                { note_with(Icon::Check, i18n.t_with(id!("revoke-code-done"), &at)) }
                if done.refunded > 0 {
                    { note(i18n.t_with(id!("revoke-refunded"), &[("amount", i18n.won(done.refunded).to_string().into())])) }
                }
                <div class="actions wrap">
                    <Link to={Route::Issue} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("home-start")) }</Link>
                </div>
            </div>
        };
    }
    let submit = if *sure { id!("end-revoke-sure") } else { id!("end-revoke-submit") };
    html! {
        <form {onsubmit} novalidate=true>
            <div class="stack">
                <SecretField
                    name="revocation-code"
                    label={i18n.t(id!("revoke-code"))}
                    {node}
                    maxlength={40}
                    revealable=true
                    hint={i18n.t(id!("revoke-code-hint"))}
                    on_input={typing}
                    problem={wrong.then(|| i18n.t(id!("revoke-code-bad")))}
                />
                <div role="status">
                    if *sure {
                        { warning(i18n.t(id!("end-revoke-warning"))) }
                    }
                </div>
                if let Some(error) = work.remote.failure().filter(|_| !*wrong) {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Destructive, i18n.t(submit)).busy(work.remote.is_busy()).grow(true).submit() }
            </div>
        </form>
    }
}

/// What the choice is called in the form.
fn value(change: Change) -> &'static str {
    match change {
        Change::Suspend => "suspend",
        Change::Resume => "resume",
        Change::RevokeCompromised => "revoke-compromised",
        Change::RevokeChanged => "revoke-changed",
        Change::RevokeUnused => "revoke-unused",
    }
}
