//! The questions of the wizard, one a step.

use yew::prelude::*;

use super::Step;

mod codes;
mod details;
mod document;
mod done;
mod fee;
mod finished;
mod holder_choice;
mod identity;
mod issuing;
mod names;
mod organization;
mod password;
mod product;
mod readiness;
mod received;
mod request;
mod revocation_code;
mod step_form;
mod terms;
mod terms_list;
mod text_code;
mod verification;

pub use codes::Codes;
pub use document::agreement;
pub use finished::Finished;
pub use holder_choice::holder_choice;
pub use issuing::stages;
pub use names::{
    certificate_product, offered_product, pending_product, product_name, product_of, stage_name,
    step_name,
};
pub use organization::organization_fields;
pub use readiness::needs;
pub use revocation_code::{Asking, RevocationCodeCard};
pub use terms_list::TermsList;
pub use verification::CardFields;

/// The question of a step.
pub fn view(step: Step) -> Html {
    match step {
        Step::Terms => html! { <terms::Terms /> },
        Step::Identity => html! { <identity::Identity /> },
        Step::Product => html! { <product::Product /> },
        Step::Verification => html! { <verification::Verification /> },
        Step::Fee => html! { <fee::Fee /> },
        Step::Details => html! { <details::DetailsStep /> },
        Step::Request => html! { <request::Request /> },
        Step::Password => html! { <password::Password /> },
        Step::Issuing => html! { <issuing::Issuing /> },
        Step::Done => html! { <done::Done /> },
    }
}
