//! An address that only leads to another one.

use yew::prelude::*;

use super::use_navigator;
use crate::route::Route;

/// Properties of [`Redirect`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RedirectProps {
    /// Where to.
    pub to: Route,
}

/// Goes elsewhere as soon as it is shown; Back does not lead here again.
#[component]
pub fn Redirect(props: &RedirectProps) -> Html {
    let navigator = use_navigator();
    use_effect_with(props.to.clone(), move |to| navigator.replace(to));
    Html::default()
}
