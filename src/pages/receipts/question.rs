use ingam_bank_api::ReceiptsQuestion;
use yew::prelude::*;

use super::super::account_question::{Asked, use_account_question};
use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        note::note_with,
    },
    error::AppError,
    i18n::{MessageId, use_i18n},
};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionWords {
    /// Of the page.
    pub title: MessageId,
    /// Below it.
    pub lead: MessageId,
    /// Of the choice between people and companies.
    pub holder: MessageId,
    /// What the button does.
    pub submit: MessageId,
}

/// Properties of [`Question`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuestionProps {
    /// What is asked for.
    pub words: QuestionWords,
    /// The answer is on its way.
    pub busy: bool,
    /// Why there was no answer.
    #[prop_or_default]
    pub failure: Option<AppError>,
    /// All is filled in. The secrets are no longer in the fields.
    pub on_ask: Callback<ReceiptsQuestion>,
}

/// Who somebody is: number, account and its password.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let asked = use_state(|| 0_u32);
    let on_ask = {
        let (asked, on_ask) = (asked.clone(), props.on_ask.clone());
        Callback::from(move |Asked { account, account_password, number, .. }: Asked| {
            asked.set(*asked + 1);
            on_ask.emit(ReceiptsQuestion { account, account_password, number });
        })
    };
    let question = use_account_question(props.words.holder, props.busy, on_ask);
    {
        let clear = question.clear.clone();
        use_effect_with(*asked, move |_| clear.emit(()));
    }
    let failure = props.failure.as_ref().filter(|_| !question.has_problem);
    html! {
        <form class="column narrow" ref={question.form} onsubmit={question.onsubmit} novalidate=true>
            <Heading title={i18n.t(props.words.title)} lead={i18n.t(props.words.lead)} />
            <div class="stack">
                { question.fields }
                if let Some(error) = failure {
                    <Failure text={error.message()} />
                }
                { note_with(Icon::Lock, i18n.t(id!("receipts-note"))) }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(props.words.submit)).busy(props.busy).grow(true).submit() }
            </div>
        </form>
    }
}
