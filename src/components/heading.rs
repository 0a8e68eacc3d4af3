use yew::prelude::*;

use crate::{hooks::use_focus, i18n::use_i18n};

/// Properties of [`Heading`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeadingProps {
    /// The question, or the name of the page.
    pub title: AttrValue,
    /// One sentence below it.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// Whether the focus moves here when the page opens.
    #[prop_or(true)]
    pub focus: bool,
}

/// Heading of a page. It takes the focus when it appears, so that a screen reader starts here, and
/// names the tab.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let target = use_focus(());
    let page = [&*props.title, " – ", &*use_i18n().t(id!("page-title"))].concat();
    use_effect_with(page, |page| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(page);
        }
    });
    let title = html! { { &props.title } };
    html! {
        <div class="page-head">
            if props.focus {
                <h1 ref={target} tabindex="-1">{ title }</h1>
            } else {
                <h1>{ title }</h1>
            }
            if let Some(lead) = &props.lead {
                <p class="lead">{ lead }</p>
            }
        </div>
    }
}
