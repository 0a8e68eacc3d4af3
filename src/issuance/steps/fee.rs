use ingam_bank_api::{AccountView, Balance, Balances, FeeConfirmation, FeeView, Secret};
use yew::prelude::*;

use super::{
    names::{months, product_name},
    step_form::StepForm,
};
use crate::{
    components::{
        account_password::account_password,
        badge::Tone,
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        note::note,
        rows::{amount_row, fact},
        secret_field::{SecretField, take_secret},
    },
    error::AppError,
    hooks::{Remote, use_async},
    i18n::{I18n, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// 수수료 확인
#[component]
pub fn Fee() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (view, holder) = (issuance.state.view.clone(), issuance.state.holder);
    let password = use_node_ref();
    let bad_password = use_state(|| false);
    let chosen = use_state(|| None::<String>);
    let shown = use_state(|| false);
    let balances = {
        let issuance = issuance.clone();
        use_async(move |()| issuance.clone().balances())
    };
    let confirm = use_async(move |fee: FeeConfirmation| issuance.clone().confirm_fee(fee));
    let Some((view, fee)) = view.and_then(|view| view.fee.clone().map(|fee| (view, fee))) else {
        return Html::default();
    };
    let offer = view.products.iter().find(|offer| Some(offer.product) == view.product);
    let authority = offer.and_then(|offer| {
        offer.authorities.iter().find(|authority| Some(&authority.id) == view.authority.as_ref())
    });
    let account = (*chosen).clone().unwrap_or_else(|| fee.account.clone());
    let amount = i18n.won(fee.amount);
    let known = match &*balances.remote {
        Remote::Ready(known) if *shown => Some(known),
        _ => None,
    };
    let on_submit = {
        let (run, password, bad) = (confirm.run.clone(), password.clone(), bad_password.setter());
        let (fee, account) = (fee.clone(), account.clone());
        Callback::from(move |()| {
            let needed = !fee.proved.contains(&account);
            let typed = || account_password(&password).map(|pin| Secret::new(pin.digits()));
            let account_password = if needed { typed() } else { None };
            bad.set(needed && account_password.is_none());
            if !needed || account_password.is_some() {
                take_secret(&password);
                let (amount, account) = (fee.amount, account.clone());
                run.emit(FeeConfirmation { amount, account, account_password });
            }
        })
    };
    let choose = |account: &AccountView| {
        let (chosen, bad, id) = (chosen.setter(), bad_password.setter(), account.id.clone());
        Callback::from(move |()| {
            chosen.set(Some(id.clone()));
            bad.set(false);
        })
    };
    // What is being mended is not called wrong.
    let mended = {
        let bad = bad_password.setter();
        Callback::from(move |()| bad.set(false))
    };
    html! {
        <StepForm
            title={i18n.t(id!("fee-title"))}
            lead={i18n.t(id!("fee-lead"))}
            submit={i18n.t_with(id!("fee-submit"), &[("amount", amount.to_string().into())])}
            busy={confirm.remote.is_busy()}
            failure={confirm.remote.failure().cloned()}
            {on_submit}
        >
            <dl class="rows">if let Some(offer) = offer {
                    { fact(i18n.t(id!("fee-product")), &i18n.t(product_name(holder, offer.product))) }
                    if let Some(authority) = authority {
                        { fact(i18n.t(id!("fact-issuer")), &i18n.language().pick(&authority.name)) }
                    }
                    { fact(i18n.t(id!("fee-validity")), &months(&i18n, offer.validity_months)) }
                }
                { amount_row(i18n.t(id!("fee-amount")), &amount) }</dl>
            <fieldset class="group">
                <legend>{ i18n.t(id!("fee-account")) }</legend>
                for one in &view.accounts {
                    { account_choice(&i18n, one, &fee, known, *one.id == account, choose(one)) }
                }
            </fieldset>
            <p class="visually-hidden" role="status">{ said(&i18n, known, &account) }</p>
            { balance_button(&i18n, &balances.remote, &shown, &balances.run) }
            if !fee.proved.contains(&account) {
                <SecretField
                    key={account.clone()}
                    name="fee-account-password"
                    label={i18n.t(id!("verification-password"))}
                    node={password}
                    digits=true
                    maxlength={4}
                    hint={i18n.t(id!("fee-password-hint"))}
                    on_input={mended}
                    problem={bad_password.then(|| i18n.t(id!("verification-password-bad")))}
                />
            }
            { note(i18n.t(id!("fee-note"))) }
        </StepForm>
    }
}

/// What is told of the chosen account when balances are shown.
fn said(i18n: &I18n, known: Option<&Balances>, account: &str) -> String {
    let held = known.and_then(|known| known.accounts.iter().find(|one| one.account == account));
    let held = held
        .map(|held| format!("{} {}", i18n.t(id!("fee-balance-about")), i18n.won(held.available)));
    held.unwrap_or_default()
}

/// One account; what it holds only after the person asked.
fn account_choice(
    i18n: &I18n,
    account: &AccountView,
    fee: &FeeView,
    known: Option<&Balances>,
    checked: bool,
    on_choose: Callback<()>,
) -> Html {
    let held = known.and_then(|known| known.accounts.iter().find(|one| one.account == account.id));
    let too_little = |held: &Balance| {
        // What is kept back for this very fee is not missing.
        let own = if fee.confirmed && fee.account == account.id { fee.amount } else { 0 };
        held.available + own < fee.amount
    };
    Choice {
        name: "fee-account".into(),
        value: account.id.clone().into(),
        title: account.label.clone().into(),
        about: account.number.clone().into(),
        price: Some(
            held.map_or_else(|| i18n.t(id!("fee-balance-masked")), |held| i18n.won(held.available)),
        ),
        price_note: held.map(|_| i18n.t(id!("fee-balance-about"))),
        aside: held.filter(|held| too_little(held)).map(|_| i18n.t(id!("fee-balance-small"))),
        tone: Tone::Warn,
        checked,
        on_choose,
    }
    .view()
}

/// Shows what the accounts hold, or hides it again.
fn balance_button(
    i18n: &I18n,
    remote: &Remote<Balances, AppError>,
    shown: &UseStateHandle<bool>,
    ask: &Callback<()>,
) -> Html {
    let known = **shown && matches!(remote, Remote::Ready(_));
    let on_press = {
        let (shown, ask) = (shown.setter(), ask.clone());
        Callback::from(move |()| {
            shown.set(!known);
            if !known {
                ask.emit(());
            }
        })
    };
    let label = i18n.t(if known { id!("fee-balance-hide") } else { id!("fee-balance-show") });
    html! {
        <>
            <div class="actions wrap close">
                { Button::new(ButtonKind::Small, label).busy(remote.is_busy()).on_press(on_press) }
            </div>
            if let Some(error) = remote.failure() {
                <Failure text={error.message()} />
            }
        </>
    }
}
