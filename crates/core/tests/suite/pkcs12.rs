//! What can be said of a PKCS#12 file without another program; `tests/interop` asks those.

use ingam_core::{
    certificate::Certificate,
    key::Key,
    pkcs12::{Contents, Pkcs12Error, make_pfx},
};

use crate::support::{Authority, rng};

#[test]
fn refusals() {
    let authority = Authority::new();
    let key = Key::make(&mut rng());
    let certificate = Certificate::parse(&authority.issue(&key)).unwrap();
    let contents =
        Contents {
            key: &key, certificate: &certificate, chain: &[], friendly_name: "홍길동 🙂"
        };
    assert_eq!(
        make_pfx(&contents, "비밀번호입니다12!", &mut rng()).unwrap_err(),
        Pkcs12Error::PasswordNotAscii
    );
    let contents = Contents { key: &authority.root_key, ..contents };
    assert_eq!(
        make_pfx(&contents, "Tr0ub4dor&3!", &mut rng()).unwrap_err(),
        Pkcs12Error::AnotherKey
    );
}

#[test]
fn nothing_readable_is_left_in_the_file() {
    let authority = Authority::new();
    let key = Key::make(&mut rng());
    let certificate = Certificate::parse(&authority.issue(&key)).unwrap();
    let contents =
        Contents { key: &key, certificate: &certificate, chain: &[], friendly_name: "홍길동" };
    let file = make_pfx(&contents, "Tr0ub4dor&3!", &mut rng()).unwrap();
    let contains = |needle: &[u8]| file.windows(needle.len()).any(|window| window == needle);
    assert!(!contains(&key.to_pkcs8()[36..68]));
    assert!(!contains(key.random().unwrap().expose()));
    assert!(!contains("personal4IB".as_bytes()));
    // friendlyName as a BMPString: 홍 is U+D64D.
    assert!(contains(&[0x1e, 6, 0xd6, 0x4d]));
    assert_ne!(file, make_pfx(&contents, "Tr0ub4dor&3!", &mut rng()).unwrap());
}
