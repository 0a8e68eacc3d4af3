use std::{collections::BTreeSet, rc::Rc};

use ingam_bank_api::{AgreedTerms, TermsDocument};
use yew::prelude::*;

use super::step_form::StepForm;
use crate::{
    components::{
        actions::Actions,
        button::{Button, ButtonKind},
        check::Check,
        dialog::Dialog,
        failure::Failure,
        icon::{Icon, IconImage},
        loading::Loading,
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
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
                <Actions>
                    <Button kind={ButtonKind::Small} on_press={terms.run.clone()}>
                        { i18n.t("action-retry") }
                    </Button>
                </Actions>
            </Failure>
        },
        Remote::Idle | Remote::Busy => html! { <Loading text={i18n.t("terms-loading")} /> },
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
    let agreed = use_state(|| agreed_before(&documents, &issuance.state.agreed));
    let all = agreed.len() == documents.len();
    let set = {
        let (agreed, missing) = (agreed.clone(), missing.setter());
        Callback::from(move |(indices, on): (Vec<usize>, bool)| {
            let mut next = (*agreed).clone();
            for index in indices {
                let _ = if on {
                    next.insert(index)
                } else {
                    next.remove(&index)
                };
            }
            missing.set(false);
            agreed.set(next);
        })
    };
    let set_all = {
        let count = documents.len();
        set.reform(move |on| ((0..count).collect(), on))
    };
    let on_submit = {
        let (documents, missing) = (documents.clone(), missing.setter());
        Callback::from(move |()| {
            if all {
                issuance.agree(documents.iter().map(agreement).collect());
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
            set.emit((opened.iter().copied().collect(), true));
            close.emit(());
        })
    };
    html! {
        <>
            <StepForm
                title={i18n.t("terms-title")}
                lead={i18n.t("terms-lead")}
                submit={i18n.t("terms-submit")}
                {on_submit}
            >
                <div>
                    <div class="all-terms">
                        <Check
                            name="terms-all"
                            label={i18n.t("terms-all")}
                            checked={all}
                            on_change={set_all}
                        />
                    </div>
                    <ul class="terms">
                        for (index, document) in documents.iter().enumerate() {
                            <li key={document.id.clone()}>
                                <Check
                                    name={format!("terms-{}", document.id)}
                                    label={i18n.language().pick(&document.title)}
                                    checked={agreed.contains(&index)}
                                    on_change={set.reform(move |on| (vec![index], on))}
                                />
                                <Button
                                    kind={ButtonKind::Plain}
                                    label={i18n.t_with(
                                        "terms-open-label",
                                        &[("title", i18n.language().pick(&document.title).to_string().into())],
                                    )}
                                    on_press={{
                                        let opened = opened.setter();
                                        Callback::from(move |()| opened.set(Some(index)))
                                    }}
                                >
                                    { i18n.t("terms-open") }
                                </Button>
                            </li>
                        }
                    </ul>
                    if *missing {
                        <p class="problem" role="alert">
                            <IconImage icon={Icon::Attention} size={18} />
                            { i18n.t("terms-missing") }
                        </p>
                    }
                </div>
            </StepForm>
            if let Some(document) = opened.and_then(|index| documents.get(index)) {
                <Dialog
                    id="terms-text"
                    title={i18n.language().pick(&document.title)}
                    on_close={close.clone()}
                >
                    <div class="body" tabindex="0">
                        for paragraph in i18n.language().pick(&document.body).split("\n\n") {
                            <p>{ paragraph.to_owned() }</p>
                        }
                    </div>
                    <Actions>
                        <Button on_press={close}>{ i18n.t("action-close") }</Button>
                        <Button kind={ButtonKind::Primary} on_press={agree_and_close}>
                            { i18n.t("terms-agree-one") }
                        </Button>
                    </Actions>
                </Dialog>
            }
        </>
    }
}

fn agreement(document: &TermsDocument) -> AgreedTerms {
    AgreedTerms {
        id: document.id.clone(),
        version: document.version.clone(),
    }
}

fn agreed_before(documents: &[TermsDocument], agreed: &[AgreedTerms]) -> BTreeSet<usize> {
    let known = |(_, document): &(usize, &TermsDocument)| agreed.contains(&agreement(document));
    documents
        .iter()
        .enumerate()
        .filter(known)
        .map(|(index, _)| index)
        .collect()
}
