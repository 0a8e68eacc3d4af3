use yew::prelude::*;

use super::icon::{Icon, IconImage};
use crate::i18n::use_i18n;

/// One rule with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRule {
    /// The rule in words.
    pub text: AttrValue,
    /// Whether it is met.
    pub met: bool,
}

/// Properties of [`RuleList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RuleListProps {
    /// For `aria-describedby` of the field.
    pub id: AttrValue,
    /// In order.
    pub rules: Vec<CheckedRule>,
}

/// Rules of a password, judged while it is typed.
#[component]
pub fn RuleList(props: &RuleListProps) -> Html {
    let i18n = use_i18n();
    html! {
        <ul class="checklist" id={&props.id}>
            for (index, rule) in props.rules.iter().enumerate() {
                <li key={index} class={rule.met.then_some("met")}>
                    <IconImage icon={if rule.met { Icon::Check } else { Icon::Circle }} size={17} />
                    <span>
                        { &rule.text }
                        <span class="visually-hidden">
                            { i18n.t(if rule.met { "rule-met" } else { "rule-unmet" }) }
                        </span>
                    </span>
                </li>
            }
        </ul>
    }
}
