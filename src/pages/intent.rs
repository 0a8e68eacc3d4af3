use yew::prelude::*;

use crate::certificates::Intent;

/// What is begun in this component is wanted as long as it is shown.
#[hook]
pub fn use_intent() -> Intent {
    let intent = use_memo((), |()| Intent::default());
    {
        let intent = intent.clone();
        use_effect_with((), move |()| move || intent.give_up());
    }
    (*intent).clone()
}
