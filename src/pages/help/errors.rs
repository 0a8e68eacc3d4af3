use yew::prelude::*;

use super::{Loaded, back, use_help};
use crate::{
    components::{field::Field, heading::Heading},
    help::{Block, Remedy},
    i18n::use_i18n,
    route::Route,
    router::Link,
};

/// Up to so many, the remedies stand in the list as well; on paper always.
const FEW: usize = 20;

/// Properties of [`Errors`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ErrorsProps {
    /// The one of the address, if it names one.
    #[prop_or_default]
    pub code: Option<AttrValue>,
}

/// 오류 찾기: every error, what happened and what to do now.
#[component]
pub fn Errors(props: &ErrorsProps) -> Html {
    let i18n = use_i18n();
    let query = use_state(String::new);
    let help = match use_help(&i18n) {
        Loaded::There(help) => help,
        Loaded::Not(shown) => return shown,
    };
    if let Some(code) = &props.code {
        let known = help.errors().iter().find(|error| error.code == **code);
        let title = i18n.t_with(id!("help-error"), &[("code", code.to_string().into())]);
        return html! {
            <div class="column">
                <Heading {title} />
                { match known {
                    Some(error) => html! { <div class="help card">{ sentences(error) }</div> },
                    None => html! { <p>{ i18n.t(id!("help-error-unknown")) }</p> },
                } }
                <p class="back-link"><Link to={Route::help("errors")}>{ i18n.t(id!("help-errors-all")) }</Link></p>
                { back(&i18n) }
            </div>
        };
    }
    let found = help.find(&query);
    let topic = help.topic("errors");
    let title = topic.map_or_else(|| i18n.t(id!("help-title")), |topic| topic.title.clone().into());
    let lead = topic.and_then(|topic| match topic.blocks.first() {
        Some(Block::Paragraph(text)) => Some(AttrValue::from(text.clone())),
        _ => None,
    });
    let search = Field {
        name: "search".into(),
        label: i18n.t(id!("help-search")),
        value: (*query).clone().into(),
        maxlength: "80",
        on_input: {
            let query = query.setter();
            Callback::from(move |text| query.set(text))
        },
        ..Field::default()
    };
    let count = i18n.t_with(id!("help-found"), &[("count", found.len().into())]);
    html! {
        <div class="column">
            <Heading {title} {lead} />
            <search class="help-search">
                { search.view() }
                <p class="hint" role="status">{ count }</p>
            </search>
            <dl class={classes!("help", "errors", (found.len() > FEW).then_some("many"))}>
                for error in found {
                    <div key={error.code.clone()}>
                        <dt>
                            <Link to={Route::HelpError { code: error.code.clone() }}>
                                <code>{ &error.code }</code>
                            </Link>
                        </dt>
                        <dd>{ sentences(error) }</dd>
                    </div>
                }
            </dl>
            { back(&i18n) }
        </div>
    }
}

fn sentences(error: &Remedy) -> Html {
    html! {
        <>
            <strong>{ &error.happened }</strong>
            <p>{ &error.remedy }</p>
        </>
    }
}
