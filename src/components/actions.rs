use yew::prelude::*;

/// Properties of [`Actions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActionsProps {
    /// Buttons, the main one last or marked to grow.
    pub children: Html,
    /// On a phone: fixed at the bottom, within reach of the thumb.
    #[prop_or_default]
    pub fixed: bool,
}

/// The row of buttons that ends a question.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let class = if props.fixed {
        "actions fixed"
    } else {
        "actions wrap"
    };
    html! { <div {class}>{ props.children.clone() }</div> }
}
