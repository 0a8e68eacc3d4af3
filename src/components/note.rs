use yew::prelude::*;

use super::icon::{Icon, IconImage};

/// Properties of [`Note`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoteProps {
    /// The remark.
    pub children: Html,
    /// Shown before it.
    #[prop_or(Icon::Info)]
    pub icon: Icon,
    /// Asks for attention.
    #[prop_or_default]
    pub warn: bool,
}

/// A quiet remark.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    html! {
        <div class={classes!("note", props.warn.then_some("warn"))}>
            <IconImage icon={props.icon} />
            <div>{ props.children.clone() }</div>
        </div>
    }
}
