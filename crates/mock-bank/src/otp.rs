//! One-time passwords: TOTP (RFC 6238), SHA-1, 6 digits, 30 seconds, one step of drift either way.

use totp_rs::{Builder, Totp};

/// Seconds one code is shown.
pub const STEP: u64 = 30;

/// What a token shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// 6 digits.
    pub code: String,
    /// How long it is still shown.
    pub seconds_left: u64,
    /// Number of the time step.
    pub step: i64,
}

/// What a token with this seed shows at `now`.
pub fn shown(seed: &[u8], now: i64) -> Shown {
    let now = now.unsigned_abs();
    Shown {
        code: token(seed).generate(now).to_string(),
        seconds_left: STEP - now % STEP,
        step: i64::try_from(now / STEP).unwrap_or(i64::MAX),
    }
}

/// The time step `code` belongs to, if it is a current one and later than `last_used`:
/// a code is good once (RFC 6238 section 5.2).
pub fn accepted_step(seed: &[u8], code: &str, now: i64, last_used: i64) -> Option<i64> {
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = token(seed).check(code, now.unsigned_abs())?;
    i64::try_from(step).ok().filter(|step| *step > last_used)
}

fn token(seed: &[u8]) -> Totp {
    Builder::new().with_secret(seed.to_vec()).build_noncompliant()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &[u8] = b"12345678901234567890";

    #[test]
    fn agrees_with_the_rfc() {
        // RFC 6238 appendix B, last six digits of 94287082 and 07081804.
        assert_eq!(shown(SEED, 59).code, "287082");
        assert_eq!(shown(SEED, 1_111_111_109).code, "081804");
    }

    #[test]
    fn a_code_is_good_once_and_not_for_long() {
        let code = shown(SEED, 59).code;
        assert_eq!(accepted_step(SEED, &code, 59, 0), Some(1));
        assert_eq!(accepted_step(SEED, &code, 59 + 30, 0), Some(1));
        assert_eq!(accepted_step(SEED, &code, 59, 1), None);
        assert_eq!(accepted_step(SEED, &code, 59 + 61, 0), None);
    }
}
