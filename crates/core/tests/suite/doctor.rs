//! The certificate doctor, on files by OpenSSL. See `tests/files/doctor/README.md`.

use base64ct::Encoding;
use ingam_core::{
    archive,
    doctor::{File, Level, Notice, Report, Value, examine},
    paper,
};

mod bad_input;
mod keys;
mod openssl;
mod print;
mod signed;

/// 2026-11-23T00:00:00Z, a day after the files were made.
const NOW: i64 = 1_795_392_000;

fn read(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/doctor/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn text(name: &str) -> String {
    String::from_utf8(read(name)).unwrap()
}

/// Reports on files of the folder.
fn examined(names: &[&str], now: i64) -> Vec<Report> {
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
    let files: Vec<File<'_>> =
        names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    examine(&files, None, None, now)
}

/// Ids of the notices of at least this level.
fn notices(report: &Report, level: Level) -> Vec<&str> {
    let all = report.notices.iter().filter(|notice| notice.level >= level);
    all.map(|notice| notice.label.id()).collect()
}

/// Kind and notices of each report.
fn verdicts(reports: &[Report]) -> Vec<(&str, Vec<&str>)> {
    reports.iter().map(|report| (report.kind.id(), notices(report, Level::Good))).collect()
}

/// What is pinned was compared with what OpenSSL says, line by line.
#[test]
fn every_field_stands_in_the_report() {
    for name in ["everything", "request", "list"] {
        let file = match name {
            "list" => "list.crl".to_owned(),
            _ => format!("{name}.der"),
        };
        let printed = print::reports(&examined(&[&file], NOW));
        assert_eq!(printed, text(&format!("{name}.report")), "{name}");
    }
}

#[test]
fn a_chain_is_described_link_by_link() {
    let reports = examined(&["leaf.der", "issuing.der", "root.der"], NOW);
    assert_eq!(
        verdicts(&reports),
        [
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-certificate", vec!["notice-self-signed", "notice-valid"]),
            ("kind-chain", vec!["notice-chain-to-root"]),
        ]
    );
    let titles: Vec<_> =
        reports[3].sections.iter().map(|section| print::value(&section.title)).collect();
    assert_eq!(titles, ["\"홍길동\"", "\"모의 CA\"", "\"모의 ROOT\""]);
}

#[test]
fn a_chain_tells_what_is_missing_or_wrong() {
    let verdict = |files: &[&str]| {
        let reports = examined(files, NOW);
        let chain = reports.last().unwrap();
        assert_eq!(chain.kind.id(), "kind-chain");
        notices(chain, Level::Information).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(verdict(&["leaf.der", "issuing.der"]), ["notice-chain-absent"]);
    // One alone is in no chain, and says it itself.
    let absent = |file: &str| notices(&examined(&[file], NOW)[0], Level::Information).concat();
    assert_eq!(absent("leaf.der"), "notice-chain-absent");
    assert_eq!(absent("root.der"), "notice-self-signed");
    // Another certificate of the same name and key identifier, signed by nobody.
    let mut forged = read("leaf.der");
    *forged.last_mut().unwrap() ^= 1;
    let (issuing, root) = (read("issuing.der"), read("root.der"));
    let files = [
        File { name: "a", bytes: &forged },
        File { name: "b", bytes: &issuing },
        File { name: "c", bytes: &root },
    ];
    let reports = examine(&files, None, None, NOW);
    assert_eq!(
        notices(&reports[3], Level::Information),
        ["notice-chain-signature-wrong", "notice-chain-to-root"]
    );
    // After all of them have ended.
    let reports = examined(&["leaf.der", "issuing.der", "root.der"], NOW + 3000 * 86_400 * 4);
    let errors = notices(&reports[3], Level::Error);
    assert_eq!(errors, ["notice-chain-not-valid"; 3]);
}

#[test]
fn a_list_alone_says_that_its_signature_was_not_checked() {
    let reports = examined(&["list.crl"], NOW);
    assert!(notices(&reports[0], Level::Information).contains(&"notice-chain-absent"));
    let reports = examined(&["list.crl", "issuing.der"], NOW);
    assert!(!notices(&reports[0], Level::Information).contains(&"notice-chain-absent"));
}

#[test]
fn a_list_speaks_about_the_certificates_beside_it() {
    let reports = examined(&["list.crl", "leaf.der", "issuing.der"], NOW);
    assert!(notices(&reports[0], Level::Good).contains(&"notice-list-signed"));
    assert_eq!(notices(&reports[1], Level::Error), ["notice-revoked"]);
    assert!(!notices(&reports[2], Level::Error).contains(&"notice-revoked"));
}

#[test]
fn what_is_weak_is_said() {
    let reports = examined(&["weak.der"], NOW);
    assert_eq!(
        notices(&reports[0], Level::Warning),
        [
            "notice-expires-soon",
            "notice-serial-negative",
            "notice-weak-signature",
            "notice-weak-key"
        ]
    );
}

/// What is said of when it is valid.
fn times(report: &Report) -> Vec<&Notice> {
    let others = |notice: &&Notice| notice.label.id() != "notice-chain-absent";
    report.notices.iter().filter(others).collect()
}

#[test]
fn times_are_judged() {
    let day = 86_400;
    let verdict = |now: i64| {
        let reports = examined(&["leaf.der"], now);
        let notice = times(&reports[0])[0];
        (notice.label.id().to_owned(), notice.args.clone())
    };
    let end = match times(&examined(&["leaf.der"], NOW)[0])[0].args[0].1 {
        Value::Time(end) => end,
        ref other => panic!("{other:?}"),
    };
    assert_eq!(verdict(end + 1).0, "notice-expired");
    assert_eq!(verdict(end).0, "notice-expires-soon");
    assert_eq!(verdict(end - 30 * day).1[0].1, Value::Number(30));
    assert_eq!(verdict(end - 31 * day).0, "notice-valid");
    assert_eq!(verdict(0).0, "notice-not-yet-valid");
}

#[test]
fn what_is_no_object_is_said_to_be_none() {
    for (bytes, notice) in [
        (&b""[..], "notice-empty"),
        (b"\x30", "notice-unknown"),
        (b"hello", "notice-unknown"),
        (&[0xff; 300], "notice-unknown"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "notice-image"),
        (b"PK\x03\x04", "notice-archive"),
        (b"-----BEGIN CERTIFICATE-----\nMII", "notice-pem-damaged"),
    ] {
        let reports = examine(&[File { name: "x.pfx", bytes }], None, None, NOW);
        assert_eq!(verdicts(&reports), [("kind-unknown", vec![notice])]);
    }
    let large = vec![0x30; ingam_core::doctor::LARGEST + 1];
    let reports = examine(&[File { name: "x", bytes: &large }], None, None, NOW);
    assert_eq!(verdicts(&reports), [("kind-unknown", vec!["notice-too-large"])]);
}

#[test]
fn a_backup_is_known_and_an_archive_is_looked_into() {
    let backup = include_bytes!("../vectors/backup-v1.ingam");
    let (leaf, issuing, root) = (read("leaf.der"), read("issuing.der"), read("root.der"));
    let entries: [(&str, &[u8]); 3] =
        [("NPKI/leaf.der", &leaf), ("all.ingam", backup), ("issuing.der", &issuing)];
    let zip = archive::write(&entries, NOW).unwrap();
    let files = [File { name: "a.zip", bytes: &zip }, File { name: "root.der", bytes: &root }];
    let reports = examine(&files, None, None, NOW);
    let known = ("kind-backup", vec!["notice-backup"]);
    assert_eq!(
        verdicts(&reports),
        [
            ("kind-certificate", vec!["notice-valid"]),
            known.clone(),
            ("kind-certificate", vec!["notice-valid"]),
            ("kind-certificate", vec!["notice-self-signed", "notice-valid"]),
            ("kind-chain", vec!["notice-chain-to-root"]),
        ]
    );
    let names: Vec<&str> = reports.iter().map(|report| &*report.file).collect();
    assert_eq!(
        names,
        ["a.zip/NPKI/leaf.der", "a.zip/all.ingam", "a.zip/issuing.der", "root.der", ""]
    );

    // Larger than any other file, and as it was typed off paper.
    let large = [&backup[..], &vec![0; ingam_core::doctor::LARGEST]].concat();
    let typed = paper::split(backup).unwrap().join("\n").to_lowercase();
    for bytes in [&large[..], typed.as_bytes(), &typed.as_bytes()[..100]] {
        let reports = examine(&[File { name: "x", bytes }], None, None, NOW);
        assert_eq!(verdicts(&reports), std::slice::from_ref(&known));
    }
}

#[test]
fn an_archive_that_is_not_read_is_said_to_be_one() {
    let files = |name: &str| crate::files::file(&format!("archive/{name}"));
    let inner = archive::write(&[("a", b"b")], NOW).unwrap();
    for (bytes, name, notice) in [
        (files("zip-encrypted.zip"), "x", "notice-archive"),
        (archive::write(&[("inner.zip", &inner)], NOW).unwrap(), "x/inner.zip", "notice-archive"),
        (archive::write(&[], NOW).unwrap(), "x", "notice-empty"),
    ] {
        let reports = examine(&[File { name: "x", bytes: &bytes }], None, None, NOW);
        assert_eq!(verdicts(&reports), [("kind-unknown", vec![notice])]);
        assert_eq!(reports[0].file, name);
    }
    let deflated = files("python-deflated.zip");
    let reports = examine(&[File { name: "x", bytes: &deflated }], None, None, NOW);
    assert_eq!(reports[0].file, "x/NPKI/yessign/USER/cn=홍길동/signCert.der");
    // What is in archives counts.
    let der = read("leaf.der");
    let zip = archive::write(&vec![("x", &*der); 40], NOW).unwrap();
    let reports = examine(&[File { name: "x", bytes: &zip }; 2], None, None, NOW);
    assert_eq!(reports.len(), 64);
    assert_eq!(notices(&reports[63], Level::Warning), ["notice-too-many"]);
}

#[test]
fn what_stands_behind_an_object_is_said() {
    let mut bytes = read("leaf.der");
    bytes.extend(b"more");
    let reports = examine(&[File { name: "x", bytes: &bytes }], None, None, NOW);
    assert_eq!(notices(&reports[0], Level::Warning), ["notice-trailing"]);
    assert_eq!(reports[0].notices[0].args[0].1, Value::Number(4));
}

#[test]
fn text_is_read_with_and_without_its_frame() {
    let base64 = |der: &[u8]| base64ct::Base64::encode_string(der);
    let leaf = base64(&read("leaf.der"));
    let framed = |label: &str, text: &str| {
        format!("-----BEGIN {label}-----\r\n{text}\r\n-----END {label}-----\r\n")
    };
    let kinds = |text: &str| {
        let reports = examine(&[File { name: "x", bytes: text.as_bytes() }], None, None, NOW);
        reports.iter().map(|report| report.kind.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&framed("CERTIFICATE", &leaf)), ["kind-certificate"]);
    assert_eq!(kinds(&leaf), ["kind-certificate"]);
    let lines: String = leaf
        .as_bytes()
        .chunks(40)
        .map(|line| format!("  {}\n", std::str::from_utf8(line).unwrap()))
        .collect();
    assert_eq!(kinds(&lines), ["kind-certificate"]);
    let two = format!(
        "subject=홍길동\n{}\n{}",
        framed("CERTIFICATE", &leaf),
        framed("CERTIFICATE", &base64(&read("issuing.der")))
    );
    assert_eq!(kinds(&two), ["kind-certificate", "kind-certificate", "kind-chain"]);
    let old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    assert_eq!(kinds(old), ["kind-encrypted-key"]);
}

#[test]
fn what_is_written_in_ber_is_read_and_said_to_be() {
    // The outer length becomes indefinite.
    let der = read("leaf.der");
    let ber = [&[0x30, 0x80], &der[4..], &[0, 0]].concat();
    let reports = examine(&[File { name: "x", bytes: &ber }], None, None, NOW);
    assert_eq!(notices(&reports[0], Level::Warning), ["notice-ber"]);
}

#[test]
fn too_many_files_are_said_to_be() {
    let der = read("leaf.der");
    let files = vec![File { name: "x", bytes: &der }; 65];
    let reports = examine(&files, None, None, NOW);
    assert_eq!(reports.len(), 64);
    assert_eq!(notices(&reports[63], Level::Warning), ["notice-too-many"]);
}
