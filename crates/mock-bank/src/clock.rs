//! The bank's clock and Korean days.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// The system's time plus an offset that tests move.
#[derive(Debug, Default)]
pub struct Clock {
    offset: AtomicI64,
}

impl Clock {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn now(&self) -> i64 {
        let system = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
        system.saturating_add(self.offset.load(Ordering::Relaxed))
    }

    /// Moves the clock forward, or back with a negative number.
    pub fn advance(&self, seconds: i64) {
        self.offset.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// The Korean day (+09:00, no daylight saving) that `unix` falls on.
pub fn kst_date(unix: i64) -> Date {
    let utc = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    utc.to_offset(KST).date()
}

/// 00:00:00 KST of a day.
pub fn first_second(day: Date) -> i64 {
    day.with_time(Time::MIDNIGHT).assume_offset(KST).unix_timestamp()
}

/// The last second of the last day of a period of whole years that starts with `day`: one year from
/// 2026-11-22 ends with 2027-11-21.
pub fn last_second(day: Date, years: i32) -> i64 {
    let year = day.year() + years;
    // A year from a leap day ends where the year from 1 March would.
    let anniversary = day
        .replace_year(year)
        .or_else(|_| Date::from_calendar_date(year, Month::March, 1))
        .unwrap_or(Date::MAX);
    first_second(anniversary) - 1
}

/// The last second of a period that ends a year after one that ends with `end`: after 2027-11-21 comes
/// 2028-11-21.
pub fn a_year_longer(end: i64) -> i64 {
    last_second(kst_date(end.saturating_add(1)), 1)
}

/// The first second of the Korean day so many days before the one that `unix` falls on.
pub fn days_before(unix: i64, days: i64) -> i64 {
    first_second(kst_date(unix)) - days * DAY
}

/// The last second of the Korean day that is so many months after the one that `unix` falls on; of a month
/// without that day, the last one (Civil Act, article 160).
pub fn months_later(unix: i64, months: u8) -> i64 {
    let day = kst_date(unix);
    let ahead = i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let year = day.year() + ahead / 12;
    let month = u8::try_from(ahead % 12 + 1).ok().and_then(|month| Month::try_from(month).ok());
    let month = month.unwrap_or(Month::December);
    let last = month.length(year);
    let then = Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX);
    first_second(then) + 24 * 60 * 60 - 1
}

/// A day as Koreans write it: `2027.11.21`.
pub fn kst_day(unix: i64) -> String {
    let day = kst_date(unix);
    format!("{}.{:02}.{:02}", day.year(), u8::from(day.month()), day.day())
}

/// A time of day in Korea: `09:30:00`.
pub fn kst_time(unix: i64) -> String {
    let utc = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (hour, minute, second) = utc.to_offset(KST).to_hms();
    format!("{hour:02}:{minute:02}:{second:02}")
}

/// Seconds of a day: in Korea they all have the same.
const DAY: i64 = 24 * 60 * 60;

const KST: UtcOffset = match UtcOffset::from_hms(9, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_three_in_the_afternoon_utc() {
        // 2026-11-21T14:59:59Z is still the 21st in Seoul, a second later it is the 22nd.
        assert_eq!(kst_day(1_795_273_199), "2026.11.21");
        assert_eq!(kst_day(1_795_273_200), "2026.11.22");
        assert_eq!(kst_time(1_795_273_199), "23:59:59");
        assert_eq!(kst_time(1_795_273_200), "00:00:00");
        assert_eq!(first_second(kst_date(1_795_273_200)), 1_795_273_200);
    }

    #[test]
    fn months_end_with_a_day_of_the_same_number_or_the_last() {
        for (year, month, day, expected) in [
            (2026, 11, 23, "2027.05.23"),
            (2026, 8, 31, "2027.02.28"),
            (2027, 8, 29, "2028.02.29"),
            (2026, 6, 30, "2026.12.30"),
        ] {
            let month = Month::try_from(month).unwrap_or(Month::January);
            let day = Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN);
            let end = months_later(first_second(day), 6);
            assert_eq!(kst_day(end), expected);
            assert_eq!(kst_time(end), "23:59:59");
        }
    }

    #[test]
    fn a_year_ends_the_day_before() {
        assert_eq!(kst_day(last_second(kst_date(1_795_273_200), 1)), "2027.11.21");
        let leap = Date::from_calendar_date(2028, Month::February, 29).unwrap_or(Date::MIN);
        assert_eq!(kst_day(last_second(leap, 1)), "2029.02.28");
    }

    #[test]
    fn a_year_longer_is_the_same_day() {
        let end = |year, month, day| {
            let day = Date::from_calendar_date(year, month, day).expect("a day");
            first_second(day) + DAY - 1
        };
        for (old, new) in [
            (end(2027, Month::November, 21), end(2028, Month::November, 21)),
            (end(2027, Month::February, 28), end(2028, Month::February, 29)),
            (end(2028, Month::February, 28), end(2029, Month::February, 28)),
            (end(2028, Month::February, 29), end(2029, Month::February, 28)),
            (end(2027, Month::December, 31), end(2028, Month::December, 31)),
        ] {
            assert_eq!(kst_day(a_year_longer(old)), kst_day(new));
            assert_eq!(a_year_longer(old), new);
        }
    }

    #[test]
    fn days_are_counted_back_from_the_first_second() {
        // 2026-11-21T23:59:59 in Seoul, and 30 days before that day began.
        let first = days_before(1_795_273_199, 30);
        assert_eq!((kst_day(first).as_str(), kst_time(first).as_str()), ("2026.10.22", "00:00:00"));
        assert_eq!(days_before(1_795_273_199, 0) + DAY - 1, 1_795_273_199);
    }
}
