use ingam_bank_api::Transfer;
use ingam_core::kst;
use yew::prelude::*;

use super::dashed;
use crate::{
    banking::transfer,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        rows::{amount_row, fact, row},
    },
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    pages::members::use_login_end,
    platform::print,
    route::Route,
    router::Link,
};

/// A transfer that was carried out, as it is printed, and its signed receipt.
pub fn slip(i18n: &I18n, done: &Transfer) -> Html {
    let facts = &done.facts;
    let account = |number: &str| format!("{} {}", facts.bank, dashed(number));
    html! {
        <>
            <dl class="rows">
                { row(i18n.t(id!("transfer-order")), html! { <code>{ &facts.order }</code> }) }
                { fact(i18n.t(id!("transfer-time")), &kst::minute_of(done.executed_at)) }
                { fact(i18n.t(id!("transfer-from")), &account(&facts.from)) }
                { fact(i18n.t(id!("transfer-recipient")), &facts.recipient) }
                { fact(i18n.t(id!("transfer-to")), &account(&facts.to)) }
                { amount_row(i18n.t(id!("transfer-amount")), &i18n.won(facts.amount)) }
                { amount_row(i18n.t(id!("transfer-fee")), &i18n.won(facts.fee)) }
                { fact(i18n.t(id!("transfer-own-shown")), &facts.own_memo) }
                { fact(i18n.t(id!("transfer-their-shown")), &facts.their_memo) }
                { row(i18n.t(id!("transfer-serial")), html! { <code>{ &done.serial }</code> }) }
            </dl>
            <SaveReceipt order={facts.order.clone()} />
        </>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct SaveReceiptProps {
    order: String,
}

/// 영수증 내려받기, 인쇄
#[component]
fn SaveReceipt(props: &SaveReceiptProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let order = props.order.clone();
    let save = use_async(move |()| {
        let (services, order) = (services.clone(), order.clone());
        async move { transfer::save_receipt(&services, &order).await }
    });
    use_login_end(&[save.remote.failure()]);
    html! {
        <>
            <div class="actions wrap">
                { Button::new(ButtonKind::Primary, i18n.t(id!("transfer-save"))).busy(save.remote.is_busy()).on_press(save.run.clone()) }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("receipt-print"))).on_press(Callback::from(|()| print::print())) }
                <Link to={Route::Verify} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("verify-title")) }</Link>
            </div>
            <p class="hint">{ i18n.t(id!("transfer-save-about")) }</p>
            if let Some(error) = save.remote.failure() {
                <Failure text={error.message()} />
            }
        </>
    }
}
