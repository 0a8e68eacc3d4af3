use yew::prelude::*;

use super::{
    badge::Tone,
    icon::{Icon, icon_image},
};

/// A card that is one choice of several.
#[derive(Default)]
pub struct Choice {
    /// Name of the group.
    pub name: AttrValue,
    /// Value in the form.
    pub value: AttrValue,
    /// What is chosen.
    pub title: AttrValue,
    /// What it is good for.
    pub about: AttrValue,
    /// At the right: the price.
    pub price: Option<AttrValue>,
    /// Below the price.
    pub price_note: Option<AttrValue>,
    /// A consequence to know before choosing.
    pub aside: Option<AttrValue>,
    /// Whether that is good.
    pub tone: Tone,
    /// Whether it is the chosen one.
    pub checked: bool,
    /// Chosen.
    pub on_choose: Callback<()>,
}

impl Choice {
    /// The card.
    pub fn view(self) -> Html {
        let onchange = self.on_choose.reform(|_: Event| ());
        let id = |part: &str| format!("{}-{}-{part}", self.name, self.value);
        // Price and consequence are part of what is chosen.
        let parts = [
            ("about", !self.about.is_empty()),
            ("price", self.price.is_some()),
            ("aside", self.aside.is_some()),
        ];
        let described = parts.iter().filter(|(_, there)| *there).map(|(part, _)| id(part));
        let class = match self.tone {
            Tone::Warn => "aside",
            Tone::Ok => "aside ok",
            Tone::Quiet => "aside quiet",
        };
        let described = described.collect::<Vec<_>>().join(" ");
        html! {
            <label class="choice">
                <input
                    type="radio"
                    name={&self.name}
                    value={&self.value}
                    checked={self.checked}
                    aria-label={self.title.clone()}
                    aria-describedby={(!described.is_empty()).then_some(described)}
                    {onchange}
                />
                <strong>{ &self.title }</strong>
                if !self.about.is_empty() {
                    <span class="about" id={id("about")}>{ &self.about }</span>
                }
                if let Some(price) = &self.price {
                    <span class="price" id={id("price")}>
                        { price }
                        if let Some(note) = &self.price_note {
                            <small>{ note }</small>
                        }
                    </span>
                }
                if let Some(aside) = &self.aside {
                    <span {class} id={id("aside")}>
                        if self.tone == Tone::Ok {
                            { icon_image(Icon::Check, 18) }
                        }
                        { aside }
                    </span>
                }
            </label>
        }
    }
}
