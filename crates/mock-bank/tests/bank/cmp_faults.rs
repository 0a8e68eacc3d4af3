//! CMP messages that OpenSSL does not make.

use crate::renewing::{Kur, banking, body, days_left, row, to_codes};
use crate::support::Bank;

/// id-it-caCerts and id-it-currentCRL
const CA_CERTIFICATES: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 4, 17];
const CURRENT_LIST: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 4, 6];

#[tokio::test]
async fn a_kind_of_information_is_asked_for_once() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    for (kinds, answered) in [
        (&[CA_CERTIFICATES, CURRENT_LIST][..], true),
        (&[CURRENT_LIST, CA_CERTIFICATES, CURRENT_LIST], false),
        (&[CA_CERTIFICATES, CA_CERTIFICATES], false),
    ] {
        let message = Kur::new(&bank, &old).await.genm(kinds);
        let answer = bank.send(message).await.expect("an answer");
        // [22] genp, [23] error
        assert_eq!(body(&answer)[0], if answered { 0xb6 } else { 0xb7 });
        let told = String::from_utf8_lossy(&answer).contains("only once");
        assert_eq!(told, !answered);
    }
}

#[tokio::test]
async fn the_name_of_an_exchange_has_an_end() {
    let bank = Bank::start();
    let old = banking(&bank, "old").await;
    days_left(&bank, &old, 5).await;
    to_codes(&bank, &old).await;
    let mut request = Kur::new(&bank, &old).await;
    request.transaction = vec![7; 65];
    let refused = request.send(&bank).await.err().expect("a refusal");
    assert!(refused.contains("transactionID"), "{refused}");
    assert_eq!(row(&bank, &old).await["status"], "valid");
    request.transaction = vec![7; 64];
    request.send(&bank).await.expect("a certificate");
}
