//! Certificates that came without those who issued them. The same tests run natively and in the browser.

use base64ct::{Base64, Encoding};
use ingam::keeper::{Keeper, protocol::*};
use ingam_core::key::Key;
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    ask,
    authority::{Authority, NOW, YEAR, rng},
    stopwatch,
};

struct Lonely {
    authority: Authority,
    certificate: ByteBuf,
}

fn lonely() -> Lonely {
    let authority = Authority::new();
    let certificate = ByteBuf::from(authority.issue(&Key::make(&mut rng())));
    Lonely { authority, certificate }
}

impl Lonely {
    fn complete(&self, chain: &[&[u8]], known: &[&[u8]]) -> Vec<ByteBuf> {
        let bytes = |all: &[&[u8]]| all.iter().map(|der| ByteBuf::from(*der)).collect();
        let certificate = self.certificate.clone();
        let (chain, known) = (bytes(chain), bytes(known));
        let published = vec!["no base64!".to_owned()];
        let request = CompleteChain { certificate, chain, known, published };
        ask(&mut Keeper::new(stopwatch), request).unwrap().chain
    }

    fn gap(&self, chain: &[&[u8]], root_sha256: [u8; 32], now: i64) -> Option<Gap> {
        let request = Inspect {
            certificate: self.certificate.clone(),
            chain: chain.iter().map(|der| ByteBuf::from(*der)).collect(),
            root_sha256: ByteBuf::from(root_sha256),
            now,
        };
        ask(&mut Keeper::new(stopwatch), request).unwrap().gap
    }
}

#[test]
fn known_authorities_are_put_above_it_in_any_order() {
    let lonely = lonely();
    let Authority { root, issuer, .. } = &lonely.authority;
    let other = Authority::new();
    let whole = [ByteBuf::from(&**issuer), ByteBuf::from(&**root)];
    assert_eq!(lonely.complete(&[], &[b"no certificate", &other.root, root, issuer]), whole);
    assert_eq!(lonely.complete(&[issuer], &[root]), whole);
    // Names alone are nothing: another authority of the same name has another key.
    assert_eq!(lonely.complete(&[], &[&other.issuer, &other.root]), [] as [ByteBuf; 0]);
    // What came along stays, whatever it is.
    assert_eq!(lonely.complete(&[&other.issuer], &[]), [ByteBuf::from(&*other.issuer)]);
}

#[test]
fn a_bank_publishes_them_in_base64() {
    let lonely = lonely();
    let Authority { root, issuer, .. } = &lonely.authority;
    let request = CompleteChain {
        certificate: lonely.certificate.clone(),
        chain: Vec::new(),
        known: Vec::new(),
        published: [root, issuer].map(|der| Base64::encode_string(der)).to_vec(),
    };
    let completed = ask(&mut Keeper::new(stopwatch), request).unwrap();
    assert_eq!(completed.chain, [ByteBuf::from(&**issuer), ByteBuf::from(&**root)]);
}

#[test]
fn a_chain_that_is_not_believed_says_why() {
    let lonely = lonely();
    let Authority { root, issuer, .. } = &lonely.authority;
    let trusted = lonely.authority.root_sha256();
    assert_eq!(lonely.gap(&[issuer, root], trusted, NOW), None);
    assert_eq!(lonely.gap(&[], trusted, NOW), Some(Gap::NoIssuer));
    assert_eq!(lonely.gap(&[issuer], trusted, NOW), Some(Gap::NoIssuer));
    assert_eq!(lonely.gap(&[issuer, root], [7; 32], NOW), Some(Gap::OtherRoot));
    assert_eq!(lonely.gap(&[issuer, root], trusted, NOW + 90 * YEAR), Some(Gap::Broken));
    assert_eq!(lonely.gap(&[b"no certificate"], trusted, NOW), Some(Gap::Broken));
}
