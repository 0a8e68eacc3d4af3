use yew::prelude::*;

use super::{Finished, received::ReceivedFiles};
use crate::issuance::{Action, use_issuance::use_issuance};

/// 발급 완료
#[component]
pub fn Done() -> Html {
    let issuance = use_issuance();
    let saved = use_mut_ref(|| false);
    {
        let (issuance, saved) = (issuance.clone(), saved.clone());
        // Whoever leaves this page is done: the keeper forgets the password. But a certificate that is
        // nowhere else stays until it was saved.
        use_effect_with((), move |()| {
            move || {
                if issuance.state.received.is_none() || *saved.borrow() {
                    issuance.reset();
                }
            }
        });
    }
    if let Some(received) = issuance.state.received.clone() {
        let on_saved = Callback::from(move |()| *saved.borrow_mut() = true);
        return html! { <ReceivedFiles {received} {on_saved} /> };
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
