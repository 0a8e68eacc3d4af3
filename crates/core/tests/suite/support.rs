//! An authority for tests: certificates with one defect each are written here byte by byte, by
//! other code than the code under test.

use std::convert::Infallible;

use getrandom::{
    SysRng,
    rand_core::{TryCryptoRng, TryRng, UnwrapErr},
};
use ingam_core::{
    key::Key,
    vid::{self, VidRandom},
};
use sha2::{Digest, Sha256};

/// 2026-11-21T15:00:00Z, midnight in Korea.
pub const MIDNIGHT: i64 = 1_795_273_200;
/// Noon of that day in Korea.
pub const NOW: i64 = MIDNIGHT + 12 * 3600;
pub const YEAR: i64 = 365 * 86_400;

pub const POLICY: &str = "1.3.6.1.4.1.32473.2.1.2";
pub const NUMBER: &str = "9001011234568";

pub fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// Not random at all: the bytes from one on, one after the other.
pub struct Fixed(u8);

impl Fixed {
    pub fn new(first: u8) -> Self {
        Self(first)
    }
}

impl TryRng for Fixed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}

/// One DER element.
pub fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = vec![tag];
    match content.len() {
        length @ 0..=127 => out.push(length as u8),
        length => {
            let bytes = length.to_be_bytes();
            let bytes = &bytes[bytes.iter().position(|byte| *byte != 0).unwrap()..];
            out.push(0x80 | bytes.len() as u8);
            out.extend(bytes);
        }
    }
    out.extend(content);
    out
}

pub fn oid(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u64> = dotted.split('.').map(|arc| arc.parse().unwrap()).collect();
    let mut content = vec![(arcs[0] * 40 + arcs[1]) as u8];
    for &arc in &arcs[2..] {
        let mut groups = vec![(arc & 0x7f) as u8];
        let mut rest = arc >> 7;
        while rest > 0 {
            groups.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        content.extend(groups.iter().rev());
    }
    der(0x06, &[&content])
}

/// A name of (type, tag, text).
pub fn name(parts: &[(&str, u8, &str)]) -> Vec<u8> {
    let rdns: Vec<Vec<u8>> = parts
        .iter()
        .map(|(kind, tag, text)| {
            der(0x31, &[&der(0x30, &[&oid(kind), &der(*tag, &[text.as_bytes()])])])
        })
        .collect();
    der(0x30, &rdns.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A subject as the bank gives it to a person.
pub fn subject() -> Vec<u8> {
    name(&[
        ("2.5.4.6", 0x13, "kr"),
        ("2.5.4.10", 0x0c, "IngamTest"),
        ("2.5.4.11", 0x0c, "personal4IB"),
        ("2.5.4.11", 0x0c, "모의은행 (TEST)"),
        ("2.5.4.3", 0x0c, "홍길동(Hong Gil Dong)9999041202611221234567890"),
    ])
}

pub fn authority_name(common: &str) -> Vec<u8> {
    name(&[("2.5.4.6", 0x13, "kr"), ("2.5.4.10", 0x0c, "IngamTest"), ("2.5.4.3", 0x0c, common)])
}

pub type Extension = (&'static str, bool, Vec<u8>);

/// What goes into a certificate; tests change one thing each.
pub struct Template {
    pub issuer: Vec<u8>,
    pub subject: Vec<u8>,
    pub public_key_info: Vec<u8>,
    pub not_before: i64,
    pub not_after: i64,
    pub extensions: Vec<Extension>,
}

impl Template {
    pub fn sign(&self, key: &Key) -> Vec<u8> {
        let algorithm = der(0x30, &[&oid("1.2.840.10045.4.3.2")]);
        let extensions: Vec<Vec<u8>> = self
            .extensions
            .iter()
            .map(|(id, critical, value)| {
                let critical = if *critical { der(0x01, &[&[0xff]]) } else { Vec::new() };
                der(0x30, &[&oid(id), &critical, &der(0x04, &[value])])
            })
            .collect();
        let extensions = der(0x30, &extensions.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let tbs = der(
            0x30,
            &[
                &der(0xa0, &[&der(0x02, &[&[2]])]),
                &der(0x02, &[&[0x11, 0x22, 0x33]]),
                &algorithm,
                &self.issuer,
                &der(0x30, &[&time(self.not_before), &time(self.not_after)]),
                &self.subject,
                &self.public_key_info,
                &der(0xa3, &[&extensions]),
            ],
        );
        let signature = der(0x03, &[&[0], &key.sign(&tbs)]);
        der(0x30, &[&tbs, &algorithm, &signature])
    }

    pub fn issued_by(self, common: &str) -> Self {
        Self { issuer: authority_name(common), ..self }
    }

    pub fn without(mut self, id: &str) -> Self {
        self.extensions.retain(|(other, _, _)| *other != id);
        self
    }

    pub fn with(self, id: &'static str, critical: bool, value: Vec<u8>) -> Self {
        let mut this = self.without(id);
        this.extensions.push((id, critical, value));
        this
    }
}

pub fn time(unix: i64) -> Vec<u8> {
    let time = time::OffsetDateTime::from_unix_timestamp(unix).unwrap();
    let format = time::macros::format_description!("[year][month][day][hour][minute][second]Z");
    let text = time.format(&format).unwrap();
    if time.year() < 2050 {
        der(0x17, &[&text.as_bytes()[2..]])
    } else {
        der(0x18, &[text.as_bytes()])
    }
}

pub fn policies(oids: &[&str]) -> Vec<u8> {
    let infos: Vec<Vec<u8>> = oids.iter().map(|policy| der(0x30, &[&oid(policy)])).collect();
    der(0x30, &infos.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

pub fn constraints(ca: bool, path_length: Option<u8>) -> Vec<u8> {
    let ca = if ca { der(0x01, &[&[0xff]]) } else { Vec::new() };
    let length = path_length.map(|length| der(0x02, &[&[length]])).unwrap_or_default();
    der(0x30, &[&ca, &length])
}

pub fn key_usage(unused: u8, bits: u8) -> Vec<u8> {
    der(0x03, &[&[unused, bits]])
}

/// subjectAltName with real name and VID.
pub fn identity(real_name: &str, vid: &[u8; 32]) -> Vec<u8> {
    let hash = der(0x30, &[&oid("2.16.840.1.101.3.4.2.1")]);
    let vid = der(0x30, &[&hash, &der(0xa0, &[&der(0x04, &[vid])])]);
    let info = der(0x30, &[&oid("1.2.410.200004.10.1.1.1"), &vid]);
    let data = der(0x30, &[&der(0x0c, &[real_name.as_bytes()]), &der(0x30, &[&info])]);
    let other = der(0xa0, &[&oid("1.2.410.200004.10.1.1"), &der(0xa0, &[&data])]);
    der(0x30, &[&der(0x81, &[b"hong@example.kr"]), &other])
}

/// Root and issuing authority.
pub struct Authority {
    pub root_key: Key,
    pub root: Vec<u8>,
    pub issuer_key: Key,
    pub issuer: Vec<u8>,
}

impl Authority {
    pub fn new() -> Self {
        let (root_key, issuer_key) = (Key::make(&mut rng()), Key::make(&mut rng()));
        let root = Self::root_template(&root_key).sign(&root_key);
        let issuer = Self::issuer_template(&issuer_key).sign(&root_key);
        Self { root_key, root, issuer_key, issuer }
    }

    pub fn root_sha256(&self) -> [u8; 32] {
        Sha256::digest(&self.root).into()
    }

    pub fn root_template(key: &Key) -> Template {
        Template {
            issuer: authority_name("모의 ROOT"),
            subject: authority_name("모의 ROOT"),
            public_key_info: key.public_key_info(),
            not_before: MIDNIGHT - YEAR,
            not_after: MIDNIGHT + 20 * YEAR,
            extensions: vec![
                ("2.5.29.19", true, constraints(true, None)),
                ("2.5.29.15", true, key_usage(1, 0x06)),
            ],
        }
    }

    pub fn issuer_template(key: &Key) -> Template {
        Template {
            issuer: authority_name("모의 ROOT"),
            subject: authority_name("모의 CA"),
            public_key_info: key.public_key_info(),
            not_before: MIDNIGHT - YEAR,
            not_after: MIDNIGHT + 10 * YEAR,
            extensions: vec![
                ("2.5.29.19", true, constraints(true, Some(0))),
                ("2.5.29.15", true, key_usage(1, 0x06)),
                ("2.5.29.32", true, policies(&[POLICY])),
            ],
        }
    }

    /// What the bank puts into the certificate of a person.
    pub fn leaf_template(key: &Key) -> Template {
        let random = key.random().expect("a key that was just made has R");
        Self::leaf_for(key.public_key_info(), random)
    }

    pub fn leaf_for(public_key_info: Vec<u8>, random: &VidRandom) -> Template {
        Template {
            issuer: authority_name("모의 CA"),
            subject: subject(),
            public_key_info,
            not_before: MIDNIGHT,
            not_after: MIDNIGHT + YEAR - 1,
            extensions: vec![
                ("2.5.29.15", true, key_usage(6, 0xc0)),
                ("2.5.29.32", true, policies(&[POLICY])),
                ("2.5.29.17", false, identity("홍길동", &vid::derive_vid(NUMBER, random))),
            ],
        }
    }

    /// The certificate of the key that receives R.
    pub fn recipient_template(key: &Key) -> Template {
        Template {
            subject: authority_name("모의 recipient"),
            public_key_info: key.public_key_info(),
            extensions: vec![("2.5.29.15", true, key_usage(3, 0x08))],
            ..Self::issuer_template(key)
        }
        .issued_by("모의 CA")
    }

    pub fn issue(&self, key: &Key) -> Vec<u8> {
        Self::leaf_template(key).sign(&self.issuer_key)
    }
}

/// One element of DER.
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).expect("short").to_be_bytes();
    let header: &[u8] = match content.len() {
        0..=0x7f => &[tag, length[1]],
        0x80..=0xff => &[tag, 0x81, length[1]],
        _ => &[tag, 0x82, length[0], length[1]],
    };
    [header, &content].concat()
}

pub fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(0x30, parts)
}
