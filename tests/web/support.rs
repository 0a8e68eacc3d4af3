//! The bank's side of the keeper's conversation: an authority and a CMP server of few lines, written
//! here by other code than the code under test.
// Each test program uses its own part.
#![allow(dead_code)]

use der::{Reader, SliceReader, Tag, TagNumber, asn1::AnyRef};
use hmac::{Hmac, KeyInit, Mac};
use hpke::{
    Deserializable, OpModeR, aead::AesGcm256, kdf::HkdfSha256, kem::DhP256HkdfSha256,
    single_shot_open,
};
use ingam::keeper::{Keeper, protocol::*};
use ingam_core::{key::Key, vault::EntryId, vid::VidRandom};
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};

#[path = "../../crates/core/tests/suite/support.rs"]
pub mod authority;

use authority::{Authority, NOW, NUMBER, POLICY, Template, der, oid, rng, subject};

pub const PASSWORD: &str = "Tr0ub4dor&3!";
pub const CODE: &str = "12345-67890";
pub const REFERENCE: &str = "20261122-000001";

/// A bank that issues what it is told.
pub struct Bank {
    pub authority: Authority,
    recipient_key: Key,
    recipient: Vec<u8>,
}

impl Bank {
    pub fn new() -> Self {
        let authority = Authority::new();
        let recipient_key = Key::make(&mut rng());
        let recipient = Authority::recipient_template(&recipient_key).sign(&authority.issuer_key);
        Self { authority, recipient_key, recipient }
    }

    pub fn trust(&self) -> Trust {
        Trust {
            root_sha256: ByteBuf::from(self.authority.root_sha256()),
            root: ByteBuf::from(self.authority.root.clone()),
            issuer: ByteBuf::from(self.authority.issuer.clone()),
            recipient: ByteBuf::from(self.recipient.clone()),
        }
    }

    /// The private key that R is encrypted to: the scalar.
    pub fn recipient_secret(&self) -> Vec<u8> {
        self.recipient_key.to_pkcs8()[36..68].to_vec()
    }

    /// The certificate for a request, with R from its attribute.
    pub fn template(&self, csr: &[u8]) -> Template {
        // In CRMF another tag stands before the key.
        let info = find(csr, &self.recipient_key.public_key_info()[1..26], 25 + 65);
        let info = [&[0x30], info.as_slice()].concat();
        // One after the other: two bytes alone are found in many a random point.
        let both = find(csr, &[0x04, 65, 0x04], 67 + 38);
        let (enc, sealed) = both.split_at(67);
        let scalar = &self.recipient_key.to_pkcs8()[36..68];
        let secret = Deserializable::from_bytes(scalar).unwrap();
        let enc = Deserializable::from_bytes(&enc[2..]).unwrap();
        let random = single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &secret,
            &enc,
            b"ingam vid random v1",
            &sealed[2..],
            &info,
        )
        .expect("R is encrypted to the bank and bound to the key of the request");
        Authority::leaf_for(info, &VidRandom::new(random.try_into().unwrap()))
    }

    /// The usual answer: a certificate for the request with the whole chain.
    pub fn certify(&self, question: &[u8], csr: &[u8]) -> Vec<u8> {
        self.answer(question, &self.template(csr).sign(&self.authority.issuer_key))
    }

    /// `cp` with this certificate.
    pub fn answer(&self, question: &[u8], certificate: &[u8]) -> Vec<u8> {
        let pair = der(0x30, &[&der(0xa0, &[certificate])]);
        let status = der(0x30, &[&der(0x02, &[&[0]])]);
        let response = der(0x30, &[&der(0x02, &[&[0xff]]), &status, &pair]);
        let content = der(0x30, &[&der(0x30, &[&response])]);
        let extra = der(0x30, &[&self.authority.issuer, &self.authority.root]);
        message(question, CODE, &der(0xa3, &[&content]), &der(0xa1, &[&extra]))
    }
}

/// `pkiConf`
pub fn confirm(question: &[u8]) -> Vec<u8> {
    message(question, CODE, &der(0xb3, &[&der(0x05, &[])]), &[])
}

/// `genp` with these values.
pub fn inform(question: &[u8], infos: &[Vec<u8>]) -> Vec<u8> {
    let infos: Vec<&[u8]> = infos.iter().map(Vec::as_slice).collect();
    message(question, CODE, &der(0xb6, &[&der(0x30, &infos)]), &[])
}

/// `InfoTypeAndValue` with the template of a request: a subject, and the usual policy.
pub fn template_info(subject: &[u8]) -> Vec<u8> {
    let policies = authority::policies(&[POLICY]);
    let critical = der(0x01, &[&[0xff]]);
    let extension = der(0x30, &[&oid("2.5.29.32"), &critical, &der(0x04, &[&policies])]);
    let template = der(0x30, &[&der(0xa5, &[subject]), &der(0xa9, &[&extension])]);
    der(0x30, &[&oid("1.3.6.1.5.5.7.4.19"), &der(0x30, &[&template])])
}

/// `error` with one failure bit, protected with `code`.
pub fn refuse(question: &[u8], code: &str, bit: u8) -> Vec<u8> {
    let mut bits = [0; 4];
    bits[usize::from(bit / 8)] = 0x80 >> (bit % 8);
    let failure = der(0x03, &[&[7 - bit % 8], &bits[..=usize::from(bit / 8)]]);
    let status = der(0x30, &[&der(0x02, &[&[2]]), &failure]);
    message(question, code, &der(0xb7, &[&der(0x30, &[&status])]), &[])
}

/// An answer of the bank: transaction and nonce from the question, MAC with SHA-256 throughout.
fn message(question: &[u8], code: &str, body: &[u8], extra: &[u8]) -> Vec<u8> {
    let octets = |bytes: &[u8]| der(0x04, &[bytes]);
    let algorithm = |id: &str| der(0x30, &[&oid(id)]);
    let salt = [7; 16];
    let parameter = der(
        0x30,
        &[
            &octets(&salt),
            &algorithm("2.16.840.1.101.3.4.2.1"),
            &der(0x02, &[&[0x01, 0xf4]]),
            &algorithm("1.2.840.113549.2.9"),
        ],
    );
    let protection = der(0x30, &[&oid("1.2.840.113533.7.66.13"), &parameter]);
    let nobody = der(0xa4, &[&der(0x30, &[])]);
    let header = der(
        0x30,
        &[
            &der(0x02, &[&[2]]),
            &nobody,
            &nobody,
            &der(0xa1, &[&protection]),
            &der(0xa2, &[&octets(REFERENCE.as_bytes())]),
            &der(0xa4, &[&octets(&header_field(question, 4))]),
            &der(0xa5, &[&octets(&[9; 16])]),
            &der(0xa6, &[&octets(&header_field(question, 5))]),
        ],
    );
    let mut key = Sha256::digest([code.as_bytes(), &salt].concat());
    for _ in 1..500 {
        key = Sha256::digest(key);
    }
    let mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let mac = mac.chain_update(der(0x30, &[&header, body])).finalize().into_bytes();
    der(0x30, &[&header, body, &der(0xa0, &[&der(0x03, &[&[0], &mac])]), extra])
}

/// The OCTET STRING in a context-specific field of the header of a message.
pub fn header_field(message: &[u8], number: u32) -> Vec<u8> {
    let mut found = None;
    // Tag and length of the message; a length of more than 127 says how many bytes it has.
    let header = match message[1] {
        short @ ..0x80 => &message[2..2 + usize::from(short)],
        long => &message[2 + usize::from(long & 0x7f)..],
    };
    let mut reader = SliceReader::new(header).unwrap();
    let _ = reader.sequence(|fields| {
        while !fields.is_finished() {
            let field: AnyRef<'_> = fields.decode()?;
            let tag = Tag::ContextSpecific { constructed: true, number: TagNumber(number) };
            if field.header().tag() == tag {
                found = Some(field.value()[2..].to_vec());
            }
        }
        Ok::<_, der::Error>(())
    });
    found.expect("a field of the header")
}

/// The `length` bytes that start with `start`.
pub fn find(bytes: &[u8], start: &[u8], length: usize) -> Vec<u8> {
    let at = bytes.windows(start.len()).position(|window| window == start).expect("it is there");
    bytes[at..at + length].to_vec()
}

pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// With a password, or without one what the keeper remembers.
pub fn unlock(password: Option<&str>) -> Unlock {
    password.map(secret).map_or(Unlock::Remembered, Unlock::Password)
}

pub fn binding() -> Binding {
    Binding { id: EntryId::derive([5; 16]), origin: "https://ingam.example".to_owned() }
}

pub fn wanted() -> Wanted {
    Wanted {
        reference: REFERENCE.to_owned(),
        subject: ByteBuf::from(subject()),
        policy: POLICY.to_owned(),
        not_after: None,
    }
}

/// Asks a keeper as the page does: typed question, typed answer.
pub fn ask<R: Request>(keeper: &mut Keeper, request: R) -> Result<R::Answer, KeeperError> {
    let answer = keeper.execute(request.into_command())?;
    Ok(R::read(answer).expect("the answer has the name of the question"))
}

/// A keeper that has prepared an enrollment with this bank.
pub fn prepared(bank: &Bank) -> (Keeper, Prepared) {
    let mut keeper = Keeper::new(stopwatch);
    ask(&mut keeper, RememberHolder { number: secret(NUMBER) }).unwrap();
    let prepared = ask(&mut keeper, prepare(bank)).unwrap();
    (keeper, prepared)
}

pub fn prepare(bank: &Bank) -> PrepareEnrollment {
    PrepareEnrollment {
        binding: binding(),
        password: secret(PASSWORD),
        code: Some(secret(CODE)),
        wanted: wanted(),
        trust: bank.trust(),
        now: NOW,
    }
}

pub fn stopwatch() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return ingam::keeper::worker::stopwatch();
    #[cfg(not(target_arch = "wasm32"))]
    0.0
}
