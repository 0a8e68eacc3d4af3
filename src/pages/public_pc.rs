//! What surrounds every page on a public computer: the band, the curtain, and the report at the end.

use yew::prelude::*;

use self::guard::Guard;
use crate::hooks::use_visit;

mod curtain;
mod guard;
mod report;

pub use report::wipe_report;

/// Properties of [`PublicPc`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PublicPcProps {
    /// The page.
    pub children: Html,
}

/// The page, guarded on a public computer. Saying that it is one does not begin the page anew.
#[component]
pub fn PublicPc(props: &PublicPcProps) -> Html {
    let is_public = use_visit().is_public;
    let covered = use_state_eq(|| false);
    let on_cover = {
        let covered = covered.setter();
        Callback::from(move |on| covered.set(on))
    };
    let class = classes!(is_public.then_some("public"), covered.then_some("covered"));
    html! {
        <div {class}>
            if is_public {
                <Guard {on_cover} />
            }
            { props.children.clone() }
        </div>
    }
}
