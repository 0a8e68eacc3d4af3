use std::rc::Rc;

use ingam_bank_api::{AgreedTerms, TermsDocument};
use yew::prelude::*;

use super::{
    document::{self, Row, agreement},
    holder_choice::holder_choice,
    readiness,
    step_form::StepForm,
};
use crate::{
    components::{
        button::{Button, ButtonKind},
        check::check,
        failure::Failure,
        loading::loading,
    },
    error::AppError,
    hooks::{Remote, use_async, use_services, use_visit},
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
};

/// 약관 동의
#[component]
pub fn Terms() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let terms = use_async(move |()| {
        let services = services.clone();
        async move { Ok::<_, AppError>(Rc::new(services.bank().terms().await?.documents)) }
    });
    {
        let load = terms.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*terms.remote {
        Remote::Ready(documents) => html! { <Agreement documents={documents.clone()} /> },
        Remote::Failed(error) => html! {
            <Failure text={error.message()}>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(terms.run.clone()) }</div>
            </Failure>
        },
        Remote::Idle | Remote::Busy => html! { { loading(i18n.t(id!("terms-loading"))) } },
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct AgreementProps {
    documents: Rc<Vec<TermsDocument>>,
}

#[component]
fn Agreement(props: &AgreementProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let documents = props.documents.clone();
    let opened = use_state(|| None::<usize>);
    let missing = use_state(|| false);
    let is_public = use_visit().is_public;
    let holder = use_state(|| issuance.state.holder);
    let agreed = use_state(|| agreed_before(&documents, &issuance.state.agreed));
    let all = agreed.iter().all(|agreed| *agreed);
    let set = {
        let (agreed, missing) = (agreed.clone(), missing.setter());
        Callback::from(move |(which, on): (Option<usize>, bool)| {
            let mut next = (*agreed).clone();
            match which.and_then(|index| next.get_mut(index)) {
                Some(one) => *one = on,
                None => next.fill(on),
            }
            missing.set(false);
            agreed.set(next);
        })
    };
    let set_all = set.reform(|on| (None, on));
    let on_submit = {
        let (documents, missing, holder) = (documents.clone(), missing.setter(), *holder);
        Callback::from(move |()| {
            if all {
                issuance.agree(holder, documents.iter().map(agreement).collect());
            } else {
                missing.set(true);
            }
        })
    };
    let close = {
        let opened = opened.setter();
        Callback::from(move |()| opened.set(None))
    };
    let agree_and_close = {
        let (set, close, opened) = (set.clone(), close.clone(), opened.clone());
        Callback::from(move |()| {
            if opened.is_some() {
                set.emit((*opened, true));
            }
            close.emit(());
        })
    };
    html! {
        <>
            <StepForm
                title={i18n.t(id!("terms-title"))}
                lead={i18n.t(id!("terms-lead"))}
                submit={i18n.t(id!("terms-submit"))}
                {on_submit}
            >
                { holder_choice(&i18n, *holder, &{
                    let holder = holder.setter();
                    Callback::from(move |chosen| holder.set(chosen))
                }) }
                { readiness::question(&i18n, is_public) }
                <div>
                    <div class="all-terms">
                        { check("terms-all".into(), i18n.t(id!("terms-all")), all, false, set_all) }
                    </div>
                    <ul class="terms">
                        for (index, document) in documents.iter().enumerate() {
                            <li key={document.id.clone()}>
                                { Row {
                                    document,
                                    agreed: agreed[index],
                                    missing: *missing && !agreed[index],
                                    on_change: set.reform(move |on| (Some(index), on)),
                                    on_open: {
                                        let opened = opened.setter();
                                        Callback::from(move |()| opened.set(Some(index)))
                                    },
                                }.view(&i18n) }
                            </li>
                        }
                    </ul>
                    if *missing {
                        { document::missing_note(&i18n) }
                    }
                </div>
            </StepForm>
            if let Some(document) = opened.and_then(|index| documents.get(index)) {
                { document::text(&i18n, document, close, agree_and_close) }
            }
        </>
    }
}

/// For each document, whether it was agreed to.
fn agreed_before(documents: &[TermsDocument], agreed: &[AgreedTerms]) -> Vec<bool> {
    let known = |document| agreed.contains(&agreement(document));
    documents.iter().map(known).collect()
}
