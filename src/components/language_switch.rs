use yew::prelude::*;

use super::button::{Button, ButtonKind};
use crate::i18n::{Language, use_i18n};

/// Properties of [`LanguageSwitch`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LanguageSwitchProps {
    /// Another language was chosen.
    pub on_change: Callback<Language>,
}

/// Switches between Korean and English. Says the other language in that language.
#[component]
pub fn LanguageSwitch(props: &LanguageSwitchProps) -> Html {
    let other = use_i18n().language().other();
    let (short, long) = match other {
        Language::Korean => ("한국어", "한국어로 보기"),
        Language::English => ("EN", "View in English"),
    };
    html! {
        { Button::with(ButtonKind::Plain, html! { <span lang={other.tag()}>{ short }</span> }).label(long.into()).on_press(props.on_change.reform(move |()| other)) }
    }
}
