use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon_image};

/// A line of text. For secrets see [`super::secret_field`].
pub struct Field {
    /// Form name and base of ids.
    pub name: AttrValue,
    /// What to type.
    pub label: AttrValue,
    /// Content. What is typed arrives through `on_input`.
    pub value: AttrValue,
    /// What browsers may fill in (HTML autofill token).
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: &'static str,
    /// Longest text.
    pub maxlength: &'static str,
    /// What is counted in it: stands behind it.
    pub unit: Option<AttrValue>,
    /// What is wrong with the content.
    pub problem: Option<AttrValue>,
    /// Said after the label when the field may stay empty.
    pub optional: Option<AttrValue>,
    /// Typed.
    pub on_input: Callback<String>,
    /// Left.
    pub on_leave: Callback<()>,
}

impl Default for Field {
    fn default() -> Self {
        Self {
            name: AttrValue::default(),
            label: AttrValue::default(),
            value: AttrValue::default(),
            autocomplete: "off",
            inputmode: "text",
            maxlength: "120",
            unit: None,
            problem: None,
            optional: None,
            on_input: Callback::noop(),
            on_leave: Callback::noop(),
        }
    }
}

impl Field {
    /// The field with its label.
    pub fn view(self) -> Html {
        let oninput = self.on_input.reform(|event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            input.value()
        });
        let described = Described::of(&self.name, None, self.problem.as_ref());
        html! {
            <div class="field">
                <label for={&self.name}>
                    { self.label }
                    if let Some(optional) = self.optional {
                        <span class="optional">{ " " }{ optional }</span>
                    }
                </label>
                <div class={if self.problem.is_some() { "control bad" } else { "control" }}>
                    <input
                        id={&self.name}
                        name={&self.name}
                        type="text"
                        value={self.value}
                        autocomplete={self.autocomplete}
                        autocapitalize="none"
                        spellcheck="false"
                        inputmode={self.inputmode}
                        maxlength={self.maxlength}
                        aria-invalid={self.problem.is_some().then_some("true")}
                        aria-describedby={described.ids()}
                        {oninput}
                        onblur={self.on_leave.reform(|_: FocusEvent| ())}
                    />
                    if let Some(unit) = self.unit {
                        <span class="unit">{ unit }</span>
                    }
                </div>
                { described.view() }
            </div>
        }
    }
}

/// Hint and problem of a field, with the ids that tie them to it.
pub struct Described {
    name: AttrValue,
    hint: Option<AttrValue>,
    problem: Option<AttrValue>,
}

impl Described {
    /// For the field of this name.
    pub fn of(name: &AttrValue, hint: Option<&AttrValue>, problem: Option<&AttrValue>) -> Self {
        Self { name: name.clone(), hint: hint.cloned(), problem: problem.cloned() }
    }

    /// Value of `aria-describedby`.
    pub fn ids(&self) -> Option<String> {
        let problem = self.problem.is_some().then(|| format!("{}-problem", self.name));
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.name));
        let ids: Vec<_> = problem.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What stands below the field.
    pub fn view(&self) -> Html {
        html! {
            <>
                if let Some(problem) = &self.problem {
                    <p class="problem" role="alert" id={format!("{}-problem", self.name)}>
                        { icon_image(Icon::Attention, 18) }
                        { problem }
                    </p>
                }
                if let Some(hint) = &self.hint {
                    <p class="hint" id={format!("{}-hint", self.name)}>{ hint }</p>
                }
            </>
        }
    }
}
