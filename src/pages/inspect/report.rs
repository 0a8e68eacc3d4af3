use ingam_core::kst;
use yew::prelude::*;

use crate::{
    components::{
        badge::{Tone, badge},
        button::ButtonKind,
        icon::{Icon, icon_image},
    },
    i18n::{self, I18n, Words},
    keeper::protocol::{Level, Notice, Report, Row, Section, Value},
    route::Route,
    router::Link,
};

/// Deeper rows stand where these stand.
const DEEPEST: u8 = 6;

/// Everything there is to say of one thing in a file.
pub fn report(i18n: &I18n, words: &Words, report: &Report) -> Html {
    let kind = words.word(report.kind.id());
    let title = if report.title.is_empty() { kind.to_string() } else { report.title.clone() };
    let within = report.within.as_ref().map(|within| words.word(within.id()));
    html! {
        <section class="card stack report">
            <header>
                <h3><bdi>{ title }</bdi></h3>
                <p class="hint">
                    { badge(Tone::Quiet, kind, None) }
                    <bdi class="name">{ &report.file }</bdi>
                    if let Some(within) = within {
                        <span>{ i18n.t_with(id!("inspect-within"), &[("kind", within.to_string().into())]) }</span>
                    }
                </p>
            </header>
            <ul class="notices">
                for notice in &report.notices {
                    { found_out(i18n, words, notice) }
                }
            </ul>
            if report.kind.id() == "kind-signed" {
                <div class="actions wrap">
                    <Link to={Route::Verify} classes={ButtonKind::Small.class()}>{ i18n.t(id!("verify-title")) }</Link>
                </div>
            }
            if report.kind.id() == "kind-backup" {
                <div class="actions wrap">
                    <Link to={Route::Import} classes={ButtonKind::Small.class()}>{ i18n.t(id!("inspect-restore")) }</Link>
                </div>
            }
            for (at, section) in report.sections.iter().enumerate() {
                { table(i18n, words, section, at == 0) }
            }
        </section>
    }
}

/// One thing that was found out, an item of a list.
pub fn found_out(i18n: &I18n, words: &Words, notice: &Notice) -> Html {
    let (class, icon, level) = match notice.level {
        Level::Good => ("good", Icon::Check, id!("inspect-good")),
        Level::Information => ("info", Icon::Info, id!("inspect-info")),
        Level::Warning => ("warn", Icon::Attention, id!("inspect-warn")),
        Level::Error => ("bad", Icon::Cross, id!("inspect-bad")),
    };
    let args: Vec<i18n::Arg<'_>> =
        notice.args.iter().map(|(name, value)| (&**name, in_sentence(words, value))).collect();
    html! {
        <li {class}>
            { icon_image(icon, 20) }
            <span>
                // The colour says it too, to those who see it.
                <span class="visually-hidden">{ i18n.t(level) }{ " " }</span>
                { words.word_with(notice.label.id(), &args) }
            </span>
        </li>
    }
}

fn in_sentence(words: &Words, value: &Value) -> i18n::Value<'static> {
    match value {
        Value::Number(number) => (*number).into(),
        Value::Time(at) => kst::date_of(*at).to_string().into(),
        other => plain(words, other).into(),
    }
}

/// A table that opens and closes.
pub fn table(i18n: &I18n, words: &Words, section: &Section, open: bool) -> Html {
    html! {
        <details {open}>
            <summary>
                { plain(words, &section.title) }
                if section.critical {
                    { badge(Tone::Warn, i18n.t(id!("inspect-critical")), None) }
                }
            </summary>
            <dl class="rows fields">
                for row in &section.rows {
                    { line(words, row) }
                }
            </dl>
        </details>
    }
}

fn line(words: &Words, row: &Row) -> Html {
    let depth = format!("depth-{}", row.depth.min(DEEPEST));
    let value = match &row.value {
        Value::Bytes { .. } => html! { <code>{ plain(words, &row.value) }</code> },
        value => html! { <bdi>{ plain(words, value) }</bdi> },
    };
    html! {
        <div class={depth}>
            <dt><bdi>{ plain(words, &row.name) }</bdi></dt>
            <dd>{ value }</dd>
        </div>
    }
}

fn plain(words: &Words, value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Text(text) => text.clone(),
        Value::Label(label) => words.word(label.id()).to_string(),
        Value::Oid(dotted) => match words.find(&Value::oid_id(dotted), &[]) {
            Some(name) => format!("{name} ({dotted})"),
            None => dotted.clone(),
        },
        Value::Time(at) => kst::second_of(*at),
        Value::Number(number) => number.to_string(),
        Value::Bytes { start, length } => bytes(start, *length),
    }
}

/// In hex, two digits a byte; `…` where there are more.
fn bytes(start: &[u8], length: u32) -> String {
    let hex: Vec<String> = start.iter().map(|byte| format!("{byte:02x}")).collect();
    let more = usize::try_from(length).is_ok_and(|length| length > start.len());
    hex.join(" ") + if more { " …" } else { "" }
}
