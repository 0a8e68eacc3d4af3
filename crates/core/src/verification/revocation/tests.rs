use super::{Evidence, State};
use crate::certificate::Certificate;

const LIST: &[u8] = include_bytes!("../../../tests/files/signed-data/ca.crl");
const RESPONSE: &[u8] = include_bytes!("../../../tests/files/signed-data/holder.ocsp");
const AUTHORITY: &[u8] = include_bytes!("../../../tests/files/signed-data/ca.cer");
const PEOPLE: [&[u8]; 3] = [
    include_bytes!("../../../tests/files/signed-data/holder.cer"),
    include_bytes!("../../../tests/files/signed-data/rsa.cer"),
    include_bytes!("../../../tests/files/signed-data/bank.cer"),
];
/// When the signatures of the tests were made.
const SIGNED: i64 = 1_795_402_800;

/// However many signers there are: one signature verified a list, one search a certificate.
#[test]
fn nothing_is_verified_twice() {
    let certificate = |der: &[u8]| Certificate::parse(der).expect("a certificate");
    let authority = certificate(AUTHORITY);
    let evidence = Evidence::new([LIST].into_iter(), [RESPONSE].into_iter());
    for _ in 0..16 {
        for one in PEOPLE.map(certificate) {
            let state = evidence.state(&one, &authority, SIGNED, SIGNED);
            assert!(matches!(state, State::Good(_)), "{state:?}");
        }
    }
    assert_eq!(evidence.lists[0].is_by.0.borrow().len(), 1);
    assert_eq!(evidence.statements.0.borrow().len(), PEOPLE.len());
}
