//! A backup on paper: bytes as a few lines of text, each small enough for one QR code that a printed
//! page keeps legible.
//!
//! ```text
//! part    = "INGAM1:" id ":" number ":" count ":" payload
//! id      = base32 (RFC 4648, without padding) of the first 10 bytes of SHA-256 of all bytes, 16 letters
//! number  = "1" … count, decimal       count = "1" … "16"
//! payload = base32 of up to 400 bytes of the whole
//! ```
//!
//! All of these characters are in the alphanumeric set of QR codes (ISO/IEC 18004), which takes 11
//! bits for two of them. The id says which parts belong together, and whether the whole is whole.

use base32ct::{Base32UpperUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// What every part begins with.
pub const PREFIX: &str = "INGAM1:";

/// Bytes of a part.
const PART: usize = 400;

/// Most parts: two pages of paper.
pub const MOST: usize = 16;

/// Bytes of the id.
const ID: usize = 10;

/// Why parts are no whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PaperError {
    /// None of the texts is a part.
    #[error("no part of a paper backup")]
    Nothing,
    /// Something is still missing: the numbers of the parts, counted from 1, and how many there are.
    #[error("parts {missing:?} of {count} are missing")]
    Incomplete {
        /// Counted from 1.
        missing: Vec<u8>,
        /// Of all.
        count: u8,
    },
    /// The parts are of two different backups.
    #[error("parts of different backups")]
    Mixed,
    /// A part is misread, or mistyped.
    #[error("a part is damaged")]
    Damaged,
}

/// Whether a line of text begins like a part. Letters may be small, and blanks may stand anywhere.
pub fn is_part(line: &str) -> bool {
    let start = line.chars().filter(|c| !c.is_whitespace()).take(PREFIX.len());
    start.map(|c| c.to_ascii_uppercase()).eq(PREFIX.chars())
}

/// The lines of a backup; `None` if it is empty or needs more than [`MOST`].
pub fn split(bytes: &[u8]) -> Option<Vec<String>> {
    let count = bytes.len().div_ceil(PART);
    if !(1..=MOST).contains(&count) {
        return None;
    }
    let id = id_of(bytes);
    let line = |(at, part)| {
        let payload = Base32UpperUnpadded::encode_string(part);
        format!("{PREFIX}{id}:{}:{count}:{payload}", at + 1)
    };
    Some(bytes.chunks(PART).enumerate().map(line).collect())
}

/// The bytes of a backup out of its lines, in any order, also more than once. Letters may be small, and
/// blanks may stand anywhere.
pub fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, PaperError> {
    let mut whole: Option<Whole> = None;
    for line in lines {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let line = line.to_ascii_uppercase();
        let Some(part) = line.strip_prefix(PREFIX) else {
            continue;
        };
        let part = Part::read(part).ok_or(PaperError::Damaged)?;
        let known = whole.get_or_insert_with(|| Whole::of(&part));
        known.add(part)?;
    }
    whole.ok_or(PaperError::Nothing)?.bytes()
}

struct Part<'a> {
    id: &'a str,
    at: usize,
    count: usize,
    payload: Vec<u8>,
}

impl<'a> Part<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut fields = text.split(':');
        let id = fields.next()?;
        let number: usize = fields.next()?.parse().ok()?;
        let count: usize = fields.next()?.parse().ok()?;
        let payload = Base32UpperUnpadded::decode_vec(fields.next()?).ok()?;
        let fits = (1..=MOST).contains(&count) && (1..=count).contains(&number);
        let last = number == count;
        let full = payload.len() == PART || (last && (1..PART).contains(&payload.len()));
        (fits && full && fields.next().is_none()).then(|| Self {
            id,
            at: number - 1,
            count,
            payload,
        })
    }
}

struct Whole {
    id: String,
    parts: Vec<Option<Vec<u8>>>,
}

impl Whole {
    fn of(part: &Part<'_>) -> Self {
        Self { id: part.id.to_owned(), parts: vec![None; part.count] }
    }

    fn add(&mut self, part: Part<'_>) -> Result<(), PaperError> {
        if part.id != self.id || part.count != self.parts.len() {
            return Err(PaperError::Mixed);
        }
        let slot = self.parts.get_mut(part.at).ok_or(PaperError::Damaged)?;
        match slot {
            Some(known) if *known != part.payload => Err(PaperError::Damaged),
            _ => {
                *slot = Some(part.payload);
                Ok(())
            }
        }
    }

    fn bytes(self) -> Result<Vec<u8>, PaperError> {
        let count = self.parts.len();
        let missing: Vec<u8> =
            (1..).zip(&self.parts).filter(|(_, part)| part.is_none()).map(|(at, _)| at).collect();
        if !missing.is_empty() {
            // At most [`MOST`].
            return Err(PaperError::Incomplete { missing, count: count as u8 });
        }
        let bytes: Vec<u8> = self.parts.into_iter().flatten().flatten().collect();
        if id_of(&bytes) == self.id { Ok(bytes) } else { Err(PaperError::Damaged) }
    }
}

fn id_of(bytes: &[u8]) -> String {
    Base32UpperUnpadded::encode_string(&Sha256::digest(bytes)[..ID])
}
