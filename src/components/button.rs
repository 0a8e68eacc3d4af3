use yew::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Another thing to do here.
    #[default]
    Outlined,
    /// What cannot be undone.
    Destructive,
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
            Self::Destructive => "button destructive",
            Self::Small => "button small",
            Self::Plain => "button plain",
        }
    }
}

/// A button that says what happens.
pub struct Button {
    kind: ButtonKind,
    children: Html,
    busy: bool,
    waiting: bool,
    grow: bool,
    label: Option<AttrValue>,
    pressed: Option<bool>,
    once: bool,
}

impl Button {
    /// A button with these words on it.
    pub fn new(kind: ButtonKind, words: AttrValue) -> Self {
        Self::with(kind, html! { { words } })
    }

    /// A button with more than words on it.
    pub fn with(kind: ButtonKind, children: Html) -> Self {
        Self {
            kind,
            children,
            busy: false,
            waiting: false,
            grow: false,
            label: None,
            pressed: None,
            once: false,
        }
    }

    /// Under way: says so and does nothing more.
    pub fn busy(self, busy: bool) -> Self {
        Self { busy, ..self }
    }

    /// Does nothing yet, and says so.
    pub fn waiting(self, waiting: bool) -> Self {
        Self { waiting, ..self }
    }

    /// Takes all the width that is left.
    pub fn grow(self, grow: bool) -> Self {
        Self { grow, ..self }
    }

    /// Name for screen readers, if the words alone are not enough.
    pub fn label(self, label: AttrValue) -> Self {
        let label = Some(label);
        Self { label, ..self }
    }

    /// Whether it is pressed in, for switches.
    pub fn pressed(self, pressed: bool) -> Self {
        let pressed = Some(pressed);
        Self { pressed, ..self }
    }

    /// A double press is one press: the second one would answer the next question, whose button may
    /// be in the same place. So it is with every button that submits.
    pub fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// Calls this when it is pressed.
    pub fn on_press(self, on_press: Callback<()>) -> Html {
        self.view("button", on_press)
    }

    /// Submits its form when it is pressed.
    pub fn submit(self) -> Html {
        self.once().view("submit", Callback::noop())
    }

    fn view(self, type_: &'static str, on_press: Callback<()>) -> Html {
        let (busy, once) = (self.busy, self.once);
        let inert = busy || self.waiting;
        let onclick = Callback::from(move |event: MouseEvent| {
            if inert || (once && event.detail() > 1) {
                event.prevent_default();
            } else {
                on_press.emit(());
            }
        });
        html! {
            <button
                type={type_}
                class={classes!(self.kind.class(), self.grow.then_some("grow"))}
                aria-busy={busy.then_some("true")}
                aria-disabled={inert.then_some("true")}
                aria-label={self.label}
                aria-pressed={self.pressed.map(|pressed| if pressed { "true" } else { "false" })}
                {onclick}
            >
                { self.children }
            </button>
        }
    }
}
