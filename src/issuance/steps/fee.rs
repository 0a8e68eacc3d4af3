use ingam_bank_api::FeeConfirmation;
use ingam_core::money::won;
use yew::prelude::*;

use super::{names::product_name, step_form::StepForm};
use crate::{
    components::{
        note::note,
        rows::{amount_row, fact},
    },
    hooks::use_async,
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
};

/// 수수료 확인
#[component]
pub fn Fee() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let view = issuance.state.view.clone();
    let confirm = use_async(move |fee: FeeConfirmation| issuance.clone().confirm_fee(fee));
    let Some((view, fee)) = view.and_then(|view| view.fee.clone().map(|fee| (view, fee))) else {
        return Html::default();
    };
    let offer = view.products.iter().find(|offer| Some(offer.product) == view.product);
    let account = view.accounts.iter().find(|account| account.id == fee.account);
    let amount = i18n.t_with(id!("price-won"), &[("amount", won(fee.amount).into())]);
    let on_submit = {
        let (run, fee) = (confirm.run.clone(), fee.clone());
        Callback::from(move |()| {
            run.emit(FeeConfirmation { amount: fee.amount, account: fee.account.clone() });
        })
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
                    { fact(i18n.t(id!("fee-product")), &i18n.t(product_name(offer.product))) }
                    { fact(i18n.t(id!("fee-validity")), &i18n.t_with(id!("fee-months"), &[("months", offer.validity_months.into())])) }
                }
                if let Some(account) = account {
                    { fact(i18n.t(id!("fee-account")), &format!("{} {}", account.label, account.number)) }
                }
                { amount_row(i18n.t(id!("fee-amount")), &amount) }</dl>
            { note(i18n.t(id!("product-note"))) }
        </StepForm>
    }
}
