use yew::prelude::*;

use self::layout::{Frame, SealLayout};

pub mod layout;

/// Properties of [`Seal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SealProps {
    /// Whose seal it is.
    pub name: AttrValue,
    /// What it is, for screen readers.
    pub label: AttrValue,
    /// Pressed while one looks on. Without motion it is just there.
    #[prop_or_default]
    pub pressed: bool,
}

/// The person's seal (인장), drawn from the name.
#[component]
pub fn Seal(props: &SealProps) -> Html {
    let layout = SealLayout::of(&props.name);
    html! {
        <svg
            class={classes!("seal", props.pressed.then_some("pressed"))}
            viewBox="0 0 100 100"
            role="img"
            aria-label={props.label.clone()}
        >
            if layout.frame == Frame::Round {
                <circle cx="50" cy="50" r="47.5" fill="none" stroke="currentColor" stroke-width="4.4" />
            } else {
                <rect
                    x="2.5"
                    y="2.5"
                    width="95"
                    height="95"
                    rx="15"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="4.8"
                />
            }
            for glyph in &layout.glyphs {
                <text
                    x={format!("{:.1}", glyph.x)}
                    y={format!("{:.1}", glyph.y)}
                    font-size={format!("{:.1}", glyph.size)}
                >
                    { &glyph.text }
                </text>
            }
        </svg>
    }
}
