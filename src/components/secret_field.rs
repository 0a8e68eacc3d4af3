use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    button::{Button, ButtonKind},
    field::Described,
    keypad::Keypad,
};
use crate::i18n::use_i18n;

/// Properties of [`SecretField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SecretFieldProps {
    /// Form name and base of ids.
    pub name: AttrValue,
    /// What to type.
    pub label: AttrValue,
    /// Where the content is. It is read there, once, and never enters the state of a component.
    pub node: NodeRef,
    /// What browsers may fill in (HTML autofill token).
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Digits only: a phone shows its number pad.
    #[prop_or_default]
    pub digits: bool,
    /// Longest text.
    #[prop_or(64)]
    pub maxlength: u32,
    /// Offers to show what was typed.
    #[prop_or_default]
    pub revealable: bool,
    /// Offers buttons on the screen to type with.
    #[prop_or_default]
    pub keypad: bool,
    /// Help below the field.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the content.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// Id of another element that describes the field.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Something was typed; what it is stays in the input.
    #[prop_or_default]
    pub on_input: Callback<()>,
}

/// A line for a secret: its content stays out of the state of components; with a Caps-Lock notice.
#[component]
pub fn SecretField(props: &SecretFieldProps) -> Html {
    let i18n = use_i18n();
    let shown = use_state(|| false);
    let caps = use_state(|| false);
    let keypad = use_state(|| false);
    let show_keypad = |on: bool| {
        let keypad = keypad.setter();
        Callback::from(move |()| keypad.set(on))
    };
    let onkey = {
        let caps = caps.setter();
        Callback::from(move |event: KeyboardEvent| caps.set(event.get_modifier_state("CapsLock")))
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let described = Described::of(&props.name, props.hint.as_ref(), props.problem.as_ref());
    let ids: Vec<String> = described
        .ids()
        .into_iter()
        .chain(props.described_by.as_ref().map(ToString::to_string))
        .collect();
    let reveal = if *shown { id!("secret-hide-label") } else { id!("secret-show-label") };
    let reveal = i18n.t_with(reveal, &[("label", props.label.to_string().into())]);
    html! {
        <div class="field">
            <label for={&props.name}>{ &props.label }</label>
            <div class={classes!("control", props.problem.is_some().then_some("bad"))}>
                <input
                    ref={props.node.clone()}
                    class="secret"
                    id={&props.name}
                    name={&props.name}
                    type={if *shown { "text" } else { "password" }}
                    placeholder=" "
                    autocomplete={&props.autocomplete}
                    autocapitalize="none"
                    spellcheck="false"
                    inputmode={props.digits.then_some("numeric")}
                    maxlength={props.maxlength.to_string()}
                    aria-invalid={props.problem.is_some().then_some("true")}
                    aria-describedby={(!ids.is_empty()).then(|| ids.join(" "))}
                    oninput={props.on_input.reform(|_: InputEvent| ())}
                    onkeydown={onkey.clone()}
                    onkeyup={onkey}
                />
                if props.revealable {
                    { Button::new(ButtonKind::Plain, i18n.t(if *shown { id!("secret-hide") } else { id!("secret-show") })).label(reveal).pressed(*shown).on_press(toggle) }
                }
            </div>
            // Always there: a screen reader tells what changes in it, not that it appears.
            <div role="status">
                if *caps && !props.digits {
                    <p class="hint">{ i18n.t(id!("secret-caps")) }</p>
                }
            </div>
            { described.view() }
            if props.keypad {
                { Button::new(ButtonKind::Plain, i18n.t(id!("keypad-open"))).label(i18n.t_with(id!("keypad-open-label"), &[("label", props.label.to_string().into())])).on_press(show_keypad(true)) }
            }
            if *keypad {
                <Keypad
                    name={props.name.clone()}
                    label={props.label.clone()}
                    node={props.node.clone()}
                    digits={props.digits}
                    maxlength={props.maxlength}
                    on_input={props.on_input.clone()}
                    on_close={show_keypad(false)}
                />
            }
        </div>
    }
}

/// Reads a secret and empties its input, in one go.
pub fn take_secret(node: &NodeRef) -> String {
    node.cast::<HtmlInputElement>().map_or_else(String::new, |input| {
        let value = input.value();
        input.set_value("");
        value
    })
}

/// Reads a secret and leaves it in its input: to judge its form while it is typed.
pub fn peek_secret<T>(node: &NodeRef, judge: impl FnOnce(&str) -> T) -> Option<T> {
    let input = node.cast::<HtmlInputElement>()?;
    Some(judge(&zeroize::Zeroizing::new(input.value())))
}
