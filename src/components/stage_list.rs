use yew::prelude::*;

use super::icon::{Icon, IconImage};

/// Properties of [`StageList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StageListProps {
    /// What is done, in order.
    pub names: Vec<AttrValue>,
    /// Index of what is being done; all is done when it is past the end.
    pub current: usize,
    /// Whether it stopped at `current`.
    #[prop_or_default]
    pub stopped: bool,
}

/// What is being done, while it is being done. Only the line of the moment is announced.
#[component]
pub fn StageList(props: &StageListProps) -> Html {
    let now = props.names.get(props.current).filter(|_| !props.stopped);
    html! {
        <>
            <p class="visually-hidden" role="status">{ now }</p>
            <ol class="stages">
                for (index, name) in props.names.iter().enumerate() {
                    <li
                        key={index}
                        class={(index < props.current).then_some("past")}
                        aria-current={(index == props.current).then_some("step")}
                    >
                        if index < props.current {
                            <IconImage icon={Icon::Check} size={22} />
                        } else if index > props.current {
                            <IconImage icon={Icon::Circle} size={22} />
                        } else if props.stopped {
                            <IconImage icon={Icon::Cross} size={22} />
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
