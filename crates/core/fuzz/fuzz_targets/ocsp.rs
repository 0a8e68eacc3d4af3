//! OCSP responses to one request: as they come if the input begins like one, else with any content under a
//! signature that holds.
#![no_main]

use ingam_core::{
    certificate::Certificate,
    doctor::{File, examine},
    ocsp::{Hash, Request, Status},
};
use ingam_fuzz::{
    NOW, Repeating,
    responder::{GOOD, ISSUER, answer},
};
use libfuzzer_sys::fuzz_target;

/// The responses of the tests were made in these hours.
const LATER: i64 = NOW + 9 * 60 * 60;

fuzz_target!(|data: &[u8]| {
    let invented = match data.split_first() {
        Some((start, rest)) if *start != 0x30 && rest.len() < 0x8000 => Some(answer(rest)),
        _ => None,
    };
    let response = invented.as_deref().unwrap_or(data);
    let issuer = Certificate::parse(ISSUER).expect("it is one of the tests");
    let certificate = Certificate::parse(GOOD).expect("it is one of the tests");
    let request = Request::new(&certificate, &issuer, Hash::Sha1, &mut Repeating);
    let request = request.expect("it is by the issuer");
    if let Ok(answers) = request.read(response, LATER) {
        let [answer] = answers.as_slice() else {
            panic!("{} answers to one question", answers.len());
        };
        assert!(answer.next_update.is_none_or(|next| next >= answer.this_update));
        // Nobody without the key makes another status of those that were signed.
        assert!(invented.is_some() || answer.status == Status::Good);
        let reports = examine(&[File { name: "file", bytes: response }], None, None, LATER);
        assert_eq!(reports[0].kind.id(), "kind-response");
    }
});
