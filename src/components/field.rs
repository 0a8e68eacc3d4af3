use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon_image};

/// Properties of [`Field`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FieldProps {
    /// Form name and base of ids.
    pub name: AttrValue,
    /// What to type.
    pub label: AttrValue,
    /// Content. What is typed arrives through `on_input`.
    #[prop_or_default]
    pub value: AttrValue,
    /// What browsers may fill in (HTML autofill token).
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Which keyboard a phone shows.
    #[prop_or(AttrValue::Static("text"))]
    pub inputmode: AttrValue,
    /// Longest text.
    #[prop_or(120)]
    pub maxlength: u32,
    /// Help below the field.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the content.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// Said after the label when the field may stay empty.
    #[prop_or_default]
    pub optional: Option<AttrValue>,
    /// The input element.
    #[prop_or_default]
    pub node: NodeRef,
    /// Typed.
    #[prop_or_default]
    pub on_input: Callback<String>,
    /// Left.
    #[prop_or_default]
    pub on_leave: Callback<()>,
}

/// A line of text. For secrets see [`super::secret_field`].
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let oninput = props.on_input.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.value()
    });
    let described = Described::of(&props.name, props.hint.as_ref(), props.problem.as_ref());
    html! {
        <div class="field">
            <label for={&props.name}>
                { &props.label }
                if let Some(optional) = &props.optional {
                    <span class="optional">{ " " }{ optional }</span>
                }
            </label>
            <div class={classes!("control", props.problem.is_some().then_some("bad"))}>
                <input
                    ref={props.node.clone()}
                    id={&props.name}
                    name={&props.name}
                    type="text"
                    value={&props.value}
                    autocomplete={&props.autocomplete}
                    autocapitalize="none"
                    spellcheck="false"
                    inputmode={&props.inputmode}
                    maxlength={props.maxlength.to_string()}
                    aria-invalid={props.problem.is_some().then_some("true")}
                    aria-describedby={described.ids()}
                    {oninput}
                    onblur={props.on_leave.reform(|_: FocusEvent| ())}
                />
            </div>
            { described.view() }
        </div>
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
        Self {
            name: name.clone(),
            hint: hint.cloned(),
            problem: problem.cloned(),
        }
    }

    /// Value of `aria-describedby`.
    pub fn ids(&self) -> Option<String> {
        let problem = self
            .problem
            .is_some()
            .then(|| format!("{}-problem", self.name));
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
