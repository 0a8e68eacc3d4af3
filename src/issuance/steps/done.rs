use yew::prelude::*;

use super::{Finished, received::ReceivedFiles};
use crate::issuance::{Action, use_issuance::use_issuance};

/// 발급 완료
#[component]
pub fn Done() -> Html {
    let issuance = use_issuance();
    {
        let issuance = issuance.clone();
        // Whoever leaves this page is done: the keeper forgets the password.
        use_effect_with((), move |()| move || issuance.reset());
    }
    if let Some(received) = issuance.state.received.clone() {
        return html! { <ReceivedFiles {received} /> };
    }
    let Some(enrolled) = issuance.state.enrolled.clone() else {
        return Html::default();
    };
    let on_backed_up = {
        let state = issuance.state.clone();
        Callback::from(move |at| state.dispatch(Action::BackUp(at)))
    };
    html! { <Finished {enrolled} {on_backed_up} /> }
}
