use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use super::{certificate_product, finished::receipt_link};
use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        note::{note, warning},
        rows::fact,
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::own_request::{Received, pem},
    platform::download,
    route::Route,
    router::Link,
};

/// Properties of [`ReceivedFiles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReceivedFilesProps {
    /// The certificate for the person's own request.
    pub received: Rc<Received>,
    /// The certificate was handed over as a file.
    pub on_saved: Callback<()>,
}

/// 발급 완료, for a request of the person's own: certificate and chain as files. This browser keeps
/// neither.
#[component]
pub fn ReceivedFiles(props: &ReceivedFilesProps) -> Html {
    let i18n = use_i18n();
    let (received, on_saved) = (props.received.clone(), props.on_saved.clone());
    let certificate_saved = use_state(|| false);
    let saved = certificate_saved.setter();
    let services = use_services();
    let save = use_async(move |chain: bool| {
        let (received, on_saved, saved) = (received.clone(), on_saved.clone(), saved.clone());
        let services = services.clone();
        async move {
            let (name, text) = match chain {
                true => ("chain.pem", pem(&received.chain)),
                false => ("certificate.pem", pem([&received.certificate])),
            };
            services
                .offer_file(name, download::PEM, text.as_bytes())
                .map_err(|_| AppError::Internal)?;
            if !chain {
                services.note_received(false);
                on_saved.emit(());
                saved.set(true);
            }
            Ok::<_, AppError>(())
        }
    });
    html! {
        <div class="done">
            <Heading title={i18n.t(id!("done-title"))} lead={i18n.t(id!("received-lead"))} />
            { warning(i18n.t(id!("received-note"))) }
            <div role="status">
                if matches!(&*save.remote, Remote::Ready(())) {
                    { note(i18n.t(id!("received-saved"))) }
                }
            </div>
            { facts(&i18n, &props.received) }
            { receipt_link(&i18n, &props.received.summary) }
            if *certificate_saved {
                <p class="back-link"><Link to={Route::Home}>{ i18n.t(id!("action-home")) }</Link></p>
            }
            if let Some(error) = save.remote.failure() {
                <Failure text={error.message()} />
            }
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(id!("received-certificate"))).grow(true).on_press(save.run.reform(|()| false)) }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("received-chain"))).on_press(save.run.reform(|()| true)) }
            </div>
        </div>
    }
}

fn facts(i18n: &I18n, received: &Received) -> Html {
    let summary = &received.summary;
    let days =
        format!("{} – {}", kst::date_of(summary.not_before), kst::date_of(summary.not_after));
    html! {
        <dl class="rows">
            { fact(i18n.t(id!("fact-product")), &certificate_product(i18n, summary)) }
            { fact(i18n.t(id!("fact-subject")), &summary.subject) }
            { fact(i18n.t(id!("fact-issuer")), &summary.issuer_name) }
            { fact(i18n.t(id!("fact-validity")), &days) }
            { fact(i18n.t(id!("fact-key")), &summary.key) }
            { fact(i18n.t(id!("fact-serial")), &summary.serial) }
        </dl>
    }
}
