use yew::prelude::*;

use super::super::receipts::QuestionWords;
use crate::i18n::I18n;

/// Of the question who somebody is.
pub(super) const WORDS: QuestionWords = QuestionWords {
    title: id!("register-identity"),
    lead: id!("register-identity-lead"),
    holder: id!("register-holder"),
    submit: id!("register-next"),
};

/// The seven steps.
pub(super) fn step_names(i18n: &I18n) -> Vec<AttrValue> {
    [
        id!("register-step-notice"),
        id!("register-step-identity"),
        id!("register-step-list"),
        id!("register-step-select"),
        id!("register-step-proof"),
        id!("register-step-confirm"),
        id!("register-step-done"),
    ]
    .map(|id| i18n.t(id))
    .to_vec()
}
