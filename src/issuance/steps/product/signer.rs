//! The choice of the issuing authority, with its own terms.

use std::rc::Rc;

use ingam_bank_api::ProductOffer;
use yew::prelude::*;

use super::super::document::{self, Row};
use crate::{
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        loading::loading,
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
    i18n::use_i18n,
    issuance::choice::Signer,
    platform::bank_client::BankError,
};

/// Properties of [`SignerChoice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SignerChoiceProps {
    /// The product, which several authorities sign.
    pub offer: ProductOffer,
    /// What is chosen.
    pub signer: Signer,
    /// The terms are not agreed to, and have to be.
    pub missing: bool,
    /// Something else is chosen.
    pub on_change: Callback<Signer>,
}

/// 인증기관 선택
#[component]
pub(super) fn SignerChoice(props: &SignerChoiceProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let opened = use_state(|| false);
    let terms = use_async(move |()| {
        let services = services.clone();
        async move { Ok::<_, AppError>(Rc::new(services.bank().authority_terms().await?.documents)) }
    });
    {
        let load = terms.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let chosen = props.signer.of(&props.offer);
    let failed = |error: &AppError| {
        html! {
            <Failure text={error.message()}>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(terms.run.clone()) }</div>
            </Failure>
        }
    };
    let own_terms = || match &*terms.remote {
        Remote::Ready(documents) => {
            let wanted = chosen?.terms.as_ref();
            let document = documents.iter().find(|document| Some(&document.id) == wanted);
            let Some(document) = document else {
                // The bank names a document that it does not give.
                return Some(failed(&AppError::Bank(BankError::Unreadable)));
            };
            let set = {
                let (id, on_change) = (props.signer.id.clone(), props.on_change.clone());
                let agreement = document::agreement(document);
                Callback::from(move |on: bool| {
                    let agreed = on.then(|| agreement.clone());
                    on_change.emit(Signer { id: id.clone(), agreed });
                })
            };
            let row = Row {
                document,
                agreed: props.signer.agreed.is_some(),
                missing: props.missing,
                on_change: set.clone(),
                on_open: {
                    let opened = opened.setter();
                    Callback::from(move |()| opened.set(true))
                },
            };
            let close = {
                let opened = opened.setter();
                Callback::from(move |()| opened.set(false))
            };
            let agree = {
                let close = close.clone();
                Callback::from(move |()| {
                    set.emit(true);
                    close.emit(());
                })
            };
            Some(html! {
                <>
                    <ul class="terms"><li>{ row.view(&i18n) }</li></ul>
                    if *opened {
                        { document::text(&i18n, document, close, agree) }
                    }
                </>
            })
        }
        Remote::Failed(error) => Some(failed(error)),
        Remote::Idle | Remote::Busy => Some(loading(i18n.t(id!("terms-loading")))),
    };
    html! {
        <fieldset class="group">
            <legend>{ i18n.t(id!("authority-title")) }</legend>
            <p class="hint">{ i18n.t(id!("authority-hint")) }</p>
            for authority in &props.offer.authorities {
                { Choice {
                    name: "authority".into(),
                    value: authority.id.clone().into(),
                    title: i18n.language().pick(&authority.name),
                    checked: chosen == Some(authority),
                    on_choose: {
                        let (id, on_change) = (authority.id.clone(), props.on_change.clone());
                        Callback::from(move |()| {
                            on_change.emit(Signer { id: Some(id.clone()), agreed: None });
                        })
                    },
                    ..Choice::default()
                }.view() }
            }
            { own_terms() }
            if props.missing {
                { document::missing_note(&i18n) }
            }
        </fieldset>
    }
}
