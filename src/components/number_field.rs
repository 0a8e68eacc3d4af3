use ingam_core::resident_number::{ResidentNumber, ResidentNumberError};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{field::Described, secret_field::take_secret};
use crate::i18n::{I18n, MessageId};

/// Digits before the dash.
const FRONT: usize = 6;

/// The two inputs of a resident registration number. What is in them is never kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberNodes {
    /// Date of birth.
    pub front: NodeRef,
    /// The rest.
    pub back: NodeRef,
}

impl NumberNodes {
    /// Reads the number and leaves it where it is, for the person to correct it.
    pub fn read(&self) -> Result<ResidentNumber, ResidentNumberError> {
        let value = |node: &NodeRef| {
            let input = node.cast::<HtmlInputElement>();
            zeroize::Zeroizing::new(input.map(|input| input.value()).unwrap_or_default())
        };
        let (front, back) = (value(&self.front), value(&self.back));
        // Allocated once: a string that grows leaves copies behind.
        let mut whole = zeroize::Zeroizing::new(String::with_capacity(front.len() + back.len()));
        whole.push_str(&front);
        whole.push_str(&back);
        ResidentNumber::parse(&whole)
    }

    /// The number, if somebody can have it at this time, seconds since 1970-01-01T00:00:00Z; else what
    /// is wrong.
    pub fn judge(&self, now: i64) -> Result<ResidentNumber, MessageId> {
        self.read().and_then(|number| number.born_by(now)).map_err(|error| match error {
            ResidentNumberError::ImpossibleDate => id!("identity-number-bad-date"),
            ResidentNumberError::NotBornYet => id!("identity-number-future"),
            _ => id!("identity-number-bad"),
        })
    }

    /// Empties both inputs.
    pub fn clear(&self) {
        take_secret(&self.front);
        take_secret(&self.back);
    }
}

/// 주민등록번호, in two parts; the second is hidden while it is typed. A number that is `unusual` is
/// accepted, but the person is asked to look again.
pub fn number_field(
    i18n: &I18n,
    nodes: &NumberNodes,
    problem: Option<AttrValue>,
    unusual: bool,
    on_input: Callback<()>,
) -> Html {
    let name = AttrValue::Static("rrn");
    let described = Described::of(&name, None, problem.as_ref());
    let bad = problem.is_some();
    let control = classes!("control", bad.then_some("bad"));
    let oninput = {
        let (nodes, on_input) = (nodes.clone(), on_input.clone());
        Callback::from(move |_: InputEvent| {
            flow_over(&nodes);
            on_input.emit(());
        })
    };
    html! {
        <fieldset class="group" aria-describedby={described.ids()}>
            <legend>{ i18n.t(id!("identity-number")) }</legend>
            <div class="pair">
                <div class={control.clone()}>
                    <input
                        ref={nodes.front.clone()}
                        name="rrn-front"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="14"
                        placeholder={i18n.t(id!("identity-number-front-example"))}
                        aria-label={i18n.t(id!("identity-number-front"))}
                        aria-invalid={bad.then_some("true")}
                        {oninput}
                    />
                </div>
                <span aria-hidden="true">{ "–" }</span>
                <div class={control}>
                    <input
                        ref={nodes.back.clone()}
                        class="secret"
                        name="rrn-back"
                        type="password"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="7"
                        placeholder=" "
                        aria-label={i18n.t(id!("identity-number-back"))}
                        aria-invalid={bad.then_some("true")}
                        oninput={on_input.reform(|_: InputEvent| ())}
                    />
                </div>
            </div>
            { described.view() }
            // Always there: a screen reader tells what changes in it, not that it appears.
            <div role="status">
                if unusual {
                    <p class="hint">{ i18n.t(id!("identity-number-unusual")) }</p>
                }
            </div>
        </fieldset>
    }
}

/// After six digits the second input has the focus; a number pasted whole is spread over both.
fn flow_over(nodes: &NumberNodes) {
    let inputs = (nodes.front.cast::<HtmlInputElement>(), nodes.back.cast::<HtmlInputElement>());
    let (Some(front), Some(back)) = inputs else {
        return;
    };
    let typed = zeroize::Zeroizing::new(front.value());
    let digits: zeroize::Zeroizing<Vec<char>> =
        zeroize::Zeroizing::new(typed.chars().filter(char::is_ascii_digit).collect());
    if digits.len() < FRONT {
        return;
    }
    if digits.len() > FRONT || typed.chars().count() > FRONT {
        front.set_value(&digits[..FRONT].iter().collect::<String>());
        let rest: String = digits[FRONT..].iter().take(7).collect();
        if !rest.is_empty() {
            back.set_value(&rest);
        }
    }
    // An input that cannot take the focus is no reason to fail.
    let _ = back.focus();
}
