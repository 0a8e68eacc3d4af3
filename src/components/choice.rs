use yew::prelude::*;

/// Properties of [`Choice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceProps {
    /// Name of the group.
    pub name: AttrValue,
    /// Value in the form.
    pub value: AttrValue,
    /// What is chosen.
    pub title: AttrValue,
    /// What it is good for.
    pub about: AttrValue,
    /// At the right: the price.
    #[prop_or_default]
    pub price: Option<AttrValue>,
    /// Below the price.
    #[prop_or_default]
    pub price_note: Option<AttrValue>,
    /// A consequence to know before choosing.
    #[prop_or_default]
    pub aside: Option<AttrValue>,
    /// Whether it is the chosen one.
    pub checked: bool,
    /// Chosen.
    pub on_choose: Callback<()>,
}

/// A card that is one choice of several.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let onchange = props.on_choose.reform(|_: Event| ());
    let about_id = format!("{}-{}-about", props.name, props.value);
    html! {
        <label class="choice">
            <input
                type="radio"
                name={&props.name}
                value={&props.value}
                checked={props.checked}
                aria-label={props.title.clone()}
                aria-describedby={about_id.clone()}
                {onchange}
            />
            <strong>{ &props.title }</strong>
            <span class="about" id={about_id}>{ &props.about }</span>
            if let Some(price) = &props.price {
                <span class="price">
                    { price }
                    if let Some(note) = &props.price_note {
                        <small>{ note }</small>
                    }
                </span>
            }
            if let Some(aside) = &props.aside {
                <span class="aside">{ aside }</span>
            }
        </label>
    }
}
