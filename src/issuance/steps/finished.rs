use std::rc::Rc;

use ingam_bank_api::Product;
use ingam_core::{
    kst,
    vault::{ActiveCertificate, Storage},
};
use yew::{platform::spawn_local, prelude::*};

use super::{
    certificate_product,
    names::product_of,
    revocation_code::{Asking, RevocationCodeCard},
};
use crate::{
    certificates,
    components::{
        badge::{Tone, backup_badge, badge},
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        note::{note, note_with, warning},
        rows::{fact, row},
        seal::seal,
    },
    error::AppError,
    hooks::{use_async, use_services, use_visit},
    i18n::{I18n, MessageId, use_i18n},
    issuance::enroll::{Enrolled, TookOver, finish_file_storage},
    keeper::protocol::Summary,
    platform::storage_persistence,
    public_pc::watch::Ending,
    route::Route,
    router::Link,
};

/// Properties of [`Finished`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FinishedProps {
    /// The certificate.
    pub enrolled: Rc<Enrolled>,
    /// It was saved as a file at this time, seconds since 1970-01-01T00:00:00Z.
    pub on_backed_up: Callback<i64>,
}

/// 발급 완료: what was checked, where it is kept, what is missing.
#[component]
pub fn Finished(props: &FinishedProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let enrolled = props.enrolled.clone();
    let removed = use_state(|| false);
    let visit = use_visit();
    use_effect_with(visit.is_public, |is_public| {
        if *is_public {
            return;
        }
        // The browser decides. What it says changes nothing here: the advice to keep a file stands.
        spawn_local(async {
            let _ = storage_persistence::request().await;
        });
    });
    let save = {
        let (services, enrolled) = (services.clone(), enrolled.clone());
        let on_backed_up = props.on_backed_up.clone();
        use_async(move |()| {
            let (services, enrolled) = (services.clone(), enrolled.clone());
            let on_backed_up = on_backed_up.clone();
            async move {
                let Enrolled { entry, summary, .. } = &*enrolled;
                let file = certificates::make_file(&services, entry, summary, None).await?;
                let at = certificates::save_file(&services, &entry.id, summary, &file).await?;
                on_backed_up.emit(at);
                Ok::<_, AppError>(())
            }
        })
    };
    let remove = {
        let (services, enrolled) = (services.clone(), enrolled.clone());
        let removed = removed.setter();
        use_async(move |()| {
            let (services, enrolled) = (services.clone(), enrolled.clone());
            let removed = removed.clone();
            async move {
                finish_file_storage(&services, &enrolled.entry.id).await?;
                removed.set(true);
                Ok::<_, AppError>(())
            }
        })
    };
    let has_session = use_state(|| services.session().key().is_some());
    {
        let services = services.clone();
        use_effect_with((), move |()| {
            let own = services.session().key();
            move || {
                // Whoever has left needs it no more. One that was begun since is not this one.
                if own.is_some() && services.session().key() == own {
                    services.session().clear();
                }
            }
        });
    }
    let Some(active) = certificates::active(&enrolled.entry) else {
        return Html::default();
    };
    let saved = active.backup.is_some();
    let in_file = !active.storage.stays_in_browser();
    let failure = save.remote.failure().or_else(|| remove.remote.failure());
    // Deleting never takes the place of saving: a second tap would hit it.
    let save_first = !saved || (in_file && !visit.is_public);
    let save_kind = if save_first { ButtonKind::Primary } else { ButtonKind::Outlined };
    let name = enrolled.summary.holder_name.clone();
    let title = match enrolled.took_over {
        TookOver::Nothing => id!("done-title"),
        TookOver::Lost => id!("reissue-done"),
        TookOver::Old(_) => id!("renewal-done"),
    };
    html! {
        <div class="done">
            { seal(&name, i18n.t_with(id!("seal-label"), &[("name", name.clone().into())])) }
            <Heading title={i18n.t(title)} lead={i18n.t(id!("done-lead"))} />
            { of_old(&i18n, &enrolled.took_over) }
            if enrolled.is_clock_off {
                { warning(i18n.t(id!("bank-clock"))) }
            }
            // Above the facts: on a phone what is below them is under the buttons.
            if in_file && !*removed {
                { warning(i18n.t(match (visit.is_public, saved) {
                        (true, true) => id!("public-saved"),
                        (true, false) => id!("public-unsaved"),
                        (false, true) => id!("done-file-saved"),
                        (false, false) => id!("done-file-note"),
                    })) }
            }
            if active.storage == Storage::Both && !saved {
                { warning(i18n.t(id!("done-both-note"))) }
            }
            <div role="status">
                if saved && !in_file {
                    { note_with(Icon::Check, i18n.t(id!("certificate-saved"))) }
                }
            </div>
            { facts(&i18n, &enrolled, active, services.now(), place(active, *removed, visit.is_public)) }
            if !active.confirmed {
                { note(i18n.t(id!("done-unconfirmed"))) }
            }
            // Without a session it can be had after a login.
            if *has_session {
                <RevocationCodeCard asking={Asking::Applicant} is_newer={enrolled.took_over != TookOver::Nothing} />
            }
            { receipt_link(&i18n, &enrolled.summary) }
            if let Some(error) = failure {
                <Failure text={error.message()} />
            }
            <div class="actions fixed">
                if !*removed {
                    { Button::new(save_kind, i18n.t(save_label(active.storage, saved))).busy(save.remote.is_busy()).grow(save_first).on_press(save.run.clone()) }
                }
                if visit.is_public {
                    if saved {
                        { Button::new(ButtonKind::Primary, i18n.t(id!("public-leave-label"))).grow(true).on_press(visit.leave.reform(|()| Ending::Left)) }
                    }
                } else if in_file && saved && !*removed {
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("done-file-confirm"))).busy(remove.remote.is_busy()).on_press(remove.run.clone()) }
                } else {
                    <Link
                        to={Route::Certificates}
                        classes={classes!("button", (saved && !in_file || *removed).then_some("primary grow"))}
                    >
                        { i18n.t(id!("done-certificates")) }
                    </Link>
                }
            </div>
        </div>
    }
}

/// What became of the certificate before, which is not deleted here without a word.
fn of_old(i18n: &I18n, took_over: &TookOver) -> Html {
    match took_over {
        TookOver::Nothing => Html::default(),
        TookOver::Lost => note(i18n.t(id!("reissue-done-old"))),
        TookOver::Old(id) => html! {
            <>
                { note(i18n.t(id!("renewal-done-old"))) }
                <p class="back-link"><Link to={Route::certificate(id)}>{ i18n.t(id!("renewal-done-delete")) }</Link></p>
            </>
        },
    }
}

/// The way to the receipt. Everything but the certificate for banking is paid for.
pub(super) fn receipt_link(i18n: &I18n, summary: &Summary) -> Html {
    let product = summary.product.as_deref().and_then(product_of);
    if product.is_none_or(|product| product == Product::Banking) {
        return Html::default();
    }
    html! {
        <p class="back-link"><Link to={Route::Receipts}>{ i18n.t(id!("done-receipt")) }</Link></p>
    }
}

fn save_label(storage: Storage, saved: bool) -> MessageId {
    match storage {
        _ if saved => id!("done-save-again"),
        Storage::Browser => id!("done-backup"),
        Storage::File | Storage::Both => id!("done-save-file"),
    }
}

fn facts(
    i18n: &I18n,
    enrolled: &Enrolled,
    active: &ActiveCertificate,
    now: i64,
    place: MessageId,
) -> Html {
    let summary = &enrolled.summary;
    // Today counts: a certificate of one year is good for 365 days on the day it is issued.
    let days = (kst::days_left(now, summary.not_after) + 1).max(0);
    html! {
        <dl class="rows">{ fact(i18n.t(id!("fact-holder")), &summary.holder_name) }
            { fact(i18n.t(id!("fact-product")), &certificate_product(i18n, summary)) }
            { fact(i18n.t(id!("fact-issuer")), &summary.issuer_name) }
            { row(i18n.t(id!("fact-validity")), html! { <><span>
                    { format!("{} – {}", kst::date_of(summary.not_before), kst::date_of(summary.not_after)) }
                </span>
                { badge(Tone::Ok, i18n.t_with(id!("days-left"), &[("days", days.into())]), None) }</> }) }
            { row(i18n.t(id!("fact-place")), html! { <><span>{ i18n.t(place) }</span>
                { backup_badge(i18n, active.backup) }</> }) }</dl>
    }
}

fn place(active: &ActiveCertificate, removed: bool, is_public: bool) -> MessageId {
    match active.storage {
        _ if is_public => id!("public-place"),
        _ if removed => id!("place-file"),
        Storage::Both if active.backup.is_some() => id!("place-both"),
        Storage::Browser | Storage::Both => id!("place-browser"),
        Storage::File => id!("place-browser-for-now"),
    }
}
