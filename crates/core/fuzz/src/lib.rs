//! What the fuzz targets share: arguments that are the same at every run, so that an input that
//! crashes a reader does so again.

use std::convert::Infallible;

use ingam_core::password_encryption::Work;
use rand_core::{TryCryptoRng, TryRng};

pub mod bank;
pub mod responder;

/// 2026-11-23T00:00:00Z, a day after the files of the tests were made.
pub const NOW: i64 = 1_795_392_000;

/// The password of most files of the tests.
pub const PASSWORD: &str = "correct-Pferd-7";

/// The password of the PKCS#12 files of the tests.
pub const PKCS12_PASSWORD: &str = "Seal-of-1904!x";

/// Rounds that are left in [`little_work`]. Programs that write keys begin at 1,024 or 2,048.
const ROUNDS: u64 = 10_000;

/// A budget for deriving keys that is nearly spent: an input is worth a few milliseconds, and one that
/// asks for more has shown how it is refused.
pub fn little_work() -> Work {
    let mut work = Work::new();
    for rounds in [5_000_000, 5_000_000, 5_000_000 - ROUNDS] {
        work.spend(rounds).expect("it is within the budget of one file");
    }
    work
}

/// "Random" bytes that are the same every time.
pub struct Repeating;

impl TryRng for Repeating {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0x1111_1111)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0x1111_1111_1111_1111)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(0x11);
        Ok(())
    }
}

impl TryCryptoRng for Repeating {}
