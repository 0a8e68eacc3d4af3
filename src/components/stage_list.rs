use yew::prelude::*;

use super::icon::{Icon, icon_image};

/// What is being done, while it is being done: `names` in order, and the index of the one that is
/// being done or at which it `stopped`; all is done when it is past the end. Only the line of the
/// moment is announced.
pub fn stage_list(names: &[AttrValue], current: usize, stopped: bool) -> Html {
    let now = names.get(current).filter(|_| !stopped);
    html! {
        <>
            <p class="visually-hidden" role="status">{ for now }</p>
            <ol class="stages">
                for (index, name) in names.iter().enumerate() {
                    <li
                        key={index}
                        class={(index < current).then_some("past")}
                        aria-current={(index == current).then_some("step")}
                    >
                        if index < current {
                            { icon_image(Icon::Check, 22) }
                        } else if index > current {
                            { icon_image(Icon::Circle, 22) }
                        } else if stopped {
                            { icon_image(Icon::Cross, 22) }
                        } else {
                            <span class="spinner" />
                        }
                        <span>{ name }</span>
                    </li>
                }
            </ol>
        </>
    }
}
