//! The public part of an entry's record, as it comes out from under the device key: JSON of every
//! version. What is read can be written, and reads as the same.
#![no_main]

use ingam_core::vault::EntryState;
use libfuzzer_sys::fuzz_target;

// These files are of the page, which as a whole has nothing to do here.
#[path = "../../../../src/platform/json.rs"]
mod json;
#[path = "../../../../src/platform/indexed_db/record/public.rs"]
mod public;
#[path = "../../../../src/platform/indexed_db/record/v1_to_v2.rs"]
mod v1_to_v2;

use public::{Active, Public, State};

fuzz_target!(|data: &[u8]| {
    if let Some(first) = json::read::<Public<v1_to_v2::Active>>(data) {
        check(v1_to_v2::migrate(first.state).into());
    }
    if let Some(second) = json::read::<Public<Active>>(data) {
        check(second.state.into());
    }
});

fn check(state: EntryState) {
    let public = Public { version: 2, state: State::from(&state) };
    let written = serde_json::to_vec(&public).expect("what was read can be written");
    let read = json::read::<Public<Active>>(&written).expect("what was written can be read");
    assert_eq!(EntryState::from(read.state), state);
}
