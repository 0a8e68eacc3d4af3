//! The calendar file with the last days of certificates, as Python's icalendar reads it.

use std::{fs, path::Path};

use ingam::notices::calendar::{LastDay, file};
use serde_json::{Value, json};

use crate::program::{from_environment, must};

const SUMMARY: &str = "공동인증서 만료일: 은행·신용카드·보험용 (홍길동; 김, 이 \\ 박) – 아주 긴 이름이라서 한 줄에 다 들어가지 않습니다";
const DESCRIPTION: &str =
    "첫 줄: 이날이 지나면 쓸 수 없습니다.\n둘째 줄; 쉼표, 그리고 \\n은 줄이 아닙니다.";

fn last_day(fingerprint: &str, not_after: i64) -> LastDay {
    LastDay {
        fingerprint: fingerprint.repeat(32),
        not_after,
        summary: SUMMARY.to_owned(),
        description: DESCRIPTION.to_owned(),
    }
}

fn read(text: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ingam.ics");
    fs::write(&path, text).expect("a file");
    let python = from_environment("INGAM_PYPINKSIGN_VENV").join("bin/python");
    let script =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/python/read_icalendar.py");
    serde_json::from_str(&must(python, [script, path]).stdout).expect("JSON")
}

#[test]
fn python_reads_days_texts_and_alarms() {
    // The last seconds of 2027.11.21 and of 2028.03.01 in Korea: a year and a leap day end at midnight.
    let days = [last_day("0a", 1_826_809_199), last_day("0b", 1_835_535_599)];
    let read = read(&file(&days, 1_795_273_199));
    assert_eq!((&read["version"], &read["errors"]), (&json!("2.0"), &json!([])));
    let events = read["events"].as_array().expect("events");
    assert_eq!(events.len(), 2);
    for event in events {
        assert_eq!(event["summary"], SUMMARY);
        assert_eq!(event["description"], DESCRIPTION);
        assert_eq!(event["stamp"], "2026-11-21T14:59:59+00:00");
        assert_eq!((&event["actions"], &event["errors"]), (&json!(["DISPLAY"]), &json!([])));
    }
    assert_eq!(events[0]["uid"], json!(format!("{}@ingam", "0a".repeat(20))));
    assert_eq!(
        (&events[0]["start"], &events[0]["end"]),
        (&json!("2027-11-21"), &json!("2027-11-22"))
    );
    let at_nine = |days: [&str; 4]| json!(days.map(|day| format!("{day}T09:00:00+09:00")));
    assert_eq!(
        events[0]["alarms"],
        at_nine(["2027-10-22", "2027-11-07", "2027-11-14", "2027-11-20"])
    );
    assert_eq!(
        (&events[1]["start"], &events[1]["end"]),
        (&json!("2028-03-01"), &json!("2028-03-02"))
    );
    assert_eq!(
        events[1]["alarms"],
        at_nine(["2028-01-31", "2028-02-16", "2028-02-23", "2028-02-29"])
    );
}
