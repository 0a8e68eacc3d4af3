//! What a resident registration number tells: a date of birth.

use time::{Date, Month};

/// Holders younger than this come to the branch with a legal guardian.
pub const OF_AGE: i32 = 14;

/// The date of birth in a number of 13 digits; `None` if there is no such day. The seventh digit
/// tells the century: 1, 2 and (foreigners) 5, 6 the twentieth; 3, 4 and 7, 8 the twenty-first; 9
/// and 0 the nineteenth.
pub fn birth_date(number: &str) -> Option<Date> {
    let two = |at: usize| number.get(at..at + 2)?.parse::<u8>().ok();
    let century = match number.as_bytes().get(6)? {
        b'1' | b'2' | b'5' | b'6' => 1900,
        b'3' | b'4' | b'7' | b'8' => 2000,
        _ => 1800,
    };
    let month = Month::try_from(two(2)?).ok()?;
    Date::from_calendar_date(century + i32::from(two(0)?), month, two(4)?).ok()
}

/// Whole years of a life.
pub fn age(born: Date, today: Date) -> i32 {
    let birthday_to_come = (today.month() as u8, today.day()) < (born.month() as u8, born.day());
    today.year() - born.year() - i32::from(birthday_to_come)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventh_digit_tells_the_century() {
        let year = |number| birth_date(number).map(Date::year);
        assert_eq!(year("9001011234568"), Some(1990));
        assert_eq!(year("2404054123457"), Some(2024));
        assert_eq!(year("9501015123450"), Some(1995));
        assert_eq!(year("0102037123453"), Some(2001));
        assert_eq!(year("9912319123453"), Some(1899));
        for number in ["9013011234567", "9002301234567", "0102291234567", "900101"] {
            assert_eq!(year(number), None, "{number}");
        }
    }

    #[test]
    fn a_year_ends_with_the_birthday() {
        let day = |number| birth_date(number).unwrap_or(Date::MIN);
        let born = day("1211223123456");
        assert_eq!(age(born, day("2611213123456")), 13);
        assert_eq!(age(born, day("2611223123456")), 14);
        let leap = day("2402293123456");
        assert_eq!((age(leap, day("3802283123456")), age(leap, day("3803013123456"))), (13, 14));
    }
}
