use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::i18n::I18n;

/// Where the person is in the wizard: a list on a wide screen, a thin bar on a narrow one.
pub fn step_list(i18n: &I18n, names: &[AttrValue], current: usize) -> Html {
    html! {
        <nav class="steps" aria-label={i18n.t(id!("steps-label"))}>
            <ol>
                for (index, name) in names.iter().enumerate() {
                    <li
                        key={index}
                        class={(index < current).then_some("past")}
                        aria-current={(index == current).then_some("step")}
                    >
                        <span class="dot" aria-hidden="true">
                            if index < current {
                                { icon_image(Icon::Check, 14) }
                            } else {
                                { index + 1 }
                            }
                        </span>
                        <span>
                            { name }
                            if index < current {
                                <span class="visually-hidden">{ i18n.t(id!("steps-past")) }</span>
                            }
                        </span>
                    </li>
                }
            </ol>
        </nav>
    }
}
