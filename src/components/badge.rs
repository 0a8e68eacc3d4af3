use yew::prelude::*;

use super::icon::{Icon, IconImage};

/// What a state means for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Ok,
    /// Something should be done.
    Warn,
    /// Over.
    Quiet,
}

/// Properties of [`Badge`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BadgeProps {
    /// The state in words.
    pub text: AttrValue,
    /// What it means.
    pub tone: Tone,
    /// Shown before the words.
    #[prop_or_default]
    pub icon: Option<Icon>,
}

/// A state, always in words, never in colour alone.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    let tone = match props.tone {
        Tone::Ok => Some("ok"),
        Tone::Warn => Some("warn"),
        Tone::Quiet => None,
    };
    html! {
        <span class={classes!("badge", tone)}>
            if let Some(icon) = props.icon {
                <IconImage {icon} size={14} />
            }
            { &props.text }
        </span>
    }
}
