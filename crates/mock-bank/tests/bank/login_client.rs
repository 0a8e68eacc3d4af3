//! A program that logs in, made without the client's code: it can do everything wrong.

use std::fs;

use base64ct::{Base64, Encoding as _};
use der::{Decode as _, DecodePem as _, Encode as _};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;

use crate::session::Session;
use crate::support::{Bank, client, must};
use crate::vid_request::{encrypted, request_by};

pub const R: [u8; 20] = *b"20 bytes of R, no 1.";
pub const INFO: &[u8] = b"ingam login v1";

pub const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
pub const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
pub const SIGNING_CERTIFICATE: &[u8] =
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];
pub const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
pub const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
pub const SHA384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const ECDSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
pub const ECDSA_SHA384: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03];

/// An element in DER.
pub fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len();
    let head = match length {
        0..=0x7f => vec![tag, length as u8],
        0x80..=0xff => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [head, content].concat()
}

fn set(tag: u8, mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    tlv(tag, &[&elements.concat()])
}

pub fn algorithm(oid: &[u8]) -> Vec<u8> {
    tlv(0x30, &[&tlv(0x06, &[oid])])
}

/// A certificate, its key, and R if it has a VID.
#[derive(Clone)]
pub struct Holder {
    pub key: SigningKey,
    pub der: Vec<u8>,
    pub random: Option<[u8; 20]>,
}

impl Holder {
    /// With a new certificate for 은행·신용카드·보험용.
    pub async fn new(bank: &Bank, customer: &str, random: Option<[u8; 20]>) -> Self {
        let codes = bank.codes(&["--customer", customer, "--product", "banking"]);
        Self::by(bank, &codes, random).await
    }

    /// 홍길동 by the steps: the codes of the command line are made by the clock of the machine.
    pub async fn hong_now(bank: &Bank) -> Self {
        let codes = Session::start(bank).await.to_codes("banking").await;
        Self::by(bank, &codes, Some(R)).await
    }

    /// By these codes.
    pub async fn by(bank: &Bank, codes: &(String, String), random: Option<[u8; 20]>) -> Self {
        let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
        let csr =
            match &random {
                Some(random) => request_by(bank, &key, random, None).await,
                None => {
                    use p256::pkcs8::EncodePrivateKey as _;
                    let pem = p256::SecretKey::from(&key).to_pkcs8_pem(Default::default());
                    fs::write(bank.file("l.key"), pem.expect("PEM").as_bytes()).expect("written");
                    must(&bank.openssl(&[
                        "req", "-new", "-key", "l.key", "-subj", "/CN=x", "-out", "l.csr",
                    ]));
                    "l.csr".to_owned()
                }
            };
        must(&bank.cmp(codes, &csr, "holder", &[]));
        Self { key, der: der_of(bank, "holder.crt"), random }
    }

    pub async fn hong(bank: &Bank) -> Self {
        Self::new(bank, "hong", Some(R)).await
    }

    pub fn certificate(&self) -> Certificate {
        Certificate::from_der(&self.der).expect("a certificate")
    }

    pub fn serial(&self) -> String {
        let certificate = self.certificate();
        ingam_mock_bank::hex::hex(certificate.tbs_certificate().serial_number().as_bytes())
    }

    fn key_info(&self) -> Vec<u8> {
        let certificate = self.certificate();
        certificate.tbs_certificate().subject_public_key_info().to_der().expect("DER")
    }

    /// What R is bound to.
    pub fn bound_to(&self, nonce: &str) -> Vec<u8> {
        let nonce: [u8; 32] = ingam_mock_bank::hex::unhex(nonce).expect("a nonce");
        [self.key_info().as_slice(), &nonce].concat()
    }

    /// R as it has to be sent.
    pub async fn sent_random(&self, bank: &Bank, nonce: &str) -> Option<String> {
        let random = self.random?;
        let sent = encrypted(bank, &random, INFO, &self.bound_to(nonce)).await;
        Some(Base64::encode_string(&sent))
    }

    /// A whole login that is as it must be.
    pub async fn login(&self, bank: &Bank) -> Value {
        let nonce = nonce(bank).await;
        let signed = Draft::new(self, &bank.url, &nonce).signed();
        login(&nonce, &signed, self.sent_random(bank, &nonce).await)
    }

    /// Logs in; the answer.
    pub async fn log_in(&self, bank: &Bank) -> (u16, Value) {
        send(bank, &self.login(bank).await).await
    }

    /// Logs in; the token.
    pub async fn token(&self, bank: &Bank) -> String {
        let (status, answer) = self.log_in(bank).await;
        assert_eq!(status, 200, "{answer}");
        answer["token"].as_str().expect("a token").to_owned()
    }
}

pub fn der_of(bank: &Bank, file: &str) -> Vec<u8> {
    let pem = fs::read(bank.file(file)).expect("a file");
    Certificate::from_pem(pem).expect("PEM").to_der().expect("DER")
}

pub async fn challenge(bank: &Bank, origin: Option<&str>) -> (u16, Value) {
    let mut call = client().post(format!("{}/api/login/challenges", bank.url));
    if let Some(origin) = origin {
        call = call.header("origin", origin);
    }
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

pub async fn nonce(bank: &Bank) -> String {
    let (status, challenge) = challenge(bank, None).await;
    assert_eq!(status, 201, "{challenge}");
    challenge["nonce"].as_str().expect("a nonce").to_owned()
}

pub fn login(nonce: &str, signed: &[u8], random: Option<String>) -> Value {
    json!({ "nonce": nonce, "signed": Base64::encode_string(signed), "random": random })
}

pub async fn send(bank: &Bank, login: &Value) -> (u16, Value) {
    send_from(bank, login, None).await
}

pub async fn send_from(bank: &Bank, login: &Value, origin: Option<&str>) -> (u16, Value) {
    let mut call = client().post(format!("{}/api/login", bank.url)).json(login);
    if let Some(origin) = origin {
        call = call.header("origin", origin);
    }
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

/// A call of whoever is logged in.
pub async fn call(bank: &Bank, method: Method, path: &str, token: &str) -> (u16, Value) {
    let call = client().request(method, format!("{}{path}", bank.url)).bearer_auth(token);
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.unwrap_or_default())
}

pub async fn extend(bank: &Bank, token: &str) -> (u16, Value) {
    call(bank, Method::POST, "/api/login/extension", token).await
}

/// Everything that a `SignedData` says, to be said otherwise.
#[derive(Clone)]
pub struct Draft {
    pub content: Vec<u8>,
    pub attached: bool,
    pub content_type: &'static [u8],
    pub digest_algorithm: Vec<u8>,
    /// Types and values, DER.
    pub attributes: Option<Vec<(&'static [u8], Vec<u8>)>>,
    pub attributes_sorted: bool,
    /// Whom the signer says to be.
    pub signer: Holder,
    /// Who really signs.
    pub key: SigningKey,
    pub signature_algorithm: Vec<u8>,
    pub certificates: Vec<Vec<u8>>,
    /// How often the signer is there.
    pub signers: u8,
    pub unsigned: bool,
    pub version: u8,
}

impl Draft {
    pub fn new(holder: &Holder, origin: &str, nonce: &str) -> Self {
        let text = format!("Ingam login v1\norigin: {origin}\nnonce: {nonce}\n");
        Self::of(holder, text.as_bytes())
    }

    pub fn of(holder: &Holder, text: &[u8]) -> Self {
        Self {
            content: text.to_vec(),
            attached: true,
            content_type: DATA,
            digest_algorithm: algorithm(SHA256),
            attributes: Some(vec![
                (CONTENT_TYPE, tlv(0x06, &[DATA])),
                (MESSAGE_DIGEST, tlv(0x04, &[&Sha256::digest(text)])),
                (SIGNING_CERTIFICATE, signing_certificate(&holder.der)),
            ]),
            attributes_sorted: true,
            signer: holder.clone(),
            key: holder.key.clone(),
            signature_algorithm: algorithm(ECDSA_SHA256),
            certificates: vec![holder.der.clone()],
            signers: 1,
            unsigned: false,
            version: 1,
        }
    }

    /// Says another value of an attribute.
    pub fn attribute(&mut self, kind: &[u8], value: Vec<u8>) {
        let attributes = self.attributes.as_mut().expect("attributes");
        let found = attributes.iter_mut().find(|(known, _)| *known == kind);
        found.expect("an attribute").1 = value;
    }

    /// Does not say an attribute.
    pub fn without(&mut self, kind: &[u8]) {
        self.attributes.as_mut().expect("attributes").retain(|(known, _)| *known != kind);
    }

    pub fn signed(&self) -> Vec<u8> {
        let version = tlv(0x02, &[&[self.version]]);
        let mut content = tlv(0x06, &[self.content_type]);
        if self.attached {
            content.extend(tlv(0xa0, &[&tlv(0x04, &[&self.content])]));
        }
        let infos = (0..self.signers).map(|_| self.info()).collect();
        let signed = tlv(
            0x30,
            &[
                &version,
                &tlv(0x31, &[&self.digest_algorithm]),
                &tlv(0x30, &[&content]),
                &set(0xa0, self.certificates.clone()),
                &set(0x31, infos),
            ],
        );
        tlv(0x30, &[&tlv(0x06, &[SIGNED_DATA]), &tlv(0xa0, &[&signed])])
    }

    fn info(&self) -> Vec<u8> {
        let certificate = self.signer.certificate();
        let tbs = certificate.tbs_certificate();
        let issuer = tbs.issuer().to_der().expect("DER");
        let serial = tbs.serial_number().to_der().expect("DER");
        let mut parts =
            vec![tlv(0x02, &[&[1]]), tlv(0x30, &[&issuer, &serial]), self.digest_algorithm.clone()];
        let mut message = self.content.clone();
        if let Some(attributes) = &self.attributes {
            let attribute = |(kind, value): &(&[u8], Vec<u8>)| {
                tlv(0x30, &[&tlv(0x06, &[kind]), &tlv(0x31, &[value])])
            };
            let mut attributes: Vec<_> = attributes.iter().map(attribute).collect();
            attributes.sort();
            if !self.attributes_sorted {
                attributes.reverse();
            }
            let attributes = attributes.concat();
            message = tlv(0x31, &[&attributes]);
            parts.push(tlv(0xa0, &[&attributes]));
        }
        let signature: DerSignature = self.key.sign(&message);
        parts.extend([self.signature_algorithm.clone(), tlv(0x04, &[signature.as_bytes()])]);
        if self.unsigned {
            let note = tlv(0x30, &[&tlv(0x06, &[MESSAGE_DIGEST]), &tlv(0x31, &[&[5, 0]])]);
            parts.push(tlv(0xa1, &[&note]));
        }
        tlv(0x30, &[&parts.concat()])
    }
}

/// `SigningCertificateV2` of one certificate.
pub fn signing_certificate(der: &[u8]) -> Vec<u8> {
    let id = tlv(0x30, &[&tlv(0x04, &[&Sha256::digest(der)])]);
    tlv(0x30, &[&tlv(0x30, &[&id])])
}
