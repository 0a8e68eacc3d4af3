use ingam_bank_api::{Product as Kind, ProductChoice, ProductOffer, Purpose};
use yew::prelude::*;

use self::{comparison::comparison, signer::SignerChoice};
use super::{
    names::{product_about, product_name},
    step_form::StepForm,
};
use crate::{
    components::{
        badge::Tone,
        choice::Choice,
        note::{note, tip},
    },
    hooks::use_async,
    i18n::{I18n, use_i18n},
    issuance::{
        choice::{Signer, choice, has_choice},
        use_issuance::use_issuance,
    },
};

mod comparison;
mod signer;

/// 인증서 선택
#[component]
pub fn Product() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (view, holder) = (issuance.state.view.clone(), issuance.state.holder);
    let signer = use_state(|| Signer::before(issuance.state.authority.as_ref()));
    let missing = use_state(|| false);
    let (offers, name) = view.map_or_else(Default::default, |view| {
        (view.products, view.customer.map(|customer| customer.name).unwrap_or_default())
    });
    let chosen = use_state(|| first_choice(&offers, issuance.state.product));
    let replaces = match issuance.state.purpose {
        Purpose::Reissue => id!("reissue-replaces"),
        Purpose::Issue | Purpose::Renewal => id!("product-replaces"),
    };
    let choose = use_async(move |choice: ProductChoice| issuance.clone().choose(choice));
    let offer = offers.iter().find(|offer| Some(offer.product) == *chosen).cloned();
    let on_submit = {
        let (run, offer) = (choose.run.clone(), offer.clone());
        let (signer, missing) = (signer.clone(), missing.setter());
        Callback::from(move |()| {
            let Some(offer) = &offer else {
                return;
            };
            let choice = choice(offer, &signer);
            missing.set(choice.is_none());
            if let Some(choice) = choice {
                run.emit(choice);
            }
        })
    };
    let on_signer = {
        let (signer, missing) = (signer.setter(), missing.setter());
        Callback::from(move |next| {
            missing.set(false);
            signer.set(next);
        })
    };
    let submit = match *chosen {
        Some(product) => i18n.t_with(
            id!("product-submit"),
            &[("product", i18n.t(product_name(holder, product)).to_string().into())],
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
                        title: i18n.t(product_name(holder, offer.product)),
                        about: i18n.t(product_about(offer.product)),
                        price: Some(price(&i18n, offer)),
                        price_note: (offer.fee > 0).then(|| validity(&i18n, offer)),
                        aside: offer.replaces.then(|| i18n.t(replaces)),
                        tone: Tone::Warn,
                        checked: *chosen == Some(offer.product),
                        on_choose: {
                            let (chosen, product) = (chosen.setter(), offer.product);
                            Callback::from(move |()| chosen.set(Some(product)))
                        },
                    }.view() }
                }
            </div>
            { comparison(&i18n, holder, &offers) }
            if let Some(offer) = offer.filter(has_choice) {
                <SignerChoice {offer} signer={(*signer).clone()} missing={*missing} on_change={on_signer} />
            }
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
        fee => i18n.won(fee),
    }
}

fn validity(i18n: &I18n, offer: &ProductOffer) -> AttrValue {
    i18n.t_with(id!("product-price-note"), &[("months", offer.validity_months.into())])
}
