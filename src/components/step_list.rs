use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::i18n::use_i18n;

/// Properties of [`StepList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepListProps {
    /// Names of the steps, in order.
    pub names: Vec<AttrValue>,
    /// Index of the step of the moment.
    pub current: usize,
}

/// Where the person is in the wizard: a list on a wide screen, a thin bar on a narrow one.
#[component]
pub fn StepList(props: &StepListProps) -> Html {
    let i18n = use_i18n();
    html! {
        <nav class="steps" aria-label={i18n.t("steps-label")}>
            <ol>
                for (index, name) in props.names.iter().enumerate() {
                    <li
                        key={index}
                        class={(index < props.current).then_some("past")}
                        aria-current={(index == props.current).then_some("step")}
                    >
                        <span class="dot" aria-hidden="true">
                            if index < props.current {
                                { icon_image(Icon::Check, 14) }
                            } else {
                                { index + 1 }
                            }
                        </span>
                        <span>
                            { name }
                            if index < props.current {
                                <span class="visually-hidden">{ i18n.t("steps-past") }</span>
                            }
                        </span>
                    </li>
                }
            </ol>
        </nav>
    }
}
