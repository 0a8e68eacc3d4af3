//! The last days of certificates as a calendar file (RFC 5545), which reminds the person without this page.
//!
//! Own code: the crates for it bring time zones, random names and a parser, for one kind of event.

use std::fmt::Write as _;

use ingam_core::kst;

/// Content type of the file.
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

const DAY: i64 = 24 * 60 * 60;
/// So many octets fit in a line (RFC 5545 section 3.1).
const LINE: usize = 75;
/// 30, 14, 7 and 1 day before, at nine in the morning: a day of the calendar begins at midnight.
const ALARMS: [&str; 4] = ["-P29DT15H", "-P13DT15H", "-P6DT15H", "-PT15H"];

/// The last day of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// SHA-256 of the certificate, hex: the same event from every device.
    pub fingerprint: String,
    /// Last second of validity, seconds since 1970-01-01T00:00:00Z.
    pub not_after: i64,
    /// One line.
    pub summary: String,
    /// What to do.
    pub description: String,
}

/// The file; `now` is when it is written, seconds since 1970-01-01T00:00:00Z.
pub fn file(days: &[LastDay], now: i64) -> String {
    let mut file = String::new();
    put(&mut file, "BEGIN:VCALENDAR");
    put(&mut file, "VERSION:2.0");
    put(&mut file, "PRODID:-//Ingam//Joint certificates//KO");
    put(&mut file, "CALSCALE:GREGORIAN");
    for day in days {
        event(&mut file, day, now);
    }
    put(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, day: &LastDay, now: i64) {
    let LastDay { fingerprint, not_after, summary, description } = day;
    let summary = escaped(summary);
    put(file, "BEGIN:VEVENT");
    put(file, &format!("UID:{}@ingam", fingerprint.get(..40).unwrap_or(fingerprint)));
    put(file, &format!("DTSTAMP:{}", utc(now)));
    put(file, &format!("DTSTART;VALUE=DATE:{}", date(*not_after)));
    put(file, &format!("DTEND;VALUE=DATE:{}", date(not_after.saturating_add(DAY))));
    put(file, &format!("SUMMARY:{summary}"));
    put(file, &format!("DESCRIPTION:{}", escaped(description)));
    put(file, "TRANSP:TRANSPARENT");
    for trigger in ALARMS {
        put(file, "BEGIN:VALARM");
        put(file, "ACTION:DISPLAY");
        put(file, &format!("DESCRIPTION:{summary}"));
        put(file, &format!("TRIGGER:{trigger}"));
        put(file, "END:VALARM");
    }
    put(file, "END:VEVENT");
}

/// A line, folded where it is too long; never inside of a letter.
fn put(file: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        file.push(letter);
    }
    file.push_str("\r\n");
}

/// A value of type TEXT (RFC 5545 section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A Korean day: `20271121`
fn date(unix: i64) -> String {
    let date = kst::date_of(unix);
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `20261123T031500Z`
fn utc(unix: i64) -> String {
    let seconds = unix.rem_euclid(DAY);
    let mut text = date(unix.saturating_sub(kst::OFFSET));
    // Writing to a String cannot fail.
    let _ = write!(text, "T{:02}{:02}{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60);
    text
}
