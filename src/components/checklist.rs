use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::i18n::I18n;

/// One rule with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRule {
    /// The rule in words.
    pub text: AttrValue,
    /// Whether it is met.
    pub met: bool,
}

/// Rules of a password, judged while it is typed. `id` is for `aria-describedby` of the field.
pub fn rule_list(i18n: &I18n, id: &'static str, rules: &[CheckedRule]) -> Html {
    html! {
        <ul class="checklist" {id}>
            for (index, rule) in rules.iter().enumerate() {
                <li key={index} class={rule.met.then_some("met")}>
                    { icon_image(if rule.met { Icon::Check } else { Icon::Circle }, 17) }
                    <span>
                        { &rule.text }
                        <span class="visually-hidden">
                            { i18n.t(if rule.met { id!("rule-met") } else { id!("rule-unmet") }) }
                        </span>
                    </span>
                </li>
            }
        </ul>
    }
}
