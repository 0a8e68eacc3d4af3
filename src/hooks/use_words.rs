use std::rc::Rc;

use yew::prelude::*;

use super::{Remote, use_async};
use crate::{
    error::AppError,
    i18n::{Language, Words, use_i18n},
};

/// The words of the certificate doctor, in the language of the moment.
pub struct UseWords {
    /// They, or why they are not there.
    pub remote: Rc<Remote<Words, AppError>>,
    /// Loads them once more.
    pub retry: Callback<()>,
}

/// Loads the words of the certificate doctor.
#[hook]
pub fn use_words() -> UseWords {
    let language = use_i18n().language();
    let words = use_async(|language: Language| async move {
        Words::load(language).await.ok_or(AppError::InspectTextsMissing)
    });
    {
        let load = words.run.clone();
        use_effect_with(language, move |language| load.emit(*language));
    }
    UseWords { remote: words.remote, retry: words.run.reform(move |()| language) }
}
