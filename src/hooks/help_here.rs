use yew::prelude::*;

/// How the help on an error is shown in this tab. Without it, it opens in a tab of its own, so that what is typed
/// stays; but a new tab knows nothing of a visit on a public computer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HelpHere(pub Option<Callback<&'static str>>);
