use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        note::note,
    },
    i18n::I18n,
    keeper::protocol::PaperCode,
};

/// Blank modules around a code (ISO/IEC 18004 section 5.3.8).
const QUIET: u32 = 4;

/// The page that is printed: codes with their text below, for people who cannot scan.
pub fn sheet(i18n: &I18n, codes: &[PaperCode], on_print: Callback<()>) -> Html {
    html! {
        <div class="stack">
            <section class="paper">
                <h2>{ i18n.t(id!("paper-title")) }</h2>
                <p>{ i18n.t(id!("paper-about")) }</p>
                <ol>
                    for (at, code) in codes.iter().enumerate() {
                        <li key={at}>
                            { drawn(i18n, code, at + 1, codes.len()) }
                            <code>{ &code.text }</code>
                        </li>
                    }
                </ol>
            </section>
            { note(i18n.t(id!("paper-advice"))) }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("paper-print"))).on_press(on_print) }</div>
        </div>
    }
}

fn drawn(i18n: &I18n, code: &PaperCode, number: usize, count: usize) -> Html {
    let label =
        i18n.t_with(id!("paper-code"), &[("number", number.into()), ("count", count.into())]);
    let side = code.size + 2 * QUIET;
    html! {
        <svg role="img" aria-label={label} viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path fill="#000" d={path(code)} />
        </svg>
    }
}

/// Every run of dark modules in a row as one bar.
fn path(code: &PaperCode) -> String {
    let mut path = String::new();
    let size = code.size as usize;
    for (y, row) in code.modules.chunks(size.max(1)).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|module| **module == 1).count();
            if run > 0 {
                path.push_str(&format!(
                    "M{} {}h{run}v1h-{run}z",
                    x + QUIET as usize,
                    y + QUIET as usize
                ));
            }
            x += run.max(1);
        }
    }
    path
}
