//! What the doctor says of a file, OpenSSL says, too.

use ingam_core::doctor::{Report, Value};

use super::{NOW, examined, print, text};

/// Tables that OpenSSL does not print.
const NOT_PRINTED: [&str; 2] = ["section-structure", "section-fingerprints"];

/// Rows that it does not print, or in other words: names in printed order, the digest of a key.
const OTHERWISE: [&str; 4] =
    ["field-issuer", "field-subject", "name-directory", "field-key-sha256"];

/// Digits and letters alone: OpenSSL puts colons and line breaks into long numbers.
fn compact(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The bytes alone in a line such as `0010 - 30 46 02-21   0F.!`.
fn bytes_of(line: &str) -> &str {
    match line.trim_start().split_once(" - ") {
        Some((place, rest)) if place.len() == 4 && u16::from_str_radix(place, 16).is_ok() => {
            rest.split_once("   ").map_or(rest, |(bytes, _)| bytes)
        }
        _ => line,
    }
}

/// As in `Nov 22 20:26:10 2026 GMT`.
fn written(time: i64) -> String {
    let time = time::OffsetDateTime::from_unix_timestamp(time).unwrap();
    let month = &time.month().to_string()[..3];
    let (hour, minute, second) = time.to_hms();
    format!("{month} {} {hour:02}:{minute:02}:{second:02}", time.day())
}

/// Names of the rows whose value is not in what OpenSSL printed.
fn missing(report: &Report, theirs: &str) -> Vec<String> {
    let theirs: String = theirs.lines().map(|line| compact(bytes_of(line))).collect();
    let mut missing = Vec::new();
    for section in &report.sections {
        let title = print::value(&section.title);
        if NOT_PRINTED.contains(&title.as_str()) {
            continue;
        }
        for row in &section.rows {
            if OTHERWISE.contains(&print::value(&row.name).as_str()) {
                continue;
            }
            let wanted = match &row.value {
                Value::Text(text) => compact(text),
                Value::Bytes { .. } => print::value(&row.value),
                Value::Number(number) => number.to_string(),
                Value::Time(time) => compact(&written(*time)),
                _ => continue,
            };
            if !theirs.contains(&wanted) {
                missing.push(format!("{title} {}", print::value(&row.name)));
            }
        }
    }
    missing
}

#[test]
fn what_is_said_of_certificates_stands_in_the_text_of_openssl() {
    for (file, expected) in [
        ("root.der", &[] as &[&str]),
        ("issuing.der", &[]),
        ("leaf.der", &[]),
        ("responder.der", &[]),
        // What it leaves as bytes or writes in another way.
        (
            "everything.der",
            &[
                "2.5.29.17 name-ip",
                "2.5.29.17 field-vid",
                "2.5.29.17 \"OCTET STRING\"",
                "2.5.29.9 1.3.6.1.5.5.7.9.1",
                "1.3.6.1.4.1.32473.99.1 field-value",
                "1.3.6.1.4.1.32473.99.1 \"UTF8String\"",
                "1.3.6.1.4.1.32473.99.2 field-value",
                "1.3.6.1.4.1.32473.99.2 \"OCTET STRING\"",
            ],
        ),
        ("weak.der", &[]),
        ("pss.der", &[]),
        ("request.der", &["section-attributes field-value"]),
        ("list.crl", &[]),
        ("attached.der", &["section-fields field-content"]),
        ("answer.ocsp", &["section-fields field-responder", "section-fields 2.5.4.3"]),
    ] {
        let theirs = text(&format!("{}.txt", file.split_once('.').unwrap().0));
        let reports = examined(&[file], NOW);
        assert_eq!(missing(&reports[0], &theirs), *expected, "{file}");
    }
}

/// The elements of a file, as `openssl asn1parse` prints them. It does not look into strings.
#[test]
fn every_element_stands_where_openssl_sees_it() {
    let theirs: Vec<(usize, String)> = text("everything.asn1.txt").lines().map(element).collect();
    let reports = examined(&["everything.der"], NOW);
    let structure = reports[0]
        .sections
        .iter()
        .find(|section| print::value(&section.title) == "section-structure")
        .unwrap();
    let mut ours = Vec::new();
    let mut string = usize::MAX;
    for row in &structure.rows {
        let depth = usize::from(row.depth);
        if depth > string {
            continue;
        }
        let name = print::value(&row.name).trim_matches('"').to_owned();
        string = if name.ends_with("T STRING") { depth } else { usize::MAX };
        ours.push((depth, name));
    }
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!(ours, theirs);
    }
}

/// Depth and type in a line of `asn1parse`, in our words.
fn element(line: &str) -> (usize, String) {
    let (_, rest) = line.split_once(":d=").unwrap();
    let depth = rest.split_once(' ').unwrap().0.parse().unwrap();
    let kind = rest.split_once(": ").unwrap().1;
    let kind = kind.get(..18).unwrap_or(kind).trim();
    let name = match kind {
        "OBJECT" => "OBJECT IDENTIFIER".to_owned(),
        "PRINTABLESTRING" => "PrintableString".to_owned(),
        "UTF8STRING" => "UTF8String".to_owned(),
        "UTCTIME" => "UTCTime".to_owned(),
        other => other.replace("cont [ ", "[").replace(" ]", "]"),
    };
    (depth, name)
}
