use web_sys::{Element, HtmlElement, HtmlInputElement, wasm_bindgen::JsCast};
use yew::prelude::*;
use zeroize::Zeroizing;

use super::{
    button::{Button, ButtonKind},
    dialog::Dialog,
};
use crate::{
    hooks::use_shuffled,
    i18n::{I18n, use_i18n},
};

const DIGITS: &str = "0123456789";
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
/// Special characters that a certificate password may have, in the order of their names in
/// `keypad-signs-names`.
pub const SIGNS: &str = "!@#$%^&*()-_=+?.";
const DIGITS_AND_SIGNS: &str = "0123456789!@#$%^&*()-_=+?.";

/// What a press does to the text in the field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Writes a character at the end.
    Add(char),
    /// Takes the last character away.
    Delete,
    /// Takes all away.
    Clear,
}

impl Edit {
    /// Changes a text of at most `longest` characters.
    pub fn apply(self, text: &mut String, longest: usize) {
        match self {
            Self::Add(character) if text.chars().count() < longest => text.push(character),
            Self::Add(_) => {}
            Self::Delete => {
                text.pop();
            }
            Self::Clear => text.clear(),
        }
    }
}

/// Which characters are on the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    /// Small letters, or the digits where nothing else is typed.
    First,
    Capitals,
    DigitsAndSigns,
}

/// Properties of [`Keypad`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KeypadProps {
    /// Base of ids.
    pub name: AttrValue,
    /// Of the field.
    pub label: AttrValue,
    /// Where the content is. It is changed there and never enters the state of a component.
    pub node: NodeRef,
    /// Digits only.
    pub digits: bool,
    /// Longest text.
    pub maxlength: u32,
    /// The content has changed.
    pub on_input: Callback<()>,
    /// Closed.
    pub on_close: Callback<()>,
}

/// Buttons to type a secret with, each time in another order. How many characters there are is
/// said, never which.
#[component]
pub fn Keypad(props: &KeypadProps) -> Html {
    let i18n = use_i18n();
    let first = use_shuffled(if props.digits { DIGITS } else { LETTERS });
    let digits_and_signs = use_shuffled(DIGITS_AND_SIGNS);
    let sheet = use_state(|| Sheet::First);
    let count = use_state(|| {
        let input = props.node.cast::<HtmlInputElement>();
        input.map_or(0, |input| input.value().chars().count())
    });
    let edit = {
        let (node, longest) = (props.node.clone(), props.maxlength as usize);
        let (count, on_input) = (count.setter(), props.on_input.clone());
        Callback::from(move |edit: Edit| {
            let Some(input) = node.cast::<HtmlInputElement>() else {
                return;
            };
            let typed = Zeroizing::new(input.value());
            // Room for one more: a string that grows leaves copies behind.
            let mut text = Zeroizing::new(String::with_capacity(typed.len() + 4));
            text.push_str(&typed);
            edit.apply(&mut text, longest);
            input.set_value(&text);
            count.set(text.chars().count());
            on_input.emit(());
        })
    };
    let press = |words: AttrValue, label: Option<AttrValue>, what: Edit| {
        let button = Button::new(ButtonKind::Small, words);
        let button = match label {
            Some(label) => button.label(label),
            None => button,
        };
        button.on_press(edit.reform(move |()| what))
    };
    let choose = |other: Sheet, words: AttrValue| {
        let on_press = {
            let sheet = sheet.setter();
            Callback::from(move |()| sheet.set(other))
        };
        Button::new(ButtonKind::Plain, words).pressed(*sheet == other).on_press(on_press)
    };
    let keys: Vec<char> = match *sheet {
        Sheet::First => first.to_vec(),
        Sheet::Capitals => first.iter().map(char::to_ascii_uppercase).collect(),
        Sheet::DigitsAndSigns => digits_and_signs.to_vec(),
    };
    let columns = if props.digits { 3 } else { 6 };
    let onkeydown = Callback::from(move |event: KeyboardEvent| walk(&event, columns));
    html! {
        <Dialog
            id={format!("{}-keypad", props.name)}
            title={i18n.t_with(id!("keypad-title"), &[("label", props.label.to_string().into())])}
            on_close={props.on_close.clone()}
        >
            <div class="body keypad">
                <p class="hint">{ i18n.t(id!("keypad-note")) }</p>
                <p role="status">{ i18n.t_with(id!("keypad-count"), &[("count", (*count).into())]) }</p>
                if !props.digits {
                    <div class="sheets" role="group" aria-label={i18n.t(id!("keypad-sheets"))}>
                        { choose(Sheet::First, i18n.t(id!("keypad-small"))) }
                        { choose(Sheet::Capitals, i18n.t(id!("keypad-capitals"))) }
                        { choose(Sheet::DigitsAndSigns, i18n.t(id!("keypad-digits-signs"))) }
                    </div>
                }
                <div class={if props.digits { "keys digits" } else { "keys" }} {onkeydown}>
                    for key in keys {
                        { press(String::from(key).into(), spoken(&i18n, key), Edit::Add(key)) }
                    }
                    { press(i18n.t(id!("keypad-delete")), None, Edit::Delete) }
                    { press(i18n.t(id!("keypad-clear")), None, Edit::Clear) }
                </div>
            </div>
            <div class="actions wrap">
                { Button::new(ButtonKind::Primary, i18n.t(id!("keypad-done"))).grow(true).on_press(props.on_close.clone()) }
            </div>
        </Dialog>
    }
}

/// The name of a key, where a screen reader would not say enough.
fn spoken(i18n: &I18n, key: char) -> Option<AttrValue> {
    if key.is_ascii_uppercase() {
        let letter = String::from(key);
        return Some(i18n.t_with(id!("keypad-capital"), &[("letter", letter.into())]));
    }
    let place = SIGNS.find(key)?;
    let names = i18n.t(id!("keypad-signs-names"));
    names.split(", ").nth(place).map(|name| AttrValue::from(name.to_owned()))
}

/// Arrows lead from key to key, besides Tab.
fn walk(event: &KeyboardEvent, columns: usize) {
    let (steps, back) = match event.key().as_str() {
        "ArrowRight" => (1, false),
        "ArrowLeft" => (1, true),
        "ArrowDown" => (columns, false),
        "ArrowUp" => (columns, true),
        _ => return,
    };
    event.prevent_default();
    let mut at = event.target_dyn_into::<Element>();
    for _ in 0..steps {
        at = at.and_then(|key| match back {
            true => key.previous_element_sibling(),
            false => key.next_element_sibling(),
        });
    }
    if let Some(key) = at.and_then(|key| key.dyn_into::<HtmlElement>().ok()) {
        // A key that cannot take the focus is no reason to fail.
        let _ = key.focus();
    }
}
