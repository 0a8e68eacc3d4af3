//! The words of the certificate doctor and the verifier: every one that a report can have is there, and no other.

use std::{collections::BTreeSet, fs, path::Path};

use ingam::i18n::{Language, Words};
use ingam_core::{
    doctor::{self, Value, named_oids},
    verification,
};

/// Ids in the files of both languages, which the build has compared.
fn ids() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n");
    let mut ids = BTreeSet::new();
    for part in ["inspect.ftl", "oids.ftl", "verified.ftl"] {
        let text = fs::read_to_string(folder.join(format!("ko-KR.{part}"))).expect("it is there");
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        ids.extend(lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()));
    }
    ids
}

fn labels() -> impl Iterator<Item = &'static str> {
    doctor::LABELS.iter().chain(verification::LABELS).copied()
}

#[test]
fn every_word_of_a_report_exists_in_both_languages() {
    for language in [Language::Korean, Language::English] {
        let words = Words::new(language);
        let oids = named_oids().map(Value::oid_id);
        for id in labels().map(str::to_owned).chain(oids) {
            assert!(words.find(&id, &[]).is_some(), "{id} in {language:?}");
        }
    }
}

#[test]
fn every_word_is_found_by_its_id() {
    let words = Words::new(Language::English);
    let ids = ids();
    assert!(ids.len() > 400);
    for id in &ids {
        assert!(words.find(id, &[]).is_some(), "{id}");
    }
    for unknown in ["", "a", "field", "field-serial-", "zzz"] {
        assert_eq!(words.find(unknown, &[]), None);
        assert_eq!(words.word(unknown), unknown);
    }
}

#[test]
fn no_word_is_left_over() {
    let labels: BTreeSet<&str> = labels().collect();
    let unused: Vec<String> = ids()
        .into_iter()
        .filter(|id| !id.starts_with("oid-") && !labels.contains(id.as_str()))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Names are found by what stands in files, so any object identifier may have one; it must be one.
#[test]
fn every_named_object_identifier_is_well_formed() {
    for id in ids().iter().filter(|id| id.starts_with("oid-")) {
        let dotted = id["oid-".len()..].replace('-', ".");
        assert!(der::oid::ObjectIdentifier::new(&dotted).is_ok(), "{id}");
        assert_eq!(Value::oid_id(&dotted), *id);
    }
}

#[test]
fn values_and_plurals_are_written_out() {
    let words = Words::new(Language::English);
    let days = |days: i64| words.word_with("notice-expires-soon", &[("days", days.into())]);
    assert_eq!(days(1), "It ends soon: 1 day left.");
    assert_eq!(days(7), "It ends soon: 7 days left.");
    let words = Words::new(Language::Korean);
    assert_eq!(words.word("oid-2-5-29-15"), "키 용도");
}
