use yew::prelude::*;

use self::layout::{Frame, SealLayout};

pub mod layout;

/// The person's seal (인장), drawn from the name and pressed while one looks on. Without motion it
/// is just there. `label` says to screen readers what it is.
pub fn seal(name: &str, label: AttrValue) -> Html {
    let layout = SealLayout::of(name);
    html! {
        <svg
            class={"seal pressed"}
            viewBox="0 0 100 100"
            role="img"
            aria-label={label}
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
