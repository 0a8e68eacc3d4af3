//! What the product step answers.

use ingam::issuance::choice::{Signer, choice, has_choice};
use ingam_bank_api::{AgreedTerms, AuthorityOffer, Localized, Product, ProductOffer};

fn offer(product: Product, authorities: &[&str]) -> ProductOffer {
    let chosen = authorities.len() > 1;
    let authority = |id: &&str| AuthorityOffer {
        id: (*id).to_owned(),
        name: Localized { ko: (*id).to_owned(), en: (*id).to_owned() },
        terms: chosen.then(|| format!("authority-{id}")),
    };
    ProductOffer {
        product,
        fee: 0,
        validity_months: 12,
        replaces: false,
        authorities: authorities.iter().map(authority).collect(),
    }
}

fn agreed(id: &str) -> Option<AgreedTerms> {
    Some(AgreedTerms {
        id: format!("authority-{id}"),
        version: "2026-11-01".to_owned(),
        sha256: "0".repeat(64),
    })
}

fn signer(id: &str, agreed: Option<AgreedTerms>) -> Signer {
    Signer { id: Some(id.to_owned()), agreed }
}

#[test]
fn without_a_choice_the_product_is_all() {
    for authorities in [&["bank"][..], &[]] {
        let banking = offer(Product::Banking, authorities);
        assert!(!has_choice(&banking));
        let answer = choice(&banking, &signer("garam", agreed("garam"))).expect("an answer");
        assert_eq!(
            (answer.product, answer.authority, answer.agreed),
            (Product::Banking, None, None)
        );
    }
}

#[test]
fn with_a_choice_the_terms_of_the_chosen_one_are_needed() {
    let general = offer(Product::General, &["bank", "garam", "nuri"]);
    assert!(has_choice(&general));
    assert_eq!(choice(&general, &signer("garam", None)), None);
    assert_eq!(choice(&general, &signer("garam", agreed("nuri"))), None, "those of another");
    let answer = choice(&general, &signer("garam", agreed("garam"))).expect("an answer");
    assert_eq!((answer.authority.as_deref(), answer.agreed), (Some("garam"), agreed("garam")));
}

#[test]
fn whoever_is_first_signs_unless_another_one_is_chosen() {
    let general = offer(Product::General, &["bank", "garam"]);
    let id = |signer: &Signer| signer.of(&general).map(|authority| authority.id.clone());
    assert_eq!(id(&Signer::default()).as_deref(), Some("bank"));
    assert_eq!(id(&signer("garam", None)).as_deref(), Some("garam"));
    assert_eq!(id(&signer("gone", None)).as_deref(), Some("bank"));
}
