//! One file per page: hooks and wiring. What they show is in [`crate::components`].

use yew::prelude::*;

use crate::{i18n::I18n, route::Route};

mod account_question;
mod backup;
mod bank;
mod certificate;
mod certificates;
mod copy;
mod delete_dialog;
mod elsewhere;
mod export;
mod file_drop;
mod guarded;
mod handle;
mod help;
mod home;
mod import;
mod inspect;
mod intent;
mod issue;
mod login;
mod login_band;
mod members;
mod new_password;
mod not_found;
mod notices;
mod password_question;
mod public_pc;
mod receipts;
mod register;
mod reissue;
mod renew;
mod resume;
mod revoke;
mod select_certificate;
mod shell;
mod state_badge;
mod transfer;
mod transfers;
mod unavailable;
mod verify;
mod visit;

use handle::Handle;
use shell::Shell;
pub use unavailable::unavailable;
pub use visit::Visits;

/// The page of the address. Pages with files start over when those were `closed` once more.
fn page(i18n: &I18n, route: Route, closed: u32) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Issue => html! { <issue::Entrance /> },
        Route::IssueStep { step } => html! { <issue::Issue {step} /> },
        Route::Elsewhere => html! { <elsewhere::Elsewhere /> },
        Route::Resume { id } => html! { <resume::Resume key={id.clone()} id={id.clone()} /> },
        Route::Renew { id } => html! { <renew::Renew key={id.clone()} id={id.clone()} /> },
        Route::Reissue => html! { <reissue::Reissue /> },
        Route::Certificates => html! { <certificates::Certificates /> },
        Route::Certificate { id } => {
            html! { <certificate::Certificate key={id.clone()} id={id.clone()} /> }
        }
        Route::Export { id } => html! { <export::Export key={id.clone()} id={id.clone()} /> },
        Route::Backup => html! { <backup::Backup /> },
        Route::Copy => html! { <copy::Copy /> },
        Route::Import => html! { <import::Import key={closed} /> },
        Route::Inspect => html! { <inspect::Inspect key={closed} /> },
        Route::Verify => html! { <verify::Verify key={closed} /> },
        Route::Login => html! { <login::LoginPage /> },
        Route::Bank => html! { <bank::Bank /> },
        Route::Transfer => html! { <transfer::TransferPage /> },
        Route::Transfers => html! { <transfers::TransfersPage /> },
        Route::Revoke => html! { <revoke::RevokePage /> },
        Route::Register => html! { <register::Register /> },
        Route::Receipts => html! { <receipts::ReceiptsPage /> },
        Route::Help => html! { <help::Index /> },
        Route::HelpTopic { topic } if topic == "errors" => html! { <help::Errors /> },
        Route::HelpTopic { topic } => {
            html! { <help::Topic key={topic.clone()} topic={topic.clone()} /> }
        }
        Route::HelpError { code } => {
            html! { <help::Errors key={code.clone()} code={AttrValue::from(code.clone())} /> }
        }
        Route::NotFound => not_found::not_found(i18n),
    }
}
