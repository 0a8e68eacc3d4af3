//! What the bank sells: product, fee, who signs it, and the certificate policy that stands for it.

use ingam_bank_api::{Holder, Product, Purpose};

use crate::authorities::IssuingAuthority::{self, Bank, Garam, Nuri};
use crate::store::{StoreError, Tx, fees};

/// One line of the price list.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The product.
    pub product: Product,
    /// Won for one year, VAT included, unless it was changed: see [`fee_today`].
    pub fee: u64,
    /// Who signs it, each with the policy in the certificate, from an arc that only mocks use. If
    /// there are several, the customer chooses; the first is what the counter takes.
    pub signers: &'static [(IssuingAuthority, &'static str)],
}

impl Offer {
    /// Whether the customer chooses who signs.
    pub fn has_choice(&self) -> bool {
        self.signers.len() > 1
    }

    /// Who may sign it, in the order of the choice.
    pub fn authorities(&self) -> impl Iterator<Item = IssuingAuthority> + use<> {
        self.signers.iter().map(|(authority, _)| *authority)
    }

    /// The authority of this wire name, if it signs this product. Where there is no choice, no
    /// name is needed.
    pub fn authority(&self, name: Option<&str>) -> Option<IssuingAuthority> {
        match name {
            None if self.has_choice() => None,
            None => self.authorities().next(),
            Some(name) => self.authorities().find(|authority| authority.as_str() == name),
        }
    }

    /// The policy in a certificate by this authority, dotted decimal.
    pub fn policy(&self, authority: IssuingAuthority) -> Option<&'static str> {
        self.signers.iter().find(|(signer, _)| *signer == authority).map(|(_, policy)| *policy)
    }
}

/// The price list for a kind of holder.
pub fn offers(holder: Holder) -> &'static [Offer] {
    match holder {
        Holder::Personal => &[
            Offer {
                product: Product::Banking,
                fee: 0,
                signers: &[(Bank, "1.3.6.1.4.1.32473.2.1.2")],
            },
            Offer {
                product: Product::General,
                fee: 4_400,
                signers: &[
                    (Bank, "1.3.6.1.4.1.32473.2.1.1"),
                    (Garam, "1.3.6.1.4.1.32473.2.2.1"),
                    (Nuri, "1.3.6.1.4.1.32473.2.3.1"),
                ],
            },
        ],
        Holder::Corporate => &[
            Offer {
                product: Product::BusinessBanking,
                fee: 4_400,
                signers: &[(Bank, "1.3.6.1.4.1.32473.2.1.4")],
            },
            Offer {
                product: Product::General,
                fee: 110_000,
                signers: &[
                    (Bank, "1.3.6.1.4.1.32473.2.1.3"),
                    (Garam, "1.3.6.1.4.1.32473.2.2.3"),
                    (Nuri, "1.3.6.1.4.1.32473.2.3.3"),
                ],
            },
            Offer {
                product: Product::Tax,
                fee: 4_400,
                signers: &[(Bank, "1.3.6.1.4.1.32473.2.1.5")],
            },
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

/// What an enrollment costs now, won: a reissue nothing, a renewal as much as the first certificate.
pub async fn fee_due(
    tx: &mut Tx,
    purpose: Purpose,
    holder: Holder,
    product: Product,
) -> Result<u64, StoreError> {
    match purpose {
        Purpose::Reissue => Ok(0),
        Purpose::Issue | Purpose::Renewal => fee_today(tx, holder, product).await,
    }
}

/// Every policy that an authority puts into certificates.
pub fn policies(authority: IssuingAuthority) -> impl Iterator<Item = &'static str> {
    [Holder::Personal, Holder::Corporate]
        .into_iter()
        .flat_map(offers)
        .filter_map(move |offer| offer.policy(authority))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_policy_stands_for_two_things() {
        let all: Vec<_> = IssuingAuthority::ALL.into_iter().flat_map(policies).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((all.len(), once.len()), (9, 9));
    }

    #[test]
    fn every_product_is_signed_by_the_bank_first() {
        for offer in [Holder::Personal, Holder::Corporate].into_iter().flat_map(offers) {
            assert_eq!(offer.authorities().next(), Some(Bank), "{:?}", offer.product);
            assert_eq!(offer.has_choice(), offer.product == Product::General);
        }
    }

    #[test]
    fn an_authority_is_named_where_there_is_a_choice() {
        let general = offer(Holder::Personal, Product::General).expect("sold");
        assert_eq!(general.authority(None), None);
        assert_eq!(general.authority(Some("nuri")), Some(Nuri));
        assert_eq!(general.authority(Some("Nuri")), None);
        let banking = offer(Holder::Personal, Product::Banking).expect("sold");
        assert_eq!(banking.authority(None), Some(Bank));
        assert_eq!(banking.authority(Some("bank")), Some(Bank));
        assert_eq!(banking.authority(Some("garam")), None);
    }
}
