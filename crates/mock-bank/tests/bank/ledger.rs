//! The books by themselves: what a booking takes and gives, and what it leaves when it fails.

use std::sync::Arc;

use ingam_bank_api::Product;
use ingam_mock_bank::customers;
use ingam_mock_bank::ledger::{BookingError, Totals, charge, refund, spend, totals, vat};
use ingam_mock_bank::ra::Ra;
use ingam_mock_bank::secrets::Secrets;
use ingam_mock_bank::store::charges::{self, Charge};
use ingam_mock_bank::store::{Store, Tx, commit, enrollments, people};
use tempfile::TempDir;

const NOW: i64 = 1_800_000_000;

/// A bank's records on disk, with one fee of 홍길동 that can be charged.
async fn records() -> (TempDir, Ra, Charge) {
    let directory = tempfile::tempdir().expect("a directory");
    let secrets = Arc::new(Secrets::open(directory.path()).expect("keys"));
    let store = Store::open(directory.path(), None).await.expect("a database");
    let mut tx = store.write().await.expect("a transaction");
    customers::seed(&mut tx, &secrets, NOW).await.expect("customers");
    commit(tx).await.expect("on disk");
    let ra = Ra {
        store,
        secrets,
        clock: Arc::default(),
        terms: Arc::default(),
        enrollments_per_hour: 1,
    };
    ra.codes_at_the_counter("hong", Some(Product::General), None).await.expect("codes");
    let mut tx = ra.store.read().await.expect("a transaction");
    let open = enrollments::open_of(&mut tx, "hong", NOW - 1_000_000_000).await.expect("a list");
    let charge = Charge {
        receipt: "2026112200000001".to_owned(),
        enrollment: open.first().expect("an enrollment").id.clone(),
        customer: "hong".to_owned(),
        product: Product::General,
        account: "hong-2".to_owned(),
        amount: 4_400,
        charged_at: NOW,
        refunded_at: None,
    };
    (directory, ra, charge)
}

async fn balance(tx: &mut Tx) -> i64 {
    people::account(tx, "hong-2").await.expect("a row").expect("the account").balance
}

async fn books(tx: &mut Tx) -> Totals {
    let totals = totals(tx, NOW).await.expect("numbers");
    assert_eq!((totals.sum, totals.difference), (0, 0), "{totals:?}");
    totals
}

#[test]
fn the_tax_is_an_eleventh() {
    assert_eq!([4_400, 110_000, 0].map(vat), [400, 10_000, 0]);
    assert_eq!([5, 6, 16, 17].map(vat), [0, 1, 1, 2], "to the nearest won");
}

#[tokio::test]
async fn a_charge_moves_money_and_a_refund_moves_it_back_once() {
    let (_directory, ra, one) = records().await;
    let mut tx = ra.store.write().await.expect("a transaction");
    let before = balance(&mut tx).await;
    charge(&mut tx, &one, NOW).await.expect("booked");
    assert_eq!(balance(&mut tx).await, before - 4_400);
    let totals = books(&mut tx).await;
    assert_eq!((totals.fee_income, totals.fees, totals.refunds), (4_400, 1, 0));

    assert!(refund(&mut tx, &one, NOW + 1).await.expect("booked"));
    assert!(!refund(&mut tx, &one, NOW + 2).await.expect("looked at"), "a second time");
    assert_eq!(balance(&mut tx).await, before);
    let totals = books(&mut tx).await;
    assert_eq!((totals.fee_income, totals.fees, totals.refunds), (0, 1, 1));
    let kept = charges::find(&mut tx, &one.receipt).await.expect("a row").expect("the charge");
    assert_eq!(kept.refunded_at, Some(NOW + 1));
}

#[tokio::test]
async fn what_is_not_there_is_not_taken() {
    let (_directory, ra, one) = records().await;
    let mut tx = ra.store.write().await.expect("a transaction");
    let all = balance(&mut tx).await;
    let refused = spend(&mut tx, "hong-2", all + 1, NOW).await;
    assert!(matches!(refused, Err(BookingError::InsufficientFunds)), "{refused:?}");
    spend(&mut tx, "hong-2", all - 4_399, NOW).await.expect("booked");
    let refused = charge(&mut tx, &one, NOW).await;
    assert!(matches!(refused, Err(BookingError::InsufficientFunds)), "{refused:?}");
    assert_eq!(balance(&mut tx).await, 4_399);
    assert_eq!(books(&mut tx).await.fees, 0);
    let receipts = charges::of_customer(&mut tx, "hong", 10).await.expect("a list");
    assert_eq!(receipts, [], "no receipt for what was not paid");
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let (_directory, ra, one) = records().await;
    let mut tx = ra.store.write().await.expect("a transaction");
    let before = balance(&mut tx).await;
    charge(&mut tx, &one, NOW).await.expect("booked");
    drop(tx);
    let mut tx = ra.store.read().await.expect("a transaction");
    assert_eq!((balance(&mut tx).await, books(&mut tx).await.fees), (before, 0));
}

#[tokio::test]
async fn an_enrollment_is_charged_once() {
    let (_directory, ra, one) = records().await;
    let mut tx = ra.store.write().await.expect("a transaction");
    charge(&mut tx, &one, NOW).await.expect("booked");
    let again = Charge { receipt: "2026112200000002".to_owned(), ..one };
    assert!(matches!(charge(&mut tx, &again, NOW).await, Err(BookingError::Store(_))));
}
