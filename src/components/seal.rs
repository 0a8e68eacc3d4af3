use yew::prelude::*;

use self::layout::{Frame, SealLayout};

pub mod layout;

/// The person's seal (인장), drawn from the name and pressed while one looks on. Without motion it
/// is just there. `label` says to screen readers what it is.
pub fn seal(name: &str, label: AttrValue) -> Html {
    let layout = SealLayout::of(name);
    html! {
        <svg
            class="seal pressed"
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
                    x={decimal(glyph.x)}
                    y={decimal(glyph.y)}
                    font-size={decimal(glyph.size)}
                >
                    { &glyph.text }
                </text>
            }
        </svg>
    }
}

/// With one digit after the point. Printing fractions in general takes 8 kB of tables and code.
fn decimal(length: f64) -> String {
    // Lengths lie between 0 and 100.
    let tenths = (length * 10.0).round() as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
