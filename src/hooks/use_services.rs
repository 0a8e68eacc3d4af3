use yew::prelude::*;

use crate::services::Services;

/// Everything behind ports: bank, vault, keeper, clock.
///
/// # Panics
/// Outside of `ContextProvider<Services>`: a fault of the program.
#[hook]
pub fn use_services() -> Services {
    // The application puts it around everything that is shown, see app.rs.
    use_context::<Services>().expect("use_services() needs ContextProvider<Services> around it")
}
