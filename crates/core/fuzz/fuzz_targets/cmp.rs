//! Answers of a bank to each question of a CMP transaction: as they come, or with any body under a
//! protection that holds. The first byte of the input says which.
#![no_main]

use ingam_core::cmp::Transaction;
use ingam_fuzz::{
    NOW, Repeating,
    bank::{CODE, answer},
};
use libfuzzer_sys::fuzz_target;

/// What [`Repeating`] makes of transaction id and nonce.
const ID: [u8; 16] = [0x11; 16];

fuzz_target!(|data: &[u8]| {
    let Some((&mode, data)) = data.split_first() else {
        return;
    };
    let protected = mode & 1 == 0;
    let bytes = match data.split_first_chunk::<2>() {
        // A body, and behind it what stands where extra certificates are.
        Some((length, rest)) if protected && data.len() < 0x8000 => {
            let (body, more) = rest.split_at(rest.len().min(u16::from_be_bytes(*length).into()));
            answer(&ID, &ID, body, more)
        }
        _ => data.to_vec(),
    };
    let now = NOW.unsigned_abs();
    if mode & 2 == 0 {
        let (mut transaction, _) =
            Transaction::begin("2611220001", CODE, &[0x30, 0], now, &mut Repeating)
                .expect("the request is DER");
        if let Ok(issued) = transaction.read_certificate(&bytes) {
            transaction
                .confirm(&issued.certificate, now, &mut Repeating)
                .expect("what was issued can be confirmed");
        }
        let _ = transaction.read_confirmation(&bytes);
    } else {
        let (mut transaction, _) =
            Transaction::ask_template("2611220001", CODE, now, &mut Repeating)
                .expect("there is nothing that could not be encoded");
        if let Ok(template) = transaction.read_template(&bytes) {
            let _ = (template.holder_name(), template.is_for("9001011234568", CODE));
        }
    }
});
