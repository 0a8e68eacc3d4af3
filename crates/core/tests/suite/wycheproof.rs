//! Vectors of Project Wycheproof through the functions that the application uses. The file is also
//! part of the tests in the browser.
//!
//! SEED is there in modes that nothing else here needs: GCM by the library that the seal uses, CCM and
//! key wrap by a few lines below.

use aes_gcm::{
    Aes256Gcm, AesGcm, KeyInit,
    aead::{Aead, Payload, consts::U12},
    aes::{
        Aes128,
        cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt},
    },
};
use ingam_core::{
    key,
    password_encryption::{self, DecryptError, Work},
    seed::Seed,
};
use wycheproof::{TestResult, aead, ecdsa, keywrap, pbes2, pbkdf2};

type Block = [u8; 16];

/// What a file may ask for; one vector asks for 16,777,216.
const MOST_ROUNDS: usize = 5_000_000;

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn ecdsa_p256_verification() {
    let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap();
    let mut verified = 0;
    for group in &set.test_groups {
        for test in &group.tests {
            let valid = key::verify(&group.der, &test.msg, &test.sig);
            assert_eq!(valid, test.result == TestResult::Valid, "{test:?}");
            verified += usize::from(valid);
        }
    }
    assert_eq!((set.number_of_tests, verified), (484, 174));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn aes_256_gcm() {
    assert_eq!(gcm::<Aes256Gcm>(aead::TestName::AesGcm, 256), (66, 39));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn seed_gcm() {
    assert_eq!(gcm::<AesGcm<Seed, U12>>(aead::TestName::SeedGcm, 128), (65, 38));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn seed_ccm() {
    let set = aead::TestSet::load(aead::TestName::SeedCcm).unwrap();
    let mut opened = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let seed = Seed::new_from_slice(&test.key).unwrap();
        let plaintext = open_ccm(&seed, &test.nonce, &test.aad, &test.ct, &test.tag);
        let expected = (test.result == TestResult::Valid).then(|| test.pt.to_vec());
        assert_eq!(plaintext, expected, "{test:?}");
        opened += usize::from(plaintext.is_some());
    }
    assert_eq!((set.number_of_tests, opened), (184, 135));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn seed_key_wrap() {
    let set = keywrap::TestSet::load(keywrap::TestName::SeedKeyWrap).unwrap();
    let mut unwrapped = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let seed = Seed::new_from_slice(&test.key).unwrap();
        let plaintext = unwrap_key(&seed, &test.ct);
        // A key of 8 bytes, which may be unwrapped or not, is beyond the standard.
        let expected = (test.result == TestResult::Valid).then(|| test.pt.to_vec());
        assert_eq!(plaintext, expected, "{test:?}");
        unwrapped += usize::from(plaintext.is_some());
    }
    assert_eq!((set.number_of_tests, unwrapped), (35, 4));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn pbkdf2_by_what_it_decrypts() {
    let sets = [
        (pbkdf2::TestName::Pbkdf2HmacSha1, 7),
        (pbkdf2::TestName::Pbkdf2HmacSha224, 8),
        (pbkdf2::TestName::Pbkdf2HmacSha256, 9),
        (pbkdf2::TestName::Pbkdf2HmacSha384, 10),
        (pbkdf2::TestName::Pbkdf2HmacSha512, 11),
    ];
    let (mut derived, mut refused) = (0, 0);
    for (name, prf) in sets {
        let set = pbkdf2::TestSet::load(name).unwrap();
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            // Passwords are text here.
            let Ok(password) = std::str::from_utf8(&test.password) else {
                continue;
            };
            // A longer key begins with the shorter one.
            let cipher = Aes128::new_from_slice(&test.dk[..16]).unwrap();
            let mut block = Array::from(*b"fifteen bytes..\x01");
            cipher.encrypt_block(&mut block);
            let scheme = pbes2_with(&test.salt, test.iteration_count, prf, 2, &[0; 16]);
            let opened = password_encryption::decrypt(&scheme, &block, password, &mut Work::new());
            if test.iteration_count > MOST_ROUNDS {
                assert_eq!(opened, Err(DecryptError::TooMuchWork), "{test:?}");
                refused += 1;
            } else {
                assert_eq!(opened.unwrap().as_slice(), b"fifteen bytes..", "{test:?}");
                derived += 1;
            }
        }
    }
    assert_eq!((derived, refused), (212, 1));
}

/// Every function and every length of key, of the 15 sets those that make them up.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn pbes2_decryption() {
    let sets = [
        (pbes2::TestName::PbeWithHmacSha1AndAes128, 7, 2),
        (pbes2::TestName::PbeWithHmacSha224AndAes192, 8, 22),
        (pbes2::TestName::PbeWithHmacSha256AndAes256, 9, 42),
        (pbes2::TestName::PbeWithHmacSha384AndAes192, 10, 22),
        (pbes2::TestName::PbeWithHmacSha512AndAes256, 11, 42),
    ];
    let mut opened = 0;
    for (name, prf, cipher) in sets {
        let set = pbes2::TestSet::load(name).unwrap();
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            let Ok(password) = std::str::from_utf8(&test.password) else {
                continue;
            };
            let scheme = pbes2_with(&test.salt, test.iteration_count, prf, cipher, &test.iv);
            let plaintext =
                password_encryption::decrypt(&scheme, &test.ct, password, &mut Work::new());
            assert_eq!(plaintext.unwrap().as_slice(), test.msg.as_slice(), "{test:?}");
            opened += 1;
        }
    }
    assert_eq!(opened, 5 * 63);
}

/// `AlgorithmIdentifier` of PBES2 (RFC 8018 appendix A.4): HMAC is 1.2.840.113549.2.`prf`, the cipher
/// 2.16.840.1.101.3.4.1.`cipher`.
fn pbes2_with(salt: &[u8], rounds: usize, prf: u8, cipher: u8, iv: &[u8]) -> Vec<u8> {
    let rounds = [&[0], &(rounds as u32).to_be_bytes()[..]].concat();
    let prf = der(0x30, &[&[6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, prf, 5, 0]]);
    let parameters = der(0x30, &[&der(4, &[salt]), &der(2, &[&rounds]), &prf]);
    let pbkdf2 = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12];
    let derivation = der(0x30, &[&pbkdf2, &parameters]);
    let aes = [6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, cipher];
    let encryption = der(0x30, &[&aes, &der(4, &[iv])]);
    let pbes2 = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13];
    der(0x30, &[&pbes2, &der(0x30, &[&derivation, &encryption])])
}

fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len() as u8;
    let head = if length < 0x80 { vec![tag, length] } else { vec![tag, 0x81, length] };
    [head, content].concat()
}

/// The vectors with nonces of 96 bits, which are those of the seal: how many there are, and how many
/// of them open.
fn gcm<C: Aead + KeyInit>(name: aead::TestName, key_size: usize) -> (usize, usize) {
    let set = aead::TestSet::load(name).unwrap();
    let groups = set.test_groups.iter();
    let groups = groups.filter(|group| group.nonce_size == 96 && group.key_size == key_size);
    let (mut all, mut opened) = (0, 0);
    for test in groups.flat_map(|group| &group.tests) {
        let cipher = C::new_from_slice(&test.key).unwrap();
        let nonce = Array::try_from(test.nonce.as_slice()).unwrap();
        let sealed = [&test.ct[..], &test.tag].concat();
        let plaintext = cipher.decrypt(&nonce, Payload { msg: &sealed, aad: &test.aad });
        if test.result == TestResult::Valid {
            assert_eq!(plaintext.as_deref(), Ok(test.pt.as_slice()), "{test:?}");
            let again = cipher.encrypt(&nonce, Payload { msg: &test.pt, aad: &test.aad });
            assert_eq!(again, Ok(sealed), "{test:?}");
            opened += 1;
        } else {
            assert!(plaintext.is_err(), "{test:?}");
        }
        all += 1;
    }
    (all, opened)
}

fn encrypt(seed: &Seed, block: Block) -> Block {
    let mut block = Array::from(block);
    seed.encrypt_block(&mut block);
    block.into()
}

fn xor(mut block: Block, with: &[u8]) -> Block {
    block.iter_mut().zip(with).for_each(|(to, from)| *to ^= from);
    block
}

/// CCM (NIST SP 800-38C).
fn open_ccm(
    seed: &Seed,
    nonce: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Option<Vec<u8>> {
    if !(7..=13).contains(&nonce.len()) || !matches!(tag.len(), 4 | 6 | 8 | 10 | 12 | 14 | 16) {
        return None;
    }
    let first = |flags: u8, number: usize| {
        let mut block = [0; 16];
        block[8..].copy_from_slice(&(number as u64).to_be_bytes());
        block[0] = flags | (14 - nonce.len()) as u8;
        block[1..=nonce.len()].copy_from_slice(nonce);
        block
    };
    let plaintext: Vec<u8> = ciphertext
        .chunks(16)
        .enumerate()
        .flat_map(|(at, chunk)| xor(encrypt(seed, first(0, at + 1)), chunk)[..chunk.len()].to_vec())
        .collect();
    let flags = (u8::from(!aad.is_empty()) << 6) | (((tag.len() - 2) / 2) << 3) as u8;
    let mut mac = encrypt(seed, first(flags, plaintext.len()));
    let prefix =
        if aad.is_empty() { Vec::new() } else { (aad.len() as u16).to_be_bytes().to_vec() };
    for chunk in [&prefix, aad].concat().chunks(16).chain(plaintext.chunks(16)) {
        mac = encrypt(seed, xor(mac, chunk));
    }
    let expected = xor(mac, &encrypt(seed, first(0, 0)));
    (expected[..tag.len()] == *tag).then_some(plaintext)
}

/// Key wrap (RFC 3394).
fn unwrap_key(seed: &Seed, wrapped: &[u8]) -> Option<Vec<u8>> {
    if wrapped.len() < 24 || !wrapped.len().is_multiple_of(8) {
        return None;
    }
    let (head, rest) = wrapped.split_at(8);
    let mut head = head.to_vec();
    let mut parts: Vec<Vec<u8>> = rest.chunks(8).map(<[u8]>::to_vec).collect();
    let count = parts.len();
    for step in (1..=6 * count).rev() {
        let part = &mut parts[(step - 1) % count];
        let counted = u64::from_be_bytes(head.as_slice().try_into().ok()?) ^ step as u64;
        let block = [&counted.to_be_bytes()[..], part].concat();
        let mut block = Array::from(Block::try_from(block).ok()?);
        seed.decrypt_block(&mut block);
        (head, *part) = (block[..8].to_vec(), block[8..].to_vec());
    }
    (head == [0xa6; 8]).then(|| parts.concat())
}
