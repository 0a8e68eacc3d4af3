//! Korean days: dates at the fixed offset +09:00, in which certificates start and end.

use std::fmt;

/// Seconds by which Korean clocks are ahead of UTC; Korea has no summer time.
pub const OFFSET: i64 = 9 * 60 * 60;

const DAY: i64 = 24 * 60 * 60;

/// A day in Korea. Shown as `2027.11.21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KstDate(time::Date);

/// The Korean day of a time in seconds since 1970-01-01T00:00:00Z. Times beyond the years −9999 to
/// 9999 give the nearest day in that range.
pub fn date_of(unix: i64) -> KstDate {
    let day = days(unix).clamp(julian_offset(time::Date::MIN), julian_offset(time::Date::MAX));
    let julian = i32::try_from(day + JULIAN_EPOCH).unwrap_or_default();
    // The day was clamped to what `Date` can hold.
    KstDate(time::Date::from_julian_day(julian).unwrap_or(time::Date::MIN))
}

/// A time, in seconds since 1970-01-01T00:00:00Z, to the minute on Korean clocks: `2027.11.21 09:30`.
pub fn minute_of(unix: i64) -> String {
    let minutes = unix.saturating_add(OFFSET).rem_euclid(DAY) / 60;
    format!("{} {:02}:{:02}", date_of(unix), minutes / 60, minutes % 60)
}

/// A time, in seconds since 1970-01-01T00:00:00Z, to the second on Korean clocks: `2027.11.21 09:30:59`.
pub fn second_of(unix: i64) -> String {
    format!("{}:{:02}", minute_of(unix), unix.rem_euclid(60))
}

/// How many Korean days after the day of `now` the day of `not_after` is: 0 on the last day,
/// negative when it is over. Both in seconds since 1970-01-01T00:00:00Z.
pub fn days_left(now: i64, not_after: i64) -> i64 {
    days(not_after) - days(now)
}

/// The last second of the period that is a year longer than the one that ends with `not_after`: a
/// certificate that ends with 2027-11-21 is renewed until the end of 2028-11-21. What ends with the day
/// before 29 February ends there again.
pub fn a_year_on(not_after: i64) -> i64 {
    let KstDate(next) = date_of(not_after.saturating_add(1));
    let anniversary = next
        .replace_year(next.year() + 1)
        .or_else(|_| time::Date::from_calendar_date(next.year() + 1, time::Month::March, 1))
        .unwrap_or(time::Date::MAX);
    start_of(KstDate(anniversary)) - 1
}

/// The first second of the day that is so many Korean days after that of `unix`; before it, with a
/// negative number.
pub fn days_after(unix: i64, number: i64) -> i64 {
    (days(unix) + number) * DAY - OFFSET
}

fn start_of(KstDate(day): KstDate) -> i64 {
    julian_offset(day) * DAY - OFFSET
}

impl KstDate {
    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }
}

impl fmt::Display for KstDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}.{:02}.{:02}", self.year(), self.month(), self.day())
    }
}

/// Julian day number of 1970-01-01.
const JULIAN_EPOCH: i64 = 2_440_588;

fn days(unix: i64) -> i64 {
    unix.saturating_add(OFFSET).div_euclid(DAY)
}

fn julian_offset(date: time::Date) -> i64 {
    i64::from(date.to_julian_day()) - JULIAN_EPOCH
}
