use yew::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Another thing to do here, destructive ones included.
    #[default]
    Outlined,
    /// Inside a row or a field.
    Small,
    /// As quiet as text.
    Plain,
}

impl ButtonKind {
    /// Classes of the style sheet, for buttons and for links that look like one.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Outlined => "button",
            Self::Small => "button small",
            Self::Plain => "button plain",
        }
    }
}

/// Properties of [`Button`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// What happens, in words.
    pub children: Html,
    /// How it looks.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Submits its form instead of calling `on_press`.
    #[prop_or_default]
    pub submit: bool,
    /// Under way: says so and does nothing more.
    #[prop_or_default]
    pub busy: bool,
    /// Takes all the width that is left.
    #[prop_or_default]
    pub grow: bool,
    /// Name for screen readers, if the words alone are not enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether it is pressed in, for switches.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Pressed.
    #[prop_or_default]
    pub on_press: Callback<()>,
}

/// A button that says what happens.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = {
        let (busy, on_press) = (props.busy, props.on_press.clone());
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                on_press.emit(());
            }
        })
    };
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            class={classes!(props.kind.class(), props.grow.then_some("grow"))}
            aria-busy={props.busy.then_some("true")}
            aria-disabled={props.busy.then_some("true")}
            aria-label={props.label.clone()}
            aria-pressed={props.pressed.map(|pressed| if pressed { "true" } else { "false" })}
            {onclick}
        >
            { props.children.clone() }
        </button>
    }
}
