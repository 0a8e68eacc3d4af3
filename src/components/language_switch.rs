use yew::prelude::*;

use super::button::{Button, ButtonKind};
use crate::i18n::{I18n, Language};

/// Switches between Korean and English. Says the other language in that language.
pub fn language_switch(i18n: &I18n, on_change: &Callback<Language>) -> Html {
    let other = i18n.language().other();
    let (short, long) = match other {
        Language::Korean => ("한국어", "한국어로 보기"),
        Language::English => ("EN", "View in English"),
    };
    Button::with(ButtonKind::Plain, html! { <span lang={other.tag()}>{ short }</span> })
        .label(long.into())
        .on_press(on_change.reform(move |()| other))
}
