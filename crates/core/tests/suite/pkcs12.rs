//! What can be said of a PKCS#12 file of ours without another program; `tests/interop` asks those.

use ingam_core::{
    certificate::Certificate,
    key::Key,
    password_encryption::{Strength, Work},
    pkcs12::{Contents, Integrity, Pfx, Pkcs12Error, Pkcs12ReadError, Profile, make_pfx},
    private_key::PrivateKey,
};

use crate::support::{Authority, rng};

const PASSWORD: &str = "Tr0ub4dor&3!";

struct Holder {
    key: PrivateKey,
    certificate: Certificate,
    chain: Vec<Certificate>,
}

impl Holder {
    fn new() -> Self {
        let authority = Authority::new();
        let key = Key::make(&mut rng());
        let certificate = Certificate::parse(&authority.issue(&key)).unwrap();
        let chain = [&authority.issuer, &authority.root];
        let chain = chain.map(|der| Certificate::parse(der).unwrap()).to_vec();
        Self { key: key.into(), certificate, chain }
    }

    fn contents(&self) -> Contents<'_> {
        let Self { key, certificate, chain } = self;
        Contents { key, certificate, chain, friendly_name: "홍길동 🙂" }
    }

    fn pfx(&self, profile: Profile) -> Vec<u8> {
        make_pfx(&self.contents(), PASSWORD, profile, &mut rng()).unwrap()
    }
}

#[test]
fn refusals() {
    let holder = Holder::new();
    for profile in [Profile::Modern, Profile::Legacy] {
        assert_eq!(
            make_pfx(&holder.contents(), "비밀번호입니다12!", profile, &mut rng()).unwrap_err(),
            Pkcs12Error::PasswordNotAscii
        );
        let other = Holder::new();
        let contents = Contents { key: &other.key, ..holder.contents() };
        assert_eq!(
            make_pfx(&contents, PASSWORD, profile, &mut rng()).unwrap_err(),
            Pkcs12Error::AnotherKey
        );
    }
}

#[test]
fn nothing_readable_is_left_in_the_file() {
    let holder = Holder::new();
    for profile in [Profile::Modern, Profile::Legacy] {
        let file = holder.pfx(profile);
        let contains = |needle: &[u8]| file.windows(needle.len()).any(|window| window == needle);
        assert!(!contains(&holder.key.to_pkcs8()[36..68]));
        assert!(!contains(holder.key.random().unwrap().expose()));
        assert!(!contains("personal4IB".as_bytes()));
        // friendlyName as a BMPString: 홍 is U+D64D; beyond the basic plane it knows nothing.
        assert!(contains(&[0x1e, 8, 0xd6, 0x4d]));
        assert_ne!(file, holder.pfx(profile));
    }
}

#[test]
fn what_is_written_is_read() {
    let holder = Holder::new();
    for (profile, mac, rounds, strength) in [
        (Profile::Modern, "HMAC-SHA-256", 300_000, Strength::Strong),
        (Profile::Legacy, "HMAC-SHA-1", 50_000, Strength::Weak),
    ] {
        let pfx = Pfx::parse(&holder.pfx(profile)).unwrap();
        assert_eq!(pfx.integrity(), Some(Integrity { mac: mac.to_owned(), rounds }));
        let visible = pfx.visible().unwrap();
        assert!(visible.keys.is_empty() && visible.certificates.is_empty());
        assert_eq!(visible.locked.len(), 2);

        let bags = pfx.open(PASSWORD, &mut Work::new()).unwrap();
        let [key] = bags.keys.as_slice() else { panic!("one key") };
        // R included.
        assert_eq!(*key.private_key_info, *holder.key.to_pkcs8());
        let protection = key.protection.as_ref().unwrap();
        assert_eq!((protection.rounds, protection.strength), (rounds, strength));
        assert_eq!(key.friendly_name.as_deref(), Some("홍길동 "));
        let ders: Vec<&[u8]> = bags.certificates.iter().map(|bag| bag.der.as_slice()).collect();
        let written = std::iter::once(&holder.certificate).chain(&holder.chain);
        assert_eq!(ders, written.map(Certificate::der).collect::<Vec<_>>());

        let wrong = pfx.open("Tr0ub4dor&3?", &mut Work::new()).unwrap_err();
        assert_eq!(wrong, Pkcs12ReadError::DoesNotOpen);
    }
}

#[test]
fn one_budget_for_several_files() {
    let pfx = Pfx::parse(&Holder::new().pfx(Profile::Modern)).unwrap();
    let mut work = Work::new();
    work.spend(4_900_000).unwrap();
    work.spend(4_900_000).unwrap();
    work.spend(4_300_001).unwrap();
    let before = work.spent();
    assert_eq!(pfx.open(PASSWORD, &mut work).unwrap_err(), Pkcs12ReadError::TooMuchWork);
    assert_eq!(work.spent(), before, "work was done in vain");
}
