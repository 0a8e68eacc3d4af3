//! All products beside each other: where they can be used, what they cost, how long they last.

use ingam_bank_api::{Holder, Product, ProductOffer};
use yew::prelude::*;

use super::{
    super::names::{months, product_name},
    price,
};
use crate::i18n::{I18n, MessageId};

/// Where a certificate can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Bank,
    Cards,
    Securities,
    Government,
    Contracts,
    Invoices,
}

impl Place {
    const ALL: [Self; 6] = [
        Self::Bank,
        Self::Cards,
        Self::Securities,
        Self::Government,
        Self::Contracts,
        Self::Invoices,
    ];

    fn name(self) -> MessageId {
        match self {
            Self::Bank => id!("usable-bank"),
            Self::Cards => id!("usable-cards"),
            Self::Securities => id!("usable-securities"),
            Self::Government => id!("usable-government"),
            Self::Contracts => id!("usable-contracts"),
            Self::Invoices => id!("usable-invoices"),
        }
    }

    fn takes(self, product: Product) -> bool {
        match product {
            Product::General => true,
            Product::Banking => matches!(self, Self::Bank | Self::Cards | Self::Government),
            Product::BusinessBanking => self == Self::Bank,
            Product::Tax => self == Self::Invoices,
        }
    }
}

/// A table with a column for each product; nothing where there is nothing to compare.
pub(super) fn comparison(i18n: &I18n, holder: Holder, offers: &[ProductOffer]) -> Html {
    if offers.len() < 2 {
        return Html::default();
    }
    // Tax invoices are for businesses: whoever is not offered a certificate for them needs none.
    let invoices = offers.iter().any(|offer| offer.product == Product::Tax);
    let places = Place::ALL.into_iter().filter(|place| invoices || *place != Place::Invoices);
    let row = |name: MessageId, cell: &dyn Fn(&ProductOffer) -> AttrValue| {
        html! {
            <tr>
                <th scope="row">{ i18n.t(name) }</th>
                for offer in offers {
                    <td>{ cell(offer) }</td>
                }
            </tr>
        }
    };
    let takes = |place: Place, product| {
        i18n.t(if place.takes(product) { id!("usable-yes") } else { id!("usable-no") })
    };
    html! {
        <table class="comparison">
            <caption>{ i18n.t(id!("comparison-title")) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ i18n.t(id!("comparison-what")) }</th>
                    for offer in offers {
                        <th scope="col">{ i18n.t(product_name(holder, offer.product)) }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for place in places {
                    { row(place.name(), &|offer| takes(place, offer.product)) }
                }
                { row(id!("comparison-fee"), &|offer| price(i18n, offer)) }
                { row(id!("comparison-validity"), &|offer| months(i18n, offer.validity_months)) }
            </tbody>
        </table>
    }
}
