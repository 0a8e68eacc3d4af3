use yew::prelude::*;

/// A drawing of 24 units, in strokes of the text colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, met.
    Check,
    /// Not met yet.
    Circle,
    /// A remark.
    Info,
    /// Something needs attention.
    Attention,
    /// Over, not possible.
    Cross,
    /// Waiting.
    Clock,
    /// Kept under a password.
    Lock,
    /// A device, a browser.
    Screen,
    /// A file.
    File,
    /// More choices below.
    Down,
    /// Something new.
    Plus,
    /// What there is.
    List,
    /// What was paid.
    Receipt,
    /// Looking closely.
    Search,
}

impl Icon {
    fn paths(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["M5 12.5l4.6 4.6L19 7.5"],
            Self::Circle => &["M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14"],
            Self::Info => &["M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18", "M12 11.5v5", "M12 7.6v.1"],
            Self::Attention => &["M12 4.2l9 15.6H3z", "M12 10v4.6", "M12 17.2v.1"],
            Self::Cross => &["M7 7l10 10", "M17 7L7 17"],
            Self::Clock => &["M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17", "M12 7.5V12l3 2.2"],
            Self::Lock => &["M6.5 11h11v8.5h-11z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"],
            Self::Screen => &["M4 5h16v11H4z", "M9 20h6", "M12 16v4"],
            Self::Search => &["M10.5 4.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12", "M15 15l5 5"],
            Self::File => &["M6.5 3.5h7l4 4v13h-11z", "M13.5 3.5v4h4"],
            Self::Down => &["M6.5 9.5L12 15l5.5-5.5"],
            Self::Plus => &["M6.5 3.5h7l4 4v13h-11z", "M12 10.5v6", "M9 13.5h6"],
            Self::Receipt => &["M6 3.5h12v17l-3-2-3 2-3-2-3 2z", "M9.5 8.5h5", "M9.5 12.5h5"],
            Self::List => &["M4 6h16v12H4z", "M7.5 10h9", "M7.5 14h5"],
        }
    }
}

/// An icon, `size` px wide and high. Always beside words, so it is hidden from screen readers.
pub fn icon_image(icon: Icon, size: u32) -> Html {
    let size = AttrValue::from(size.to_string());
    html! {
        <svg
            viewBox="0 0 24 24"
            width={size.clone()}
            height={size}
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            for path in icon.paths() {
                <path d={*path} />
            }
        </svg>
    }
}
