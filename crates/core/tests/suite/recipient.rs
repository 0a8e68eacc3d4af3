//! Which certificates may receive R.

use ingam_core::{
    certificate::Certificate,
    chain::ChainError,
    key::Key,
    recipient::{self, RecipientError},
};

use crate::support::*;

#[test]
fn recipients_of_the_random() {
    let authority = Authority::new();
    let key = Key::make(&mut rng());
    let chain = [&authority.issuer, &authority.root].map(|der| Certificate::parse(der).unwrap());
    let check_at = |now, template: Template| {
        let der = template.sign(&authority.issuer_key);
        let certificate = Certificate::parse(&der).unwrap();
        recipient::check(&certificate, &chain, &authority.root_sha256(), now)
    };
    let good = || Authority::recipient_template(&key);
    assert_eq!(check_at(NOW, good()).unwrap(), key.public_key_info());
    let signing = good().with("2.5.29.15", true, key_usage(6, 0xc0));
    assert_eq!(check_at(NOW, signing), Err(RecipientError::AnotherUsage));
    assert_eq!(check_at(NOW, good().without("2.5.29.15")), Err(RecipientError::AnotherUsage));
    let expired = Template { not_after: NOW - 1, ..good() };
    assert_eq!(check_at(NOW, expired), Err(RecipientError::NotValidNow));
    let stranger = good().issued_by("모의 ROOT");
    assert_eq!(check_at(NOW, stranger), Err(RecipientError::Chain(ChainError::NotSigned)));
}
