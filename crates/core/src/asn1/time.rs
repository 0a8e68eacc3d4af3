//! Points in time as DER.

use std::time::Duration;

use super::element;

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// A `GeneralizedTime` in UTC with seconds, `20261122023000Z`, for seconds since
/// 1970-01-01T00:00:00Z; `None` beyond the year 9999.
pub(crate) fn generalized(now: u64) -> Option<Vec<u8>> {
    let (_, text) = text(now)?;
    Some(element(GENERALIZED_TIME, &[text.as_bytes()]))
}

/// `Time ::= CHOICE { utcTime UTCTime, generalTime GeneralizedTime }`: a `UTCTime` until the year
/// 2049 (RFC 5280 section 4.1.2.5, RFC 5652 section 11.3).
pub(crate) fn choice(now: u64) -> Option<Vec<u8>> {
    match text(now)? {
        (1950..2050, text) => Some(element(UTC_TIME, &[&text.as_bytes()[2..]])),
        (_, text) => Some(element(GENERALIZED_TIME, &[text.as_bytes()])),
    }
}

/// Year and text.
fn text(now: u64) -> Option<(u16, String)> {
    let time = der::DateTime::from_unix_duration(Duration::from_secs(now)).ok()?;
    let text = format!(
        "{:04}{:02}{:02}{:02}{:02}{:02}Z",
        time.year(),
        time.month(),
        time.day(),
        time.hour(),
        time.minutes(),
        time.seconds()
    );
    Some((time.year(), text))
}
