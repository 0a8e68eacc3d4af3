use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A box to tick. `label` is what is agreed to; `missing`: it has to be ticked, and is not.
pub fn check(
    name: AttrValue,
    label: AttrValue,
    checked: bool,
    missing: bool,
    on_change: Callback<bool>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        on_change.emit(input.checked());
    });
    html! {
        <label class="check">
            <input type="checkbox" {name} {checked} aria-invalid={missing.then_some("true")} {onchange} />
            <span>{ label }</span>
        </label>
    }
}
