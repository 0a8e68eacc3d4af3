use ingam_core::kst;
use yew::prelude::*;

use crate::{
    certificates::Listed,
    components::{
        button::{Button, ButtonKind},
        note::note,
        qr,
    },
    i18n::{I18n, MessageId},
    issuance::steps::certificate_product,
    keeper::protocol::PaperCode,
};

/// Codes on one page, two in a row: as large as any camera needs them, with their text below.
const ON_A_PAGE: usize = 4;

/// Digits of a serial number that are enough to tell two certificates apart.
const LAST_DIGITS: usize = 6;

/// What is printed.
pub struct Sheet<'a> {
    /// All codes of one backup.
    pub codes: &'a [PaperCode],
    /// What is in it.
    pub included: &'a [Listed],
    /// When it was made, seconds since 1970-01-01T00:00:00Z.
    pub made_at: i64,
    /// Where it is read again.
    pub site: AttrValue,
}

impl Sheet<'_> {
    /// The pages that are printed: codes with their text below, for people who cannot scan. Each says
    /// what it is a page of. Who finds one learns names, and no more.
    /// `heading` takes the focus; `question` stands below the button.
    pub fn view(
        &self,
        i18n: &I18n,
        heading: NodeRef,
        on_print: Callback<()>,
        question: Html,
    ) -> Html {
        let pages = self.codes.chunks(ON_A_PAGE);
        let count = pages.len();
        html! {
            <div class="stack">
                <h2 ref={heading} tabindex="-1">{ i18n.t(id!("paper-made")) }</h2>
                { note(i18n.t(id!("paper-advice"))) }
                <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("paper-print"))).on_press(on_print.clone()) }</div>
                { question }
                <div class="paper">
                    for (at, codes) in pages.enumerate() {
                        { self.page(i18n, codes, at, count) }
                    }
                </div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("paper-print"))).on_press(on_print) }</div>
            </div>
        }
    }

    fn page(&self, i18n: &I18n, codes: &[PaperCode], at: usize, count: usize) -> Html {
        let first = at * ON_A_PAGE + 1;
        html! {
            <section key={at} class="sheet">
                <h2>{ i18n.t(id!("paper-title")) }</h2>
                <p>{ counted(i18n, id!("paper-page"), at + 1, count) }</p>
                <p class="facts">{ self.facts(i18n) }</p>
                if at == 0 {
                    for listed in self.included {
                        <p>{ named(i18n, listed) }</p>
                    }
                    <p>{ i18n.t_with(id!("paper-about"), &[("site", self.site.to_string().into())]) }</p>
                }
                <ol>
                    for (offset, code) in codes.iter().enumerate() {
                        <li key={offset}>
                            <p>{ counted(i18n, id!("paper-code"), first + offset, self.codes.len()) }</p>
                            { drawn(code) }
                            <code>{ &code.text }</code>
                        </li>
                    }
                </ol>
            </section>
        }
    }

    fn facts(&self, i18n: &I18n) -> AttrValue {
        let date = kst::date_of(self.made_at).to_string();
        // Between the first colons of every line: what tells this backup from another one.
        let id =
            self.codes.first().and_then(|code| code.text.split(':').nth(1)).unwrap_or_default();
        let mut names: Vec<&str> = self
            .included
            .iter()
            .filter_map(Listed::readable)
            .map(|read| &*read.holder_name)
            .collect();
        names.dedup();
        let args = [
            ("date", date.into()),
            ("names", names.join(", ").into()),
            ("count", self.included.len().into()),
            ("id", id.to_owned().into()),
        ];
        i18n.t_with(id!("paper-facts"), &args)
    }
}

fn counted(i18n: &I18n, words: MessageId, number: usize, count: usize) -> AttrValue {
    i18n.t_with(words, &[("number", number.into()), ("count", count.into())])
}

/// Whose certificate, of which kind: enough to know it by, and nothing that is secret.
fn named(i18n: &I18n, listed: &Listed) -> AttrValue {
    let Some(summary) = listed.readable() else {
        return AttrValue::default();
    };
    let from = summary.serial.len().saturating_sub(LAST_DIGITS);
    let args = [
        ("name", summary.holder_name.clone().into()),
        ("product", certificate_product(i18n, summary).to_string().into()),
        ("serial", summary.serial.get(from..).unwrap_or_default().to_owned().into()),
        ("date", kst::date_of(summary.not_after).to_string().into()),
    ];
    i18n.t_with(id!("paper-certificate"), &args)
}

/// Its number stands beside it in words.
fn drawn(code: &PaperCode) -> Html {
    let side = code.size + 2 * qr::QUIET;
    html! {
        <svg aria-hidden="true" viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path fill="#000" d={qr::path(&code.modules, code.size)} />
        </svg>
    }
}
