use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Check`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckProps {
    /// Form name.
    pub name: AttrValue,
    /// What is agreed to.
    pub label: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// Ticked or cleared.
    pub on_change: Callback<bool>,
}

/// A box to tick.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let onchange = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_change.emit(input.checked());
        })
    };
    html! {
        <label class="check">
            <input type="checkbox" name={&props.name} checked={props.checked} {onchange} />
            <span>{ &props.label }</span>
        </label>
    }
}
