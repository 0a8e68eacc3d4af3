//! Encrypted private keys of other programs, in every scheme that is read.

use ingam_core::{
    encrypted_key::{self, EncryptedKeyError, EncryptedPrivateKeyInfo},
    password_encryption::{Recipe, Strength, Work},
    private_key::PrivateKey,
    vid::VidRandom,
};

use crate::{files::file, support::rng};

const PASSWORD: &str = "correct-Pferd-7";

fn open(name: &str, password: &str) -> Result<PrivateKey, EncryptedKeyError> {
    encrypted_key::open(&file(name), password, &mut Work::new())
}

/// Each file, what is told of it, and its password.
const SCHEMES: &str = "\
encrypted-keys/cryptography-p256.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, AES-256-CBC, Weak
encrypted-keys/pbe-md5-des.der: PBES1, PBKDF1 MD5, 2048, DES-CBC, Weak
encrypted-keys/pbe-sha1-2des.der: PKCS#12 PBE, PKCS#12 SHA-1, 2048, 2-key 3DES-CBC, Weak
encrypted-keys/pbe-sha1-3des.der: PKCS#12 PBE, PKCS#12 SHA-1, 2048, 3DES-CBC, Weak
encrypted-keys/pbe-sha1-des.der: PBES1, PBKDF1 SHA-1, 2048, DES-CBC, Weak
encrypted-keys/pbe-sha1-rc2-128.der: PKCS#12 PBE, PKCS#12 SHA-1, 2048, RC2-128-CBC, Weak
encrypted-keys/pbe-sha1-rc2-40.der: PKCS#12 PBE, PKCS#12 SHA-1, 2048, RC2-40-CBC, Weak
encrypted-keys/pbes2-600000-rounds.der: PBES2, PBKDF2 HMAC-SHA-256, 600000, AES-256-CBC, Strong
encrypted-keys/pbes2-aes-128-cbc.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, AES-128-CBC, Weak
encrypted-keys/pbes2-aes-192-cbc.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, AES-192-CBC, Weak
encrypted-keys/pbes2-aes-256-cbc.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, AES-256-CBC, Weak
encrypted-keys/pbes2-des.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, DES-CBC, Weak
encrypted-keys/pbes2-des3.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, 3DES-CBC, Weak
encrypted-keys/pbes2-hmacWithSHA1.der: PBES2, PBKDF2 HMAC-SHA-1, 10000, AES-256-CBC, Fair
encrypted-keys/pbes2-hmacWithSHA224.der: PBES2, PBKDF2 HMAC-SHA-224, 10000, AES-256-CBC, Fair
encrypted-keys/pbes2-hmacWithSHA384.der: PBES2, PBKDF2 HMAC-SHA-384, 10000, AES-256-CBC, Fair
encrypted-keys/pbes2-hmacWithSHA512.der: PBES2, PBKDF2 HMAC-SHA-512, 10000, AES-256-CBC, Fair
encrypted-keys/pbes2-seed-cbc-hmacsha1.der: PBES2, PBKDF2 HMAC-SHA-1, 2048, SEED-CBC, Weak
encrypted-keys/pbes2-seed-cbc.der: PBES2, PBKDF2 HMAC-SHA-256, 2048, SEED-CBC, Weak
encrypted-keys/scrypt-16384-8-5.der: PBES2, scrypt, 1310720, AES-256-CBC, Strong
encrypted-keys/scrypt.der: PBES2, scrypt, 262144, AES-256-CBC, Fair
npki/classic-p256-without-r.key: NPKI, PBKDF1 SHA-1, 2048, SEED-CBC, Weak
";

#[test]
fn every_scheme_is_read_and_told() {
    let mut printed = String::new();
    for line in SCHEMES.lines() {
        let name = line.split(':').next().unwrap();
        let bytes = file(name);
        let encrypted = EncryptedPrivateKeyInfo::read(&bytes).expect(name);
        let told = encrypted.protection().expect(name);
        let mut work = Work::new();
        let key = encrypted.open(PASSWORD, &mut work).expect(name);
        assert_eq!(key.to_pkcs8().as_slice(), file("keys/p256.pkcs8.der"), "{name}");
        assert_eq!(work.spent(), told.rounds, "{name}");
        // Those that take long fail no other way.
        let wrong: &[&str] = if told.rounds > 10_000 { &[] } else { &["correct-Pferd-8", ""] };
        for wrong in wrong {
            let error = encrypted.open(wrong, &mut Work::new()).unwrap_err();
            assert_eq!(error, EncryptedKeyError::DoesNotOpen, "{name}");
        }
        printed += &format!(
            "{name}: {}, {}, {}, {}, {:?}\n",
            told.scheme, told.derivation, told.rounds, told.cipher, told.strength
        );
    }
    assert_eq!(printed, SCHEMES);
}

#[test]
fn rsa_keys_and_r_come_along() {
    for (name, plain) in [
        ("encrypted-keys/cryptography-rsa2048.der", "keys/rsa2048.pkcs8.der"),
        ("npki/classic-rsa2048-without-r.key", "keys/rsa2048.pkcs8.der"),
    ] {
        let key = open(name, PASSWORD).unwrap();
        assert_eq!(key.to_pkcs8().as_slice(), file(plain), "{name}");
    }
    let random = VidRandom::new(hex_literal::hex!("a025b4db0e093a6d0b291fae1329e60643cf0fcd"));
    for name in ["npki/classic-rsa2048.key", "npki/old-rsa2048.key"] {
        assert_eq!(open(name, PASSWORD).unwrap().random(), Some(&random), "{name}");
    }
    let yessign = open("npki/yessign-test/signPri.key", "WTuA8Ev0lWXVFSiI!").unwrap();
    assert_eq!(yessign.to_pkcs8().as_slice(), file("npki/yessign-test/signPri.pkcs8.der"));
}

#[test]
fn passwords_beyond_ascii_and_none() {
    let hangul = "비밀번호입니다7";
    for (name, password) in [
        ("encrypted-keys/pbes2-hangul.der", hangul),
        ("encrypted-keys/pbe-sha1-3des-hangul.der", hangul),
        ("encrypted-keys/pbe-sha1-3des-hangul-byte-by-byte.der", hangul),
        ("npki/classic-p256-hangul.key", hangul),
        ("encrypted-keys/pbe-sha1-3des-emoji.der", "🙂 correct-Pferd"),
        ("encrypted-keys/pbes2-empty.der", ""),
        ("encrypted-keys/pbe-sha1-3des-empty.der", ""),
    ] {
        let key = open(name, password).expect(name);
        assert_eq!(key.to_pkcs8().as_slice(), file("keys/p256.pkcs8.der"), "{name}");
        for wrong in ["비밀번호입니다8", "비밀번호", "x", PASSWORD] {
            assert_eq!(open(name, wrong).unwrap_err(), EncryptedKeyError::DoesNotOpen, "{name}");
        }
    }
}

/// GnuTLS without a password: no bytes at all, where others have two zero bytes.
#[test]
fn no_password_as_no_bytes() {
    let key = open("encrypted-keys/pbe-sha1-3des-null.der", "").unwrap();
    assert_eq!(key.to_pkcs8().as_slice(), file("keys/p256.pkcs8.der"));
}

#[test]
fn what_is_written_opens_and_keeps_r() {
    let random = VidRandom::new(*b"twenty bytes of an R");
    let recipes = [
        (Recipe::Modern { rounds: 300_000 }, Strength::Strong),
        (Recipe::Pbes2Seed { rounds: 2048 }, Strength::Weak),
        (Recipe::Kisa { rounds: 2048 }, Strength::Weak),
        (Recipe::TripleDes { rounds: 2048 }, Strength::Weak),
    ];
    for plain in ["keys/p256.pkcs8.der", "keys/rsa2048.pkcs8.der"] {
        for (recipe, strength) in recipes {
            let key = PrivateKey::read(&file(plain)).unwrap().with_random(random.clone());
            let der = encrypted_key::make_with(recipe, &key, PASSWORD, &mut rng());
            let encrypted = EncryptedPrivateKeyInfo::read(&der).unwrap();
            assert_eq!(encrypted.protection().unwrap().strength, strength, "{recipe:?}");
            let again = encrypted.open(PASSWORD, &mut Work::new()).unwrap();
            assert_eq!(again.to_pkcs8(), key.to_pkcs8(), "{recipe:?}");
            let another = encrypted_key::make_with(recipe, &key, PASSWORD, &mut rng());
            assert_ne!(another, der, "salt and IV are fresh");
        }
    }
}
