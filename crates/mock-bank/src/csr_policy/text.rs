//! Requests as text: PEM (RFC 7468), or DER in base64 (RFC 4648 section 4).

use base64ct::{Base64, Encoding as _};

use super::Rejected;
use crate::config::MAX_CSR;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// DER of a request in text. Blanks, ends of lines of any system and a byte order mark are passed
/// over; so is what stands before and behind a PEM block, as RFC 7468 section 2 allows.
pub fn decode(text: &str) -> Result<Vec<u8>, Rejected> {
    let text = text.trim_start_matches('\u{feff}');
    let mut labels = text.match_indices(BEGIN).map(|(at, _)| label(&text[at + BEGIN.len()..]));
    let Some(first) = labels.next() else {
        return base64(text);
    };
    // A key is a key also behind a request.
    if std::iter::once(first).chain(labels.clone()).any(|label| label.contains("PRIVATE KEY")) {
        return Err(Rejected::PrivateKey);
    }
    match (first, labels.next()) {
        ("CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST", None) => base64(inside(text, first)?),
        ("CERTIFICATE" | "TRUSTED CERTIFICATE" | "X509 CERTIFICATE", _) => {
            Err(Rejected::Certificate)
        }
        ("PKCS7" | "CMS" | "PKCS #7 SIGNED DATA", _) => Err(Rejected::Pkcs7),
        _ => Err(Rejected::Armour),
    }
}

fn label(rest: &str) -> &str {
    rest.split(DASHES).next().unwrap_or_default()
}

/// What stands between the two lines of the only block.
fn inside<'a>(text: &'a str, label: &str) -> Result<&'a str, Rejected> {
    let begin = format!("{BEGIN}{label}{DASHES}");
    let end = format!("-----END {label}{DASHES}");
    let (_, rest) = text.split_once(&begin).ok_or(Rejected::Armour)?;
    rest.split_once(&end).map(|(inside, _)| inside).ok_or(Rejected::Armour)
}

fn base64(text: &str) -> Result<Vec<u8>, Rejected> {
    let compact: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let der = Base64::decode_vec(&compact).map_err(|_| Rejected::Armour)?;
    if der.len() > MAX_CSR { Err(Rejected::TooLarge) } else { Ok(der) }
}
