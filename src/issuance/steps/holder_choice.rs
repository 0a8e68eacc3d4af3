use ingam_bank_api::Holder;
use yew::prelude::*;

use crate::{components::choice::Choice, i18n::I18n};

/// Whom the certificate is for (개인, 기업).
pub fn holder_choice(i18n: &I18n, chosen: Holder, on_choose: &Callback<Holder>) -> Html {
    let choice = |holder, value: &'static str, title, about| {
        Choice {
            name: "holder".into(),
            value: value.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: chosen == holder,
            on_choose: on_choose.reform(move |()| holder),
            ..Choice::default()
        }
        .view()
    };
    html! {
        <fieldset class="group">
            <legend>{ i18n.t(id!("holder-legend")) }</legend>
            { choice(Holder::Personal, "personal", id!("holder-personal"), id!("holder-personal-about")) }
            { choice(Holder::Corporate, "corporate", id!("holder-corporate"), id!("holder-corporate-about")) }
        </fieldset>
    }
}
