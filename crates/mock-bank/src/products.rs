//! What the bank sells: product, fee, and the certificate policy that stands for it.

use ingam_bank_api::{Holder, Product};

use crate::store::{StoreError, Tx, fees};

/// One line of the price list.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The product.
    pub product: Product,
    /// Won for one year, VAT included, unless it was changed: see [`fee_today`].
    pub fee: u64,
    /// Policy in the certificate, from an arc that only mocks use.
    pub policy: &'static str,
}

/// The price list for a kind of holder.
pub fn offers(holder: Holder) -> &'static [Offer] {
    match holder {
        Holder::Personal => &[
            Offer { product: Product::Banking, fee: 0, policy: "1.3.6.1.4.1.32473.2.1.2" },
            Offer { product: Product::General, fee: 4_400, policy: "1.3.6.1.4.1.32473.2.1.1" },
        ],
        Holder::Corporate => &[
            Offer {
                product: Product::BusinessBanking,
                fee: 4_400,
                policy: "1.3.6.1.4.1.32473.2.1.4",
            },
            Offer { product: Product::General, fee: 110_000, policy: "1.3.6.1.4.1.32473.2.1.3" },
            Offer { product: Product::Tax, fee: 4_400, policy: "1.3.6.1.4.1.32473.2.1.5" },
        ],
    }
}

/// The line for one product, if this kind of holder may have it.
pub fn offer(holder: Holder, product: Product) -> Option<Offer> {
    offers(holder).iter().copied().find(|offer| offer.product == product)
}

/// What a product costs now, won, VAT included: 0 for one that is free or not offered.
pub async fn fee_today(tx: &mut Tx, holder: Holder, product: Product) -> Result<u64, StoreError> {
    let changed = fees::of(tx, holder).await?.into_iter().find(|fee| fee.0 == product);
    let listed = || offer(holder, product).map_or(0, |offer| offer.fee);
    Ok(changed.map_or_else(listed, |fee| fee.1))
}

/// A product by its wire name.
pub fn by_name(name: &str) -> Option<Product> {
    [Product::General, Product::Banking, Product::BusinessBanking, Product::Tax]
        .into_iter()
        .find(|product| product.as_str() == name)
}

/// The wire name of a holder.
pub fn holder_name(holder: Holder) -> &'static str {
    match holder {
        Holder::Personal => "personal",
        Holder::Corporate => "corporate",
    }
}
