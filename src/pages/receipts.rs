use ingam_bank_api::{Holder, Receipt, Receipts};
use ingam_core::kst;
use yew::prelude::*;

pub(super) use self::question::{Question, QuestionWords};
use crate::{
    components::{
        badge::{Tone, badge},
        button::{Button, ButtonKind},
        heading::Heading,
        note::note,
        rows::{amount_row, fact, row},
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::steps::product_name,
    platform::print,
};

mod question;

const WORDS: QuestionWords = QuestionWords {
    title: id!("receipts-title"),
    lead: id!("receipts-lead"),
    holder: id!("receipts-holder"),
    submit: id!("receipts-submit"),
};

/// `/receipts`: 영수증. What the bank told is in the memory of this page only, and gone with it.
#[component]
pub fn ReceiptsPage() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let chosen = use_state(|| None::<String>);
    let asked = use_async(move |question| {
        let services = services.clone();
        async move { services.bank().receipts(&question).await.map_err(AppError::from) }
    });
    let choose = |number: Option<&String>| {
        let (chosen, number) = (chosen.setter(), number.cloned());
        Callback::from(move |()| chosen.set(number.clone()))
    };
    let Remote::Ready(known) = &*asked.remote else {
        return html! {
            <Question
                words={WORDS}
                busy={asked.remote.is_busy()}
                failure={asked.remote.failure().cloned()}
                on_ask={asked.run.clone()}
            />
        };
    };
    let found = known.receipts.iter().find(|receipt| Some(&receipt.number) == chosen.as_ref());
    match found {
        Some(receipt) => paper(&i18n, known, receipt, choose(None)),
        None => list(&i18n, known, |receipt| choose(Some(&receipt.number))),
    }
}

/// Every receipt in a line.
fn list(i18n: &I18n, known: &Receipts, open: impl Fn(&Receipt) -> Callback<()>) -> Html {
    let lead = i18n.t_with(
        id!("receipts-count"),
        &[("name", known.name.clone().into()), ("count", known.receipts.len().into())],
    );
    html! {
        <div class="column" key="list">
            <Heading title={i18n.t(id!("receipts-title"))} {lead} />
            if known.receipts.is_empty() {
                { note(i18n.t(id!("receipts-none"))) }
            }
            <ul class="receipts">
                for receipt in &known.receipts {
                    { line(i18n, known.holder, receipt, open(receipt)) }
                }
            </ul>
        </div>
    }
}

fn line(i18n: &I18n, holder: Holder, receipt: &Receipt, on_open: Callback<()>) -> Html {
    let (day, product) = (day(receipt.charged_at), product(i18n, holder, receipt));
    let label = i18n.t_with(
        id!("receipts-open-label"),
        &[("date", day.clone().into()), ("product", product.to_string().into())],
    );
    html! {
        <li key={receipt.number.clone()}>
            <span><strong>{ product }</strong>{ day }</span>
            { state(i18n, receipt) }
            <span class="amount">{ i18n.won(receipt.amount) }</span>
            { Button::new(ButtonKind::Small, i18n.t(id!("receipts-open"))).label(label).on_press(on_open) }
        </li>
    }
}

/// One receipt, as it is printed.
fn paper(i18n: &I18n, known: &Receipts, receipt: &Receipt, on_back: Callback<()>) -> Html {
    let amount = |name, amount| amount_row(i18n.t(name), &i18n.won(amount));
    html! {
        <div class="column narrow receipt" key={receipt.number.clone()}>
            <Heading title={i18n.t(id!("receipt-title"))} lead={i18n.language().pick(&known.bank)} />
            <dl class="rows">{ row(i18n.t(id!("receipt-number")), html! { <code>{ &receipt.number }</code> }) }
                { fact(i18n.t(id!("receipt-date")), &day(receipt.charged_at)) }
                { fact(i18n.t(id!("receipt-customer")), &known.name) }
                { fact(i18n.t(id!("receipt-product")), &product(i18n, known.holder, receipt)) }
                { row(i18n.t(id!("transfer-serial")), html! { <code>{ &receipt.serial }</code> }) }
                { fact(i18n.t(id!("fee-account")), &format!("{} {}", receipt.account_label, receipt.account)) }
                { row(i18n.t(id!("column-state")), state(i18n, receipt)) }
                { amount(id!("receipt-supply"), receipt.amount.saturating_sub(receipt.vat)) }
                { amount(id!("receipt-vat"), receipt.vat) }
                { amount(id!("receipt-amount"), receipt.amount) }</dl>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("receipts-back"))).on_press(on_back) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("receipt-print"))).grow(true).on_press(Callback::from(|()| print::print())) }
            </div>
        </div>
    }
}

fn state(i18n: &I18n, receipt: &Receipt) -> Html {
    match receipt.refunded_at {
        None => badge(Tone::Ok, i18n.t(id!("receipt-paid")), None),
        Some(at) => {
            let text = i18n.t_with(id!("receipt-refunded"), &[("date", day(at).into())]);
            badge(Tone::Quiet, text, None)
        }
    }
}

fn product(i18n: &I18n, holder: Holder, receipt: &Receipt) -> AttrValue {
    i18n.t(product_name(holder, receipt.product))
}

fn day(at: i64) -> String {
    kst::date_of(at).to_string()
}
