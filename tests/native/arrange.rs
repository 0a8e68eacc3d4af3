//! The list of certificates: order, search, and what is said of backups.

use ingam::{
    certificates::{
        Listed,
        arrange::{Order, arranged},
        health::{Outside, health, outside},
    },
    keeper::protocol::{KeeperError, Summary},
};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryId, EntryState,
    PendingEnrollment, Storage,
};

use crate::doubles::NOW;

fn summary(holder: &str, issuer: &str, not_after: i64) -> Summary {
    let text = String::new;
    Summary {
        holder_name: holder.to_owned(),
        subject: text(),
        issuer_name: issuer.to_owned(),
        issuer: text(),
        serial: text(),
        not_before: 0,
        not_after,
        policies: Vec::new(),
        product: None,
        key: text(),
        signature: text(),
        has_vid: true,
        fingerprint: text(),
        crl_url: None,
        gap: None,
    }
}

fn active(n: u8, label: &str, summary: Summary, backup: Option<i64>) -> Listed {
    let mut active =
        ActiveCertificate::new(vec![n], Vec::new(), Storage::Browser, Acquired::Issued);
    active.label = label.to_owned();
    active.backup = backup.map(|at| Backup::new(at, BackupPlace::File));
    let entry = Entry {
        id: EntryId::derive([n; 16]),
        created_at: n.into(),
        sealed_key: vec![n],
        state: EntryState::Active(active),
    };
    Listed { entry, summary: Some(Ok(summary)), replaced: false }
}

fn pending(n: u8, holder: &str) -> Listed {
    let state = EntryState::Pending(PendingEnrollment {
        reference: String::new(),
        csr: Vec::new(),
        subject: Vec::new(),
        policy: String::new(),
        product: "banking".to_owned(),
        holder_name: holder.to_owned(),
        storage: Storage::Browser,
        expires_at: 0,
        not_after: None,
        renews: None,
    });
    let entry =
        Entry { id: EntryId::derive([n; 16]), created_at: n.into(), sealed_key: vec![n], state };
    Listed { entry, summary: None, replaced: false }
}

/// As the vault gives them: oldest first.
fn entries() -> Vec<Listed> {
    vec![
        active(1, "", summary("홍길동", "모의은행 (TEST)", NOW + 300), Some(NOW - 5)),
        active(2, "Salary <b>", summary("김영희", "누리인증 (TEST)", NOW + 100), None),
        pending(3, "박민수"),
        active(4, "가게", summary("(주)인감상사", "모의은행 (TEST)", NOW + 200), Some(NOW - 9)),
    ]
}

fn ids(order: Order, query: &str) -> Vec<i64> {
    let entries = entries();
    let product = |listed: &Listed| match listed.entry.created_at {
        4 => "전자세금용".to_owned(),
        _ => "은행용".to_owned(),
    };
    let shown = arranged(&entries, order, query, product);
    shown.iter().map(|listed| listed.entry.created_at).collect()
}

#[test]
fn three_orders() {
    assert_eq!(ids(Order::Newest, ""), [4, 3, 2, 1]);
    assert_eq!(ids(Order::Expiry, ""), [2, 4, 1, 3], "what has no end yet is last");
    assert_eq!(ids(Order::Name, ""), [2, 4, 3, 1], "a label goes before the holder's name");
}

#[test]
fn everything_that_is_shown_is_found() {
    for (query, expected) in [
        ("홍길동", &[1][..]),
        ("salary", &[2]),
        ("<B>", &[2]),
        ("박민", &[3]),
        ("모의은행", &[4, 1]),
        ("세금", &[4]),
        ("  모의은행   가게 ", &[4]),
        ("모의은행 김영희", &[]),
        ("   ", &[4, 3, 2, 1]),
    ] {
        assert_eq!(ids(Order::Newest, query), expected, "{query}");
    }
}

#[test]
fn what_would_be_lost_with_the_browser() {
    let entries = entries();
    let told = health(&entries, NOW).expect("certificates are here");
    let without: Vec<i64> = told.without.iter().map(|listed| listed.entry.created_at).collect();
    assert_eq!(without, [2]);
    assert_eq!(told.last, Some(Backup::new(NOW - 5, BackupPlace::File)));
}

#[test]
fn a_backup_under_an_old_password_is_told() {
    let backup = Backup { outdated: true, ..Backup::new(NOW, BackupPlace::File) };
    let mut entry = active(5, "", summary("이영수", "", NOW + 1), None);
    let EntryState::Active(certificate) = &mut entry.entry.state else {
        panic!("it is there");
    };
    certificate.backup = Some(backup);
    let entries = [entry];
    let told = health(&entries, NOW).expect("a certificate is here");
    assert_eq!(told.outdated, [&entries[0]]);
    assert!(told.without.is_empty() && told.sources.is_empty());
}

#[test]
fn what_came_out_of_a_file_is_in_that_file() {
    let mut imported = active(5, "", summary("이영수", "", NOW + 1), None);
    let EntryState::Active(certificate) = &mut imported.entry.state else {
        panic!("it is there");
    };
    certificate.origin = Acquired::Imported;
    assert_eq!(outside(&imported.entry), Outside::Source(5));
    let entries = [imported.clone()];
    let told = health(&entries, NOW).expect("a certificate is here");
    assert!(told.without.is_empty() && told.last.is_none(), "no backup is claimed");
    assert_eq!(told.sources, [&imported]);

    let EntryState::Active(certificate) = &mut imported.entry.state else {
        panic!("it is there");
    };
    let backup = Backup::new(NOW, BackupPlace::Paper);
    certificate.backup = Some(backup);
    assert_eq!(outside(&imported.entry), Outside::Backup(backup));
    assert_eq!(outside(&pending(1, "홍길동").entry), Outside::Nothing);
}

#[test]
fn what_is_over_needs_no_backup() {
    let expired = active(1, "", summary("홍길동", "", NOW - 1), None);
    let replaced =
        Listed { replaced: true, ..active(2, "", summary("홍길동", "", NOW + 1), None) };
    let mut unreadable = active(3, "", summary("홍길동", "", NOW + 1), None);
    unreadable.summary = Some(Err(KeeperError::UnsupportedRecord));
    assert_eq!(health(&[expired, replaced, unreadable, pending(4, "홍길동")], NOW), None);
    assert_eq!(health(&[], NOW), None);
}
