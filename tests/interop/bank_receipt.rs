//! Other programs verify the receipt of a transfer: both signatures, both chains, and that nothing in them was
//! revoked, without asking the bank.

use ingam_bank_api::{TransferFacts, transfer_text};
use serde_json::json;

use crate::{
    bank_openapi::{bank, call, logged_in, signed_at_login},
    bank_process::Bank,
    client_signatures::{python, told},
    matrix::readers::programs::java,
    program::{Finished, run},
};

/// A receipt in the scratch directory of a bank: `receipt.p7m`, and the text that was signed.
fn receipt(bank: &Bank) -> String {
    let token = logged_in(bank);
    let order =
        json!({ "from": "hong-1", "to": "23456701002345", "amount": 10_500, "language": "ko" });
    let ordered = call(bank, "POST", "/api/transfers", &token, Some(&order));
    let facts: TransferFacts = serde_json::from_value(ordered["facts"].clone()).expect("facts");
    let text = transfer_text(&format!("http://{}", bank.address), &facts);
    let signature = json!({ "signed": signed_at_login(bank, &text) });
    let path = format!("/api/transfers/{}", facts.order);
    let done = call(bank, "POST", &format!("{path}/signature"), &token, Some(&signature));
    assert!(done["executed_at"].is_i64(), "{done}");
    let url = format!("http://{}{path}/receipt", bank.address);
    let bearer = format!("Authorization: Bearer {token}");
    let file = bank.scratch("receipt.p7m");
    let got = run("curl", ["-sSf", "-H", &bearer, "-o", &file, &url]);
    assert!(got.success, "{got:?}");
    text
}

fn openssl(bank: &Bank, file: &str) -> Finished {
    let root = bank.data("root.pem").display().to_string();
    let verify = ["cms", "-verify", "-binary", "-inform", "DER", "-in", file, "-CAfile", &root];
    run("openssl", [&verify[..], &["-crl_check_all", "-purpose", "any"]].concat())
}

fn bouncy_castle(bank: &Bank, file: &str) -> Finished {
    let (root, der) = (bank.data("root.pem").display().to_string(), bank.scratch("root.der"));
    let made = run("openssl", ["x509", "-in", &root, "-outform", "DER", "-out", &der]);
    assert!(made.success, "{made:?}");
    let (program, mut arguments) = java("VerifyReceipt.java");
    arguments.extend([file, &der].map(Into::into));
    run(program, arguments)
}

#[test]
fn other_programs_verify_a_receipt() {
    let bank = bank();
    let text = receipt(&bank);
    let file = bank.scratch("receipt.p7m");
    let seen = openssl(&bank, &file);
    assert!(seen.success && seen.stdout == text, "{seen:?}");
    let seen = bouncy_castle(&bank, &file);
    assert!(seen.success && seen.stdout.ends_with(&text), "{seen:?}");
    let signers: Vec<_> = seen.stdout.lines().filter(|line| line.starts_with("signer: ")).collect();
    assert_eq!(signers.len(), 2, "{seen:?}");
    assert!(
        seen.stdout.contains("홍길동") && seen.stdout.contains("모의은행 거래 확인"),
        "{seen:?}"
    );
    let seen = told(&python([file.clone(), bank.scratch("root.der")]));
    assert_eq!((&seen["content"], &seen["lists"]), (&json!(text), &json!(2)));
    let names = seen["signers"].to_string();
    assert!(names.contains("홍길동") && names.contains("모의은행 거래 확인"), "{seen}");

    // Another amount is not what was signed.
    let mut bytes = std::fs::read(&file).expect("a receipt");
    let amount = "10,500".as_bytes();
    let at = bytes.windows(amount.len()).position(|window| window == amount).expect("the amount");
    bytes[at] = b'9';
    let changed = bank.scratch("changed.p7m");
    std::fs::write(&changed, bytes).expect("writable");
    assert!(!openssl(&bank, &changed).success);
    assert!(!bouncy_castle(&bank, &changed).success);
    assert!(!python([changed, bank.scratch("root.der")]).success);
}
