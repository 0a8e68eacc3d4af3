use yew::prelude::*;

use super::Notice;
use crate::public_pc::watch::Ending;

/// How a person says that this is a public computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    /// At the start. `began`: something personal was typed before, and kept as a draft.
    Afresh {
        /// Whether the draft is of this visit.
        began: bool,
    },
    /// In the middle of an application, which goes on.
    GoingOn,
}

/// The visit: on a computer of one's own, or on a public one.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Whether the computer is a public one.
    pub is_public: bool,
    /// It is a public one.
    pub enter: Callback<Entering>,
    /// The visit on a public one ends.
    pub leave: Callback<Ending>,
    /// How often files that were open were closed, because nobody was there: their pages start over.
    pub closed: u32,
    /// They are closed.
    pub close: Callback<()>,
    /// What one page leaves to be said on the next.
    pub notice: Notice,
}

/// The visit of the moment.
///
/// # Panics
/// Outside of `ContextProvider<Visit>`: a fault of the program.
#[hook]
pub fn use_visit() -> Visit {
    // The application puts it around everything that is shown, see pages/visit.rs.
    use_context::<Visit>().expect("use_visit() needs ContextProvider<Visit> around it")
}
