//! The certificate doctor as the keeper for files. The same tests run natively and in the browser.

use ingam::keeper::{
    files::FileKeeper,
    protocol::{
        AcceptCertificate, Examine, Examined, ExportKey, FileFault, KeeperError, KeyFormat, Mend,
        Mendable, NamedFile, Report, Request,
    },
};
use serde_bytes::ByteBuf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::{
    Bank, PASSWORD, ask as ask_first, authority::NOW, binding, prepared, secret, unlock,
};

const NEW: &str = "Lake+Forest!7392";

/// A certificate with its key, as a `.p12` file.
fn bundle() -> NamedFile {
    let bank = Bank::new();
    let (mut keeper, prepared) = prepared(&bank);
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask_first(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    let export = ExportKey {
        binding: binding(),
        sealed_key: certified.sealed_key,
        certificate: certified.certificate,
        chain: certified.chain,
        unlock: unlock(Some(PASSWORD)),
        file_password: None,
        format: KeyFormat::Pkcs12,
        name: "a".into(),
        archive: None,
    };
    ask(&mut FileKeeper::default(), export).unwrap().files.remove(0)
}

fn ask<R: Request>(keeper: &mut FileKeeper, request: R) -> Result<R::Answer, KeeperError> {
    keeper.execute(request.into_command()).map(|answer| R::read(answer).unwrap())
}

fn examine(keeper: &mut FileKeeper, files: Option<Vec<NamedFile>>, password: &str) -> Examined {
    let password = (!password.is_empty()).then(|| secret(password));
    ask(keeper, Examine { files, password, number: None, now: NOW }).unwrap()
}

fn says(report: &Report, label: &str) -> bool {
    report.notices.iter().any(|notice| notice.label.id() == label)
}

#[test]
fn what_is_locked_opens_and_is_written_anew() {
    let mut keeper = FileKeeper::default();
    let locked = examine(&mut keeper, Some(vec![bundle()]), "");
    assert!(locked.reports[0].locked);
    assert_eq!(locked.mendable, None);
    let wrong = examine(&mut keeper, None, "another password 9!");
    assert!(says(&wrong.reports[0], "notice-does-not-open"));
    assert_eq!(wrong.mendable, None);
    let opened = examine(&mut keeper, None, PASSWORD);
    assert!(says(&opened.reports[0], "notice-opened"));
    assert_eq!(opened.mendable, Some(Mendable::Keys));
    // The password is remembered for these files.
    assert_eq!(examine(&mut keeper, None, "").mendable, Some(Mendable::Keys));

    let mend = |password: Option<&str>| Mend { password: password.map(secret), name: "b".into() };
    for password in [None, Some("short")] {
        assert_eq!(ask(&mut keeper, mend(password)).err(), Some(KeeperError::PasswordRejected));
    }
    let mended = ask(&mut keeper, mend(Some(NEW))).unwrap().files;
    assert_eq!(mended.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["b.p12"]);
    let again = examine(&mut keeper, Some(mended), NEW);
    assert!(says(&again.reports[0], "notice-opened"));
    assert_eq!(again.reports.len(), opened.reports.len());
}

#[test]
fn other_files_take_the_place_of_those_before() {
    let mut keeper = FileKeeper::default();
    examine(&mut keeper, Some(vec![bundle()]), PASSWORD);
    let other = NamedFile { name: "b.txt".into(), bytes: ByteBuf::from(b"nothing".to_vec()) };
    let examined = examine(&mut keeper, Some(vec![other]), "");
    assert!(says(&examined.reports[0], "notice-unknown"));
    assert_eq!(examined.mendable, None);
    let nothing = ask(&mut keeper, Mend { password: None, name: "b".into() });
    assert_eq!(nothing.err(), Some(KeeperError::File(FileFault::Unknown)));
}
