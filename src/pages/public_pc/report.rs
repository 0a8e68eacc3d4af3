use yew::prelude::*;

use crate::{
    components::{
        brand::brand,
        button::{Button, ButtonKind},
        heading::Heading,
        note::{note, warning},
        rows::row,
    },
    i18n::{I18n, MessageId},
    platform::traces::Kind,
    public_pc::{
        report::{Finding, Report, Verdict},
        watch::Ending,
    },
};

/// What a visit on a public computer has left behind. Without a switch of the language: that would be
/// remembered, below the sentence that nothing is.
pub fn wipe_report(i18n: &I18n, report: &Report, on_home: Callback<()>) -> Html {
    let title = match report.ending {
        Ending::Left => id!("report-left"),
        Ending::Idle => id!("report-idle"),
    };
    let lead = match report.verdict() {
        Verdict::Clean => id!("report-clean"),
        Verdict::Partly => id!("report-partly"),
        Verdict::NotClean => id!("report-not-clean"),
    };
    let nothing = || html! { { i18n.t(id!("report-nothing")) } };
    html! {
        <div class="page">
            <header class="header">
                <span class="brand">{ brand(i18n) }</span>
            </header>
            <main class="column narrow">
                <Heading title={i18n.t(title)} lead={i18n.t(lead)} />
                <div class="stack">
                    <dl class="rows" aria-label={i18n.t(id!("report-list"))}>
                        { row(i18n.t(id!("report-memory")), html! { { i18n.t(id!("report-memory-wiped")) } }) }
                        for finding in &report.findings {
                            { row(i18n.t(name(finding.kind)), found(i18n, finding)) }
                        }
                        { row(i18n.t(id!("report-files")), if report.files.is_empty() {
                            nothing()
                        } else {
                            html! { <span>{ report.files.join(", ") }</span> }
                        }) }
                    </dl>
                    if !report.files.is_empty() {
                        { warning(i18n.t(id!("report-files-stay"))) }
                    }
                    if report.began_late {
                        { warning(i18n.t(id!("report-late"))) }
                    }
                    { note(i18n.t(id!("report-limits"))) }
                </div>
                <div class="actions wrap">
                    { Button::new(ButtonKind::Primary, i18n.t(id!("action-home"))).on_press(on_home) }
                </div>
            </main>
        </div>
    }
}

fn name(kind: Kind) -> MessageId {
    match kind {
        Kind::Databases => id!("report-databases"),
        Kind::Local => id!("report-local"),
        Kind::Session => id!("report-session"),
        Kind::Caches => id!("report-caches"),
        Kind::Cookies => id!("report-cookies"),
    }
}

fn found(i18n: &I18n, finding: &Finding) -> Html {
    let named = |id, names: &[String]| {
        let names = names.join(", ");
        html! { <span>{ i18n.t_with(id, &[("names", names.into())]) }</span> }
    };
    if !finding.told {
        return html! { { i18n.t(id!("report-unknown")) } };
    }
    html! {
        <>
            if finding.written.is_empty() && finding.earlier.is_empty() {
                { i18n.t(id!("report-nothing")) }
            }
            if !finding.written.is_empty() {
                { named(id!("report-written"), &finding.written) }
            }
            if !finding.earlier.is_empty() {
                { named(id!("report-earlier"), &finding.earlier) }
            }
        </>
    }
}
