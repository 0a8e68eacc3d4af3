//! When somebody is told that a certificate ends, and the calendar file.

use ingam::{
    certificates::Listed,
    keeper::protocol::Summary,
    notices::{
        Marks, Stage,
        calendar::{LastDay, file},
        due,
    },
};
use ingam_core::vault::{Acquired, ActiveCertificate, Entry, EntryId, EntryState, Storage};

const DAY: i64 = 24 * 60 * 60;
/// 2027-11-21T14:59:59Z: the last second of 2027.11.21 in Korea.
const LAST: i64 = 1_826_809_199;
/// 00:00:00 of that day.
const LAST_DAY: i64 = LAST + 1 - DAY;

fn listed(name: u8, not_after: i64) -> Listed {
    let active = ActiveCertificate::new(Vec::new(), Vec::new(), Storage::Browser, Acquired::Issued);
    let entry = Entry {
        id: EntryId::derive([name; 16]),
        created_at: 0,
        sealed_key: Vec::new(),
        state: EntryState::Active(active),
    };
    let summary = Summary {
        holder_name: "홍길동".to_owned(),
        subject: String::new(),
        issuer_name: String::new(),
        issuer: String::new(),
        serial: String::new(),
        not_before: not_after - 365 * DAY,
        not_after,
        policies: Vec::new(),
        product: Some("banking".to_owned()),
        key: String::new(),
        signature: String::new(),
        has_vid: true,
        fingerprint: "ab".repeat(32),
        crl_url: None,
        gap: None,
    };
    Listed { entry, summary: Some(Ok(summary)), replaced: false }
}

#[test]
fn stages_change_at_midnight_in_korea() {
    let edges = [
        (30, Some(Stage::Thirty), None),
        (14, Some(Stage::Fourteen), Some(Stage::Thirty)),
        (7, Some(Stage::Seven), Some(Stage::Fourteen)),
        (1, Some(Stage::One), Some(Stage::Seven)),
    ];
    for (days, from, before) in edges {
        let midnight = LAST_DAY - days * DAY;
        assert_eq!(Stage::of(midnight, LAST), from, "from {days} days before");
        assert_eq!(Stage::of(midnight - 1, LAST), before, "a second before that");
    }
    assert_eq!(Stage::of(LAST, LAST), Some(Stage::One), "the last second");
    assert_eq!(Stage::of(LAST + 1, LAST), Some(Stage::Over));
    assert_eq!(Stage::of(i64::MAX, LAST), Some(Stage::Over));
    assert_eq!(Stage::of(0, LAST), None);
    assert_eq!(Stage::of(i64::MIN, LAST), None);
}

/// Other authorities end certificates at other times of the day.
#[test]
fn a_certificate_that_ends_at_noon_is_over_at_noon() {
    let noon = LAST_DAY + DAY / 2;
    assert_eq!(Stage::of(noon, noon), Some(Stage::One));
    assert_eq!(Stage::of(noon + 1, noon), Some(Stage::Over));
}

#[test]
fn what_can_still_be_done_comes_first() {
    let mut replaced = listed(4, LAST);
    replaced.replaced = true;
    let mut unreadable = listed(5, LAST);
    unreadable.summary = None;
    let far = listed(6, LAST + 365 * DAY);
    let entries = [
        listed(1, LAST - 40 * DAY),
        listed(2, LAST + 5 * DAY),
        listed(3, LAST),
        replaced,
        unreadable,
        far,
    ];
    let due = due(&entries, LAST_DAY - 3 * DAY);
    let ids: Vec<_> = due.iter().map(|due| due.id.clone()).collect();
    assert_eq!(ids, [3, 2, 1].map(|name| EntryId::derive([name; 16])));
    assert_eq!(due.iter().map(|due| due.days).collect::<Vec<_>>(), [3, 8, -37]);
}

#[test]
fn what_was_put_off_comes_again_at_the_next_stage() {
    let entries = [listed(1, LAST), listed(2, LAST)];
    let at = |days: i64| due(&entries, LAST_DAY - days * DAY);
    let mut marks = Marks::default();
    assert!(!marks.cover(&at(30)[0]));
    marks.set(&at(30)[0]);
    assert!(marks.cover(&at(30)[0]) && marks.cover(&at(15)[0]));
    assert!(!marks.cover(&at(30)[1]), "another certificate");
    assert!(!marks.cover(&at(14)[0]));
    marks.set(&at(7)[0]);
    let read = Marks::parse(&marks.to_text());
    assert_eq!(read, marks);
    assert!(read.cover(&at(2)[0]) && !read.cover(&at(1)[0]));
    // A clock that was set back brings nothing up again.
    assert!(read.cover(&at(20)[0]));
    marks.keep(&[]);
    assert_eq!(marks.to_text(), "");
}

#[test]
fn marks_that_make_no_sense_are_left_out() {
    let id = "a7".repeat(16);
    for text in ["", " ", "x", "가", &id, &format!("{id}z"), &format!("{id}가")] {
        assert_eq!(Marks::parse(text), Marks::default(), "{text:?}");
    }
    assert_ne!(Marks::parse(&format!("nonsense {id}c")), Marks::default());
}

fn last_day() -> LastDay {
    LastDay {
        fingerprint: "0123456789abcdef".repeat(4),
        not_after: LAST,
        summary: "공동인증서 만료: 홍길동; 은행, 카드 \\ 보험\u{7}".to_owned(),
        description: "만료일까지 갱신해 주세요.\n".repeat(4),
    }
}

#[test]
fn the_event_is_the_korean_day_with_four_alarms() {
    let text = file(&[last_day(), last_day()], 1_795_273_199);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:20271121\r\nDTEND;VALUE=DATE:20271122\r\n"));
    assert!(text.contains("\r\nDTSTAMP:20261121T145959Z\r\n"));
    assert!(text.contains("\r\nUID:0123456789abcdef0123456789abcdef01234567@ingam\r\n"));
    for trigger in ["-P29DT15H", "-P13DT15H", "-P6DT15H", "-PT15H"] {
        assert_eq!(text.matches(&format!("TRIGGER:{trigger}\r\n")).count(), 2);
    }
}

#[test]
fn lines_are_short_and_values_escaped() {
    let text = file(&[last_day()], 0);
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']));
    }
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:공동인증서 만료: 홍길동\\; 은행\\, 카드 \\\\ 보험\r\n"));
    assert!(unfolded.contains("갱신해 주세요.\\n만료일까지"));
}
