use yew::prelude::*;

use super::not_found::not_found;
use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        loading::loading,
    },
    error::AppError,
    help::{Block, Help, Span, spans},
    hooks::{Remote, use_async},
    i18n::{I18n, Language, use_i18n},
    platform::print,
    route::Route,
    router::Link,
};

mod errors;

pub use errors::Errors;

/// Topics that are no guides.
const REFERENCE: [&str; 4] = ["faq", "lists", "errors", "glossary"];
/// Before the names of the topics about one step of the wizard.
const STEP: &str = "issue-";

/// The help in the language of the page.
#[derive(Clone, PartialEq)]
enum Loaded {
    There(Help),
    Not(Html),
}

#[hook]
fn use_help(i18n: &I18n) -> Loaded {
    let load = use_async(|language: Language| async move {
        Help::load(language).await.ok_or(AppError::HelpMissing)
    });
    {
        let run = load.run.clone();
        use_effect_with(i18n.language(), move |language| run.emit(*language));
    }
    match &*load.remote {
        Remote::Ready(help) if help.language() == i18n.language() => Loaded::There(help.clone()),
        Remote::Failed(error) => {
            let language = i18n.language();
            let again = load.run.reform(move |()| language);
            Loaded::Not(html! {
                <div class="column">
                    <Failure text={error.message()}>
                        <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(again) }</div>
                    </Failure>
                </div>
            })
        }
        _ => Loaded::Not(html! { <div class="column">{ loading(i18n.t(id!("loading"))) }</div> }),
    }
}

/// 이용안내: everything there is.
#[component]
pub fn Index() -> Html {
    let i18n = use_i18n();
    let help = match use_help(&i18n) {
        Loaded::There(help) => help,
        Loaded::Not(shown) => return shown,
    };
    let (mut guides, mut reference) = (Vec::new(), Vec::new());
    for topic in help.topics() {
        if REFERENCE.contains(&&*topic.slug) {
            reference.push(topic);
        } else if !topic.slug.starts_with(STEP) {
            guides.push(topic);
        }
    }
    let list = |topics: Vec<&crate::help::Topic>| {
        html! {
            <ul class="topics">
                for topic in topics {
                    <li key={topic.slug.clone()}>
                        <Link to={Route::help(&topic.slug)} classes="card">{ &topic.title }</Link>
                    </li>
                }
            </ul>
        }
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("help-title"))} lead={i18n.t(id!("help-lead"))} />
            <nav class="stack" aria-label={i18n.t(id!("help-title"))}>
                <section>
                    <h2>{ i18n.t(id!("help-guides")) }</h2>
                    { list(guides) }
                </section>
                <section>
                    <h2>{ i18n.t(id!("help-reference")) }</h2>
                    { list(reference) }
                </section>
            </nav>
        </div>
    }
}

/// Properties of [`Topic`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TopicProps {
    /// From the address.
    pub topic: AttrValue,
}

/// One page of the help.
#[component]
pub fn Topic(props: &TopicProps) -> Html {
    let i18n = use_i18n();
    let help = use_help(&i18n);
    // Everything is opened before it is printed.
    let printing = use_state(|| false);
    {
        let printing = printing.clone();
        use_effect_with(*printing, move |now| {
            if *now {
                print::print();
                printing.set(false);
            }
        });
    }
    let help = match help {
        Loaded::There(help) => help,
        Loaded::Not(shown) => return shown,
    };
    let Some(topic) = help.topic(&props.topic) else {
        return not_found(&i18n);
    };
    let on_print = {
        let printing = printing.setter();
        Callback::from(move |()| printing.set(true))
    };
    html! {
        <div class="column">
            <Heading title={topic.title.clone()} />
            <article class="help">
                for block in &topic.blocks {
                    { view(block, *printing) }
                }
            </article>
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-print"))).on_press(on_print) }</div>
            { back(&i18n) }
        </div>
    }
}

/// The way to everything else.
fn back(i18n: &I18n) -> Html {
    html! { <p class="back-link"><Link to={Route::Help}>{ i18n.t(id!("help-back")) }</Link></p> }
}

fn view(block: &Block, open: bool) -> Html {
    let items = |items: &[String]| -> Html {
        items.iter().map(|item| html! { <li>{ line(item) }</li> }).collect()
    };
    match block {
        Block::Heading(text) => html! { <h2>{ text }</h2> },
        Block::Paragraph(text) => html! { <p>{ line(text) }</p> },
        Block::Items(all) => html! { <ul>{ items(all) }</ul> },
        Block::Steps(all) => html! { <ol>{ items(all) }</ol> },
        Block::Checks(all) => html! { <ul class="checks">{ items(all) }</ul> },
        Block::Terms(terms) => html! {
            <dl>
                for (term, meaning) in terms {
                    <div>
                        <dt>{ term }</dt>
                        <dd>{ line(meaning) }</dd>
                    </div>
                }
            </dl>
        },
        Block::Question(question, answer) => html! {
            <details class="tip" {open}>
                <summary>{ question }</summary>
                for block in answer {
                    { view(block, open) }
                }
            </details>
        },
    }
}

fn line(text: &str) -> Html {
    let piece = |span: Span<'_>| match span {
        Span::Plain(words) => html! { { words } },
        Span::Strong(words) => html! { <strong>{ words }</strong> },
        Span::Link(words, address) => {
            html! { <Link to={Route::from_path(address)}>{ words }</Link> }
        }
    };
    spans(text).into_iter().map(piece).collect()
}
