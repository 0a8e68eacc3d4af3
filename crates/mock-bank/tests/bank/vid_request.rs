//! A request that carries R, made without the client's code.

use std::fs;

use der::asn1::{Any, BitString, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode as _, Encode as _};
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _};
use ingam_mock_bank::secrets::random;
use ingam_mock_bank::vid::EncryptedVidRandom;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::Value;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::request::{CertReq, CertReqInfo};

use crate::support::{Bank, must};

/// The operating system's random numbers.
struct System;

impl TryRng for System {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(u32::from_ne_bytes(random()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from_ne_bytes(random()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.fill_with(|| random::<1>()[0]);
        Ok(())
    }
}

impl TryCryptoRng for System {}

/// R encrypted to the bank's recipient certificate: DER of an `EncryptedVidRandom`.
pub async fn encrypted(bank: &Bank, random: &[u8; 20], info: &[u8], aad: &[u8]) -> Vec<u8> {
    let authority: Value = bank.get("/api/authority").await.json().await.expect("JSON");
    let recipient = authority["recipient"].as_str().expect("base64");
    let recipient =
        <base64ct::Base64 as base64ct::Encoding>::decode_vec(recipient).expect("base64");
    let recipient = Certificate::from_der(&recipient).expect("a certificate");
    let point =
        recipient.tbs_certificate().subject_public_key_info().subject_public_key.raw_bytes();
    let recipient = <DhP256HkdfSha256 as Kem>::PublicKey::from_bytes(point).expect("a key");
    let (enc, ciphertext) = hpke::single_shot_seal_with_rng::<
        AesGcm256,
        HkdfSha256,
        DhP256HkdfSha256,
    >(&OpModeS::Base, &recipient, info, random, aad, &mut System)
    .expect("sealed");
    let value = EncryptedVidRandom {
        enc: OctetString::new(enc.to_bytes().to_vec()).expect("octets"),
        ciphertext: OctetString::new(ciphertext).expect("octets"),
    };
    value.to_der().expect("DER")
}

/// A request with R; `aad` other than the key breaks it.
pub async fn request_with_vid(bank: &Bank, random: &[u8; 20], aad: Option<&[u8]>) -> String {
    let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
    request_by(bank, &key, random, aad).await
}

/// The same for a key that is needed later.
pub async fn request_by(
    bank: &Bank,
    key: &SigningKey,
    random: &[u8; 20],
    aad: Option<&[u8]>,
) -> String {
    let public_key = spki::SubjectPublicKeyInfoOwned::from_key(key.verifying_key()).expect("a key");
    let bound = public_key.to_der().expect("DER");
    let value = encrypted(bank, random, b"ingam vid random v1", aad.unwrap_or(&bound)).await;
    let attribute = Attribute {
        oid: ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.1"),
        values: SetOfVec::try_from(vec![Any::from_der(&value).expect("DER")]).expect("a set"),
    };
    let info = CertReqInfo {
        version: x509_cert::request::Version::V1,
        subject: Default::default(),
        public_key,
        attributes: SetOfVec::try_from(vec![attribute]).expect("a set"),
    };
    let signature: DerSignature = key.sign(&info.to_der().expect("DER"));
    let request = CertReq {
        info,
        algorithm: spki::DynSignatureAlgorithmIdentifier::signature_algorithm_identifier(key)
            .expect("an algorithm"),
        signature: BitString::from_bytes(signature.as_bytes()).expect("bits"),
    };
    fs::write(bank.file("vid.der"), request.to_der().expect("DER")).expect("written");
    must(&bank.openssl(&["req", "-inform", "DER", "-in", "vid.der", "-out", "vid.csr", "-verify"]));
    "vid.csr".to_owned()
}
