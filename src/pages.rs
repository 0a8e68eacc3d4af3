//! One file per page: hooks and wiring. What they show is in [`crate::components`].

use yew::prelude::*;

use crate::{i18n::use_i18n, route::Route, router::use_route};

mod certificate;
mod certificates;
mod home;
mod issue;
mod not_found;
mod resume;
mod shell;
mod state_badge;
mod unavailable;

pub use shell::Shell;
pub use unavailable::unavailable;

/// The page of the address.
#[component]
pub fn Page() -> Html {
    let i18n = use_i18n();
    match use_route() {
        Route::Home => html! { <home::Home /> },
        Route::Issue => html! { <issue::Entrance /> },
        Route::IssueStep { step } => html! { <issue::Issue {step} /> },
        Route::Resume { id } => html! { <resume::Resume key={id.clone()} id={id.clone()} /> },
        Route::Certificates => html! { <certificates::Certificates /> },
        Route::Certificate { id } => {
            html! { <certificate::Certificate key={id.clone()} id={id.clone()} /> }
        }
        Route::NotFound => not_found::not_found(&i18n),
    }
}
