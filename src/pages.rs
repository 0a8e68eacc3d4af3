//! One file per page: hooks and wiring. What they show is in [`crate::components`].

use yew::prelude::*;

use crate::{i18n::I18n, route::Route};

mod certificate;
mod certificates;
mod delete_dialog;
mod elsewhere;
mod home;
mod issue;
mod not_found;
mod password_question;
mod receipts;
mod resume;
mod shell;
mod state_badge;
mod unavailable;

pub use shell::Shell;
pub use unavailable::unavailable;

/// The page of the address.
fn page(i18n: &I18n, route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Issue => html! { <issue::Entrance /> },
        Route::IssueStep { step } => html! { <issue::Issue {step} /> },
        Route::Elsewhere => html! { <elsewhere::Elsewhere /> },
        Route::Resume { id } => html! { <resume::Resume key={id.clone()} id={id.clone()} /> },
        Route::Certificates => html! { <certificates::Certificates /> },
        Route::Certificate { id } => {
            html! { <certificate::Certificate key={id.clone()} id={id.clone()} /> }
        }
        Route::Receipts => html! { <receipts::ReceiptsPage /> },
        Route::NotFound => not_found::not_found(i18n),
    }
}
