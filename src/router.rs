//! Which page is shown and the ways to another one: the address of the browser as a [`Route`].

use yew::prelude::*;

use crate::{platform::history, route::Route};

mod base;
mod link;
mod navigator;
mod redirect;

pub use base::Base;
pub use link::{Link, LinkProps};
pub use navigator::Navigator;
pub use redirect::{Redirect, RedirectProps};

/// What everything below [`Router`] knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Routing {
    /// What is shown.
    pub route: Route,
    /// How to show something else.
    pub navigator: Navigator,
}

/// Properties of [`Router`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RouterProps {
    /// Whoever asks where the person is.
    pub children: Html,
}

/// Follows the address: the one the page was opened with, then Back, Forward and the [`Navigator`].
#[component]
pub fn Router(props: &RouterProps) -> Html {
    let base = use_memo((), |()| Base::new(&history::base_path()));
    let route = use_state_eq(|| base.route(&history::pathname()));
    let navigator = {
        let (base, shown) = (base.clone(), route.setter());
        use_memo((), move |()| {
            let show = Callback::from(move |route| shown.set(route));
            Navigator::new((*base).clone(), show)
        })
    };
    {
        let shown = route.setter();
        use_effect_with((), move |()| {
            let follow = move || shown.set(base.route(&history::pathname()));
            let listener = history::on_travel(Box::new(follow));
            move || drop(listener)
        });
    }
    let routing = Routing { route: (*route).clone(), navigator: (*navigator).clone() };
    html! {
        <ContextProvider<Routing> context={routing}>{ props.children.clone() }</ContextProvider<Routing>>
    }
}

/// The address of the moment; the component is rendered again when it changes.
///
/// # Panics
/// Outside of [`Router`]: a fault of the program.
#[hook]
pub fn use_route() -> Route {
    use_routing().route
}

/// The way to other pages.
///
/// # Panics
/// Outside of [`Router`]: a fault of the program.
#[hook]
pub fn use_navigator() -> Navigator {
    use_routing().navigator
}

#[hook]
fn use_routing() -> Routing {
    // The application puts it around everything that is shown, see app.rs.
    use_context::<Routing>().expect("routes need Router around them")
}
