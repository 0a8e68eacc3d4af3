use ingam_bank_api::Purpose;
use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        heading::Heading,
        icon::Icon,
        note::{note_with, warning},
    },
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
    route::Route,
    router::{Link, use_navigator},
};

/// 인증서 재발급: for whoever has lost the file or forgotten the password.
#[component]
pub fn Reissue() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let state = &issuance.state;
    let under_way = state.purpose == Purpose::Reissue && state.to_draft().is_some();
    let is_free = state.can_take_over();
    // Only one application is remembered: nobody loses another one without being asked.
    let overwrites = !under_way && state.to_draft().is_some();
    let sure = use_state(|| false);
    let asks = overwrites && *sure;
    let start = {
        let (issuance, navigator, sure) = (issuance.clone(), navigator.clone(), sure.clone());
        Callback::from(move |()| {
            if overwrites && !*sure {
                sure.set(true);
            } else if under_way || issuance.begin(Purpose::Reissue) {
                navigator.push(&Route::Issue);
            }
        })
    };
    let label = match under_way {
        true => id!("home-resume"),
        false if asks => id!("reissue-sure"),
        false => id!("reissue-start"),
    };
    html! {
        <div class="column narrow">
            <Heading title={i18n.t(id!("reissue-title"))} lead={i18n.t(id!("reissue-lead"))} />
            <div class="stack">
                <ul class="plain-list">
                    <li>{ i18n.t(id!("reissue-identity")) }</li>
                    <li>{ i18n.t(id!("reissue-end")) }</li>
                    <li>{ i18n.t(id!("reissue-fee")) }</li>
                    <li>{ i18n.t(id!("reissue-old")) }</li>
                </ul>
                { note_with(Icon::Info, i18n.t(id!("reissue-expired"))) }
                if !is_free {
                    { warning(i18n.t(id!("reissue-busy"))) }
                }
                <div role="status">
                    if asks {
                        { warning(i18n.t(id!("reissue-overwrites"))) }
                    }
                </div>
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Primary, i18n.t(label)).waiting(!is_free).grow(true).once().on_press(start) }
            </div>
            <p class="back-link">
                <Link to={Route::Certificates}>{ i18n.t(id!("reissue-renewal")) }</Link>
            </p>
        </div>
    }
}
