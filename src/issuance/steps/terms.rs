use std::rc::Rc;

use ingam_bank_api::{AgreedTerms, Purpose, TermsDocument};
use yew::prelude::*;

use super::{
    document::agreement, holder_choice::holder_choice, readiness, step_form::StepForm,
    terms_list::TermsList,
};
use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        loading::loading,
        note::note,
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
    let missing = use_state(|| false);
    let is_public = use_visit().is_public;
    let holder = use_state(|| issuance.state.holder);
    let agreed = use_state(|| agreed_before(&documents, &issuance.state.agreed));
    let reissue = issuance.state.purpose == Purpose::Reissue;
    let on_change = {
        let (agreed, missing) = (agreed.setter(), missing.setter());
        Callback::from(move |now| {
            missing.set(false);
            agreed.set(now);
        })
    };
    let on_submit = {
        let (documents, missing, holder) = (documents.clone(), missing.setter(), *holder);
        let (all, issuance) = (agreed.len() == documents.len(), issuance.clone());
        Callback::from(move |()| {
            if all {
                issuance.agree(holder, documents.iter().map(agreement).collect());
            } else {
                missing.set(true);
            }
        })
    };
    let lead = if reissue { id!("reissue-terms-lead") } else { id!("terms-lead") };
    let issue = Callback::from(move |()| {
        issuance.begin(Purpose::Issue);
    });
    html! {
        <StepForm
            title={i18n.t(id!("terms-title"))}
            lead={i18n.t(lead)}
            submit={i18n.t(id!("terms-submit"))}
            {on_submit}
        >
            if reissue {
                { note(i18n.t(id!("reissue-note"))) }
                <div>{ Button::new(ButtonKind::Plain, i18n.t(id!("reissue-issue"))).on_press(issue) }</div>
            }
            { holder_choice(&i18n, *holder, &{
                let holder = holder.setter();
                Callback::from(move |chosen| holder.set(chosen))
            }) }
            { readiness::question(&i18n, is_public) }
            <TermsList {documents} agreed={(*agreed).clone()} missing={*missing} {on_change} />
        </StepForm>
    }
}

/// The documents that were agreed to, by their place.
fn agreed_before(documents: &[TermsDocument], agreed: &[AgreedTerms]) -> Vec<usize> {
    let known = |(_, document): &(usize, &TermsDocument)| agreed.contains(&agreement(document));
    documents.iter().enumerate().filter(known).map(|(index, _)| index).collect()
}
