use ingam_bank_api::{Transfer, Transfers};
use ingam_core::kst;
use yew::prelude::*;

use super::{
    members::{retry, use_login_end, use_member},
    transfer::slip,
};
use crate::{
    banking::transfer,
    components::{
        button::{Button, ButtonKind},
        heading::Heading,
        loading::loading,
        note::note,
    },
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    route::Route,
    router::Link,
};

/// `/transfers`: 이체 내역
#[component]
pub fn TransfersPage() -> Html {
    match use_member() {
        Some(_) => html! { <History /> },
        None => Html::default(),
    }
}

#[component]
fn History() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let chosen = use_state(|| None::<Transfer>);
    // Where the pages before this one began: the way back.
    let pages = use_state(Vec::<String>::new);
    let shown = use_async(move |before: Option<String>| {
        let services = services.clone();
        async move { transfer::history(&services, before.as_deref()).await }
    });
    {
        let load = shown.run.clone();
        use_effect_with((*pages).clone(), move |pages| load.emit(pages.last().cloned()));
    }
    use_login_end(&[shown.remote.failure()]);
    let open = |transfer: Option<&Transfer>| {
        let (chosen, transfer) = (chosen.setter(), transfer.cloned());
        Callback::from(move |()| chosen.set(transfer.clone()))
    };
    if let Some(transfer) = &*chosen {
        return html! {
            <div class="column narrow receipt" key={transfer.facts.order.clone()}>
                <Heading title={i18n.t(id!("transfer-paper"))} />
                <div class="stack">{ slip(&i18n, transfer) }</div>
                <div class="actions wrap">
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("transfers-back"))).on_press(open(None)) }
                </div>
            </div>
        };
    }
    let older = |before: &String| {
        let (pages, before) = (pages.clone(), before.clone());
        Callback::from(move |()| pages.set([&**pages, std::slice::from_ref(&before)].concat()))
    };
    let newer = {
        let pages = pages.clone();
        Callback::from(move |()| pages.set(pages[..pages.len().saturating_sub(1)].to_vec()))
    };
    html! {
        <div class="column" key="list">
            <Heading title={i18n.t(id!("transfers-title"))} />
            { match &*shown.remote {
                Remote::Idle | Remote::Busy => loading(i18n.t(id!("transfers-loading"))),
                Remote::Failed(error) => {
                    let last = pages.last().cloned();
                    retry(&i18n, error, shown.run.reform(move |()| last.clone()))
                }
                Remote::Ready(Transfers { transfers, more }) => html! {
                    <>
                        if transfers.is_empty() {
                            { note(i18n.t(id!("transfers-none"))) }
                        }
                        <ul class="receipts sent">
                            for transfer in transfers {
                                { line(&i18n, transfer, open(Some(transfer))) }
                            }
                        </ul>
                        <div class="actions wrap">
                            if !pages.is_empty() {
                                { Button::new(ButtonKind::Outlined, i18n.t(id!("transfers-newer"))).on_press(newer) }
                            }
                            if let Some(before) = more {
                                { Button::new(ButtonKind::Outlined, i18n.t(id!("transfers-older"))).on_press(older(before)) }
                            }
                        </div>
                    </>
                },
            } }
            <p class="back-link"><Link to={Route::Bank}>{ i18n.t(id!("transfer-to-accounts")) }</Link></p>
        </div>
    }
}

fn line(i18n: &I18n, transfer: &Transfer, on_open: Callback<()>) -> Html {
    let facts = &transfer.facts;
    let time = kst::minute_of(transfer.executed_at);
    let label = i18n.t_with(
        id!("transfers-open-label"),
        &[("time", time.clone().into()), ("name", facts.recipient.clone().into())],
    );
    html! {
        <li key={facts.order.clone()}>
            <span><strong>{ &facts.recipient }</strong><span class="memo">{ &facts.own_memo }</span>{ time }</span>
            <span class="amount">{ i18n.won(facts.amount) }</span>
            { Button::new(ButtonKind::Small, i18n.t(id!("receipts-open"))).label(label).on_press(on_open) }
        </li>
    }
}
