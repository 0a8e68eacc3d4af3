//! SEED against RFC 4269 appendix B.

use hex_literal::hex;
use ingam_core::seed::Seed;

use cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

/// Key, plaintext, ciphertext.
const VECTORS: [([u8; 16], [u8; 16], [u8; 16]); 4] = [
    (
        hex!("00000000000000000000000000000000"),
        hex!("000102030405060708090a0b0c0d0e0f"),
        hex!("5ebac6e0054e166819aff1cc6d346cdb"),
    ),
    (
        hex!("000102030405060708090a0b0c0d0e0f"),
        hex!("00000000000000000000000000000000"),
        hex!("c11f22f20140505084483597e4370f43"),
    ),
    (
        hex!("4706480851e61be85d74bfb3fd956185"),
        hex!("83a2f8a288641fb9a4e9a5cc2f131c7d"),
        hex!("ee54d13ebcae706d226bc3142cd40d4a"),
    ),
    (
        hex!("28dbc3bc49ffd87dcfa509b11d422be7"),
        hex!("b41e6be2eba84a148e2eed84593c5ec7"),
        hex!("9b9b7bfcd1813cb95d0b3618f40f5122"),
    ),
];

#[test]
fn vectors_of_the_standard() {
    for (key, plaintext, ciphertext) in VECTORS {
        let seed = Seed::new(&Array::from(key));
        let mut block = Array::from(plaintext);
        seed.encrypt_block(&mut block);
        assert_eq!(block, Array::from(ciphertext));
        seed.decrypt_block(&mut block);
        assert_eq!(block, Array::from(plaintext));
    }
}

#[test]
fn the_key_is_not_printed() {
    assert_eq!(format!("{:?}", Seed::new(&Array::from([7; 16]))), "Seed(…)");
}
