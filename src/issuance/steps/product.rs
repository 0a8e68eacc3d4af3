use ingam_bank_api::{Product as Kind, ProductOffer};
use ingam_core::money::won;
use yew::prelude::*;

use super::{
    names::{product_about, product_name},
    step_form::StepForm,
};
use crate::{
    components::{
        choice::Choice,
        note::{note, tip},
    },
    hooks::use_async,
    i18n::{I18n, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// 인증서 선택
#[component]
pub fn Product() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let view = issuance.state.view.clone();
    let (offers, name) = view.map_or_else(Default::default, |view| {
        (view.products, view.customer.map(|customer| customer.name).unwrap_or_default())
    });
    let chosen = use_state(|| first_choice(&offers, issuance.state.product));
    let choose = use_async(move |product: Kind| issuance.clone().choose(product));
    let on_submit = {
        let (run, chosen) = (choose.run.clone(), *chosen);
        Callback::from(move |()| {
            if let Some(product) = chosen {
                run.emit(product);
            }
        })
    };
    let submit = match *chosen {
        Some(product) => i18n.t_with(
            id!("product-submit"),
            &[("product", i18n.t(product_name(product)).to_string().into())],
        ),
        None => i18n.t(id!("product-none")),
    };
    let any_fee = offers.iter().any(|offer| offer.fee > 0);
    html! {
        <StepForm
            title={i18n.t(id!("product-title"))}
            lead={i18n.t_with(id!("product-lead"), &[("name", name.into())])}
            {submit}
            busy={choose.remote.is_busy()}
            failure={choose.remote.failure().cloned()}
            {on_submit}
        >
            <div role="radiogroup" aria-label={i18n.t(id!("product-title"))}>
                for offer in &offers {
                    { Choice {
                        name: "product".into(),
                        value: offer.product.as_str().into(),
                        title: i18n.t(product_name(offer.product)),
                        about: i18n.t(product_about(offer.product)),
                        price: Some(price(&i18n, offer)),
                        price_note: (offer.fee > 0).then(|| validity(&i18n, offer)),
                        aside: offer.replaces.then(|| i18n.t(id!("product-replaces"))),
                        checked: *chosen == Some(offer.product),
                        on_choose: {
                            let (chosen, product) = (chosen.setter(), offer.product);
                            Callback::from(move |()| chosen.set(Some(product)))
                        },
                    }.view() }
                }
            </div>
            if any_fee {
                { note(i18n.t(id!("product-note"))) }
                if offers.iter().any(|offer| offer.product == Kind::Banking && offer.fee == 0) {
                    { tip(i18n.t(id!("tip-hurry")), i18n.t(id!("tip-hurry-advice"))) }
                }
            }
        </StepForm>
    }
}

/// What was chosen before, else what costs nothing, else what is first.
fn first_choice(offers: &[ProductOffer], before: Option<Kind>) -> Option<Kind> {
    let offered = |product: Kind| offers.iter().any(|offer| offer.product == product);
    before
        .filter(|product| offered(*product))
        .or_else(|| offers.iter().find(|offer| offer.fee == 0).map(|offer| offer.product))
        .or_else(|| offers.first().map(|offer| offer.product))
}

fn price(i18n: &I18n, offer: &ProductOffer) -> AttrValue {
    match offer.fee {
        0 => i18n.t(id!("price-free")),
        fee => i18n.t_with(id!("price-won"), &[("amount", won(fee).into())]),
    }
}

fn validity(i18n: &I18n, offer: &ProductOffer) -> AttrValue {
    i18n.t_with(id!("product-price-note"), &[("months", offer.validity_months.into())])
}
