//! Block ciphers in CBC mode with the padding of PKCS#7 (RFC 5652 section 6.3).

use aes::{Aes128, Aes192, Aes256};
use cbc::{
    Decryptor, Encryptor,
    cipher::{
        Array, BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt,
        InnerIvInit, KeyInit, block_padding::Pkcs7,
    },
};
use des::{Des, TdesEde2, TdesEde3};
use rc2::Rc2;
use zeroize::Zeroizing;

use super::Keys;
use crate::seed::Seed;

/// A block cipher with the length of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Des,
    TripleDes,
    TwoKeyTripleDes,
    Rc2With40Bits,
    Rc2With128Bits,
    Seed,
}

impl Cipher {
    /// Length of the key, bytes.
    pub(super) fn key_size(self) -> usize {
        match self {
            Self::Rc2With40Bits => 5,
            Self::Des => 8,
            Self::Aes128 | Self::TwoKeyTripleDes | Self::Rc2With128Bits | Self::Seed => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
        }
    }

    /// Length of a block and of the IV, bytes.
    pub(super) fn block_size(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 | Self::Seed => 16,
            _ => 8,
        }
    }

    /// In words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "AES-128-CBC",
            Self::Aes192 => "AES-192-CBC",
            Self::Aes256 => "AES-256-CBC",
            Self::Des => "DES-CBC",
            Self::TripleDes => "3DES-CBC",
            Self::TwoKeyTripleDes => "2-key 3DES-CBC",
            Self::Rc2With40Bits => "RC2-40-CBC",
            Self::Rc2With128Bits => "RC2-128-CBC",
            Self::Seed => "SEED-CBC",
        }
    }

    /// `None` if the padding is not right. The ciphertext must be whole blocks, one at least.
    pub(super) fn decrypt(self, keys: &Keys, ciphertext: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut text = Zeroizing::new(ciphertext.to_vec());
        match self {
            Self::Aes128 => decrypt_blocks::<Aes128>(cipher(keys), keys, &mut text),
            Self::Aes192 => decrypt_blocks::<Aes192>(cipher(keys), keys, &mut text),
            Self::Aes256 => decrypt_blocks::<Aes256>(cipher(keys), keys, &mut text),
            Self::Des => decrypt_blocks::<Des>(cipher(keys), keys, &mut text),
            Self::TripleDes => decrypt_blocks::<TdesEde3>(cipher(keys), keys, &mut text),
            Self::TwoKeyTripleDes => decrypt_blocks::<TdesEde2>(cipher(keys), keys, &mut text),
            Self::Rc2With40Bits | Self::Rc2With128Bits => {
                let key = keys.key.split_at(self.key_size()).0;
                decrypt_blocks(Rc2::new_with_eff_key_len(key, 8 * key.len()), keys, &mut text);
            }
            Self::Seed => decrypt_blocks::<Seed>(cipher(keys), keys, &mut text),
        }
        let length = unpadded(&text, self.block_size())?;
        text.truncate(length);
        Some(text)
    }
}

/// Encrypts with the cipher `C`.
pub(super) fn encrypt<C: BlockCipherEncrypt + KeyInit>(keys: &Keys, plaintext: &[u8]) -> Vec<u8> {
    let iv = Array::from_fn(|at| keys.iv[at]);
    Encryptor::inner_iv_init(cipher::<C>(keys), &iv).encrypt_padded_vec::<Pkcs7>(plaintext)
}

fn cipher<C: KeyInit>(keys: &Keys) -> C {
    C::new(&Array::from_fn(|at| keys.key[at]))
}

/// Everything but this is there once for all ciphers.
fn decrypt_blocks<C: BlockCipherDecrypt>(cipher: C, keys: &Keys, text: &mut [u8]) {
    let iv = Array::from_fn(|at| keys.iv[at]);
    let (blocks, _) = Array::slice_as_chunks_mut(text);
    Decryptor::inner_iv_init(cipher, &iv).decrypt_blocks(blocks);
}

/// The length without padding.
fn unpadded(text: &[u8], block_size: usize) -> Option<usize> {
    let padding = usize::from(*text.last()?);
    let length = text.len().checked_sub(padding)?;
    let is_padding = text.get(length..)?.iter().all(|byte| usize::from(*byte) == padding);
    (is_padding && (1..=block_size).contains(&padding)).then_some(length)
}
