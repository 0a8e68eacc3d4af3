//! Keys, R, VID and certification requests.

use der::{Decode, Encode};
use hex_literal::hex;
use hpke::{
    Deserializable, Kem, OpModeR, aead::AesGcm256, kdf::HkdfSha256, kem::DhP256HkdfSha256,
    single_shot_open,
};
use ingam_core::{
    csr::{self, CsrError, derive_csr},
    key::{self, Key, KeyError},
    vid::{VidRandom, derive_vid},
    vid_random,
};
use x509_cert::request::CertReq;

use crate::support::{name, oid, rng, subject};

#[test]
fn vid_known_answer() {
    let random = VidRandom::new(hex!("a025b4db0e093a6d0b291fae1329e60643cf0fcd"));
    let vid = hex!("2a476703b8dd31a93c474fe350464e78d687d59d6b4468b50d2f230093c20589");
    assert_eq!(derive_vid("9001011234568", &random), vid);
}

#[test]
fn key_keeps_its_random_in_pkcs8() {
    let key = Key::make(&mut rng());
    let pkcs8 = key.to_pkcs8();
    let again = Key::from_pkcs8(&pkcs8).unwrap();
    assert_eq!(again.random(), key.random());
    assert_eq!(again.public_key_info(), key.public_key_info());
    let attribute = [&oid("1.2.410.200004.10.1.1.3")[..], &hex!("3117 0315 00")].concat();
    let found = pkcs8.windows(attribute.len()).position(|window| window == attribute).unwrap();
    assert_eq!(&pkcs8[found + attribute.len()..], key.random().unwrap().expose());
    assert_eq!(format!("{key:?} {:?}", key.random()), "Key(…) Some(VidRandom(…))");
}

/// A PKCS#8 file that this program did not write, with R appended by hand:
/// `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkcs8 -topk8 -nocrypt -outform DER`
#[test]
fn key_of_openssl() {
    let plain = include_bytes!("../vectors/openssl-p256.pkcs8.der");
    let key = Key::from_pkcs8(plain).unwrap();
    assert_eq!(key.random(), None);
    let spki = include_bytes!("../vectors/openssl-p256.spki.der");
    assert_eq!(key.public_key_info(), spki);
    assert_eq!(key.to_pkcs8().as_slice(), plain, "the same structure, byte for byte");
}

#[test]
fn bad_keys() {
    let good = Key::make(&mut rng()).to_pkcs8();
    let bad = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.to_vec();
        change(&mut bytes);
        Key::from_pkcs8(&bytes).unwrap_err()
    };
    assert_eq!(bad(&|bytes| bytes.truncate(60)), KeyError::Unreadable);
    assert_eq!(bad(&|bytes| bytes.push(0)), KeyError::Unreadable);
    assert_eq!(bad(&|bytes| bytes.clear()), KeyError::Unreadable);
    // The last byte of the curve's identifier; a zero number; another number.
    assert!(matches!(bad(&|bytes| bytes[26] ^= 1), KeyError::Unsupported(_)));
    assert_eq!(bad(&|bytes| bytes[36..68].fill(0)), KeyError::Inconsistent);
    assert_eq!(bad(&|bytes| bytes[67] ^= 1), KeyError::Inconsistent);
}

#[test]
fn request_is_signed_and_says_what_was_asked() {
    let key = Key::make(&mut rng());
    let recipient = Key::make(&mut rng());
    let info = key.public_key_info();
    let random = key.random().unwrap();
    let encrypted =
        vid_random::encrypt(random, &recipient.public_key_info(), &info, &mut rng()).unwrap();
    let csr = derive_csr(&key, &subject(), Some(&encrypted)).unwrap();
    let request = CertReq::from_der(&csr).unwrap();
    assert_eq!(request.info.subject.to_der().unwrap(), subject());
    assert_eq!(request.info.public_key.to_der().unwrap(), info);
    let signed = request.info.to_der().unwrap();
    assert!(key::verify(&info, &signed, request.signature.raw_bytes()));
    let attribute = request.info.attributes.get(0).unwrap();
    assert_eq!(attribute.oid.to_string(), "1.3.6.1.4.1.32473.1.1");
    assert_eq!(attribute.values.get(0).unwrap().to_der().unwrap(), encrypted);
    assert_eq!(derive_csr(&key, &subject(), Some(&encrypted)).unwrap(), csr);
    assert!(csr::is_for(&csr, &key, &subject()));
    assert!(!csr::is_for(&csr, &recipient, &subject()));
    assert!(!csr::is_for(&csr, &key, &name(&[])));
    assert!(!csr::is_for(&csr[1..], &key, &subject()));
    let plain = CertReq::from_der(&derive_csr(&key, &subject(), None).unwrap()).unwrap();
    assert!(plain.info.attributes.is_empty());
}

#[test]
fn recipient_opens_the_random_only_with_the_request_it_came_in() {
    let key = Key::make(&mut rng());
    let (secret, public) = DhP256HkdfSha256::derive_keypair(b"the bank's recipient key, for tests");
    let point = hpke::Serializable::to_bytes(&public);
    let prefix = &key.public_key_info()[..26];
    let recipient = [prefix, &point].concat();
    let info = key.public_key_info();
    let encrypted =
        vid_random::encrypt(key.random().unwrap(), &recipient, &info, &mut rng()).unwrap();
    // SEQUENCE { OCTET STRING (65), OCTET STRING (36) }
    let (enc, ciphertext) = (&encrypted[4..69], &encrypted[71..]);
    let enc = Deserializable::from_bytes(enc).unwrap();
    let open = |associated: &[u8]| {
        single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &secret,
            &enc,
            vid_random::INFO,
            ciphertext,
            associated,
        )
    };
    assert_eq!(open(&info).unwrap(), key.random().unwrap().expose());
    assert!(open(&recipient).is_err());
    assert!(vid_random::encrypt(key.random().unwrap(), b"no key", &info, &mut rng()).is_err());
}

#[test]
fn subjects_that_cannot_be_asked_for() {
    let key = Key::make(&mut rng());
    let unit = ("2.5.4.11", 0x0c, "a unit");
    let cases = [
        b"no name".to_vec(),
        Vec::new(),
        name(&[]),
        name(&[unit, unit, unit]),
        name(&[("2.5.4.3", 0x14, "teletex")]),
        [subject(), vec![0]].concat(),
    ];
    for subject in cases {
        assert_eq!(derive_csr(&key, &subject, None).unwrap_err(), CsrError::BadSubject);
    }
}
