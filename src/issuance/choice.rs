//! What is chosen in the product step: the product, and for 범용 who shall sign it. Pure.

use ingam_bank_api::{AgreedTerms, AuthorityOffer, ProductChoice, ProductOffer};

/// Who shall sign, and whether its terms are agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// [`AuthorityOffer::id`]; `None`: whoever is first.
    pub id: Option<String>,
    /// Its terms.
    pub agreed: Option<AgreedTerms>,
}

impl Signer {
    /// Whoever was chosen before. Its terms are shown and agreed to again.
    pub fn before(authority: Option<&String>) -> Self {
        Self { id: authority.cloned(), agreed: None }
    }

    /// The chosen authority of a product; whoever is first if the chosen one does not sign it.
    pub fn of<'a>(&self, offer: &'a ProductOffer) -> Option<&'a AuthorityOffer> {
        let authorities = &offer.authorities;
        let named = |authority: &&AuthorityOffer| Some(&authority.id) == self.id.as_ref();
        authorities.iter().find(named).or_else(|| authorities.first())
    }
}

/// Whether the person is asked about who signs: there are several, or one whose own terms are to be agreed to, as in
/// a reissue.
pub fn has_choice(offer: &ProductOffer) -> bool {
    offer.authorities.len() > 1 || offer.authorities.iter().any(|one| one.terms.is_some())
}

/// The answer for the bank; `None` if the terms of whoever shall sign are not agreed to.
pub fn choice(offer: &ProductOffer, signer: &Signer) -> Option<ProductChoice> {
    if !has_choice(offer) {
        return Some(ProductChoice { product: offer.product, authority: None, agreed: None });
    }
    let authority = signer.of(offer)?;
    let agreed =
        signer.agreed.clone().filter(|agreed| Some(&agreed.id) == authority.terms.as_ref());
    Some(ProductChoice {
        product: offer.product,
        authority: Some(authority.id.clone()),
        agreed: Some(agreed?),
    })
}
