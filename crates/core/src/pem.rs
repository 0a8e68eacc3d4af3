//! PEM (RFC 7468): DER as text between two lines. Read as generously as other programs write it: with
//! any text before, between and after, any ends and lengths of lines, and with the headers of old
//! encrypted keys (RFC 1421), which are told and not opened.

use std::fmt;

use base64ct::{Base64, Base64Unpadded, Encoding};
use zeroize::Zeroizing;

/// Most blocks in one text.
pub const MOST_BLOCKS: usize = 64;

/// Longest label that is read, bytes.
const LONGEST_LABEL: usize = 64;

/// Characters on a line that is written.
const WIDTH: usize = 64;

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// `CERTIFICATE`, `PRIVATE KEY` …
    pub label: String,
    /// What stands between the lines.
    pub content: Content,
}

/// What a block holds.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// DER, if the writer was honest: nothing is checked but the base64.
    Der(Zeroizing<Vec<u8>>),
    /// Encrypted as RFC 1421 has it (`Proc-Type: 4,ENCRYPTED`), which is not read here.
    Encrypted,
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Der(_) => "Der(…)",
            Self::Encrypted => "Encrypted",
        })
    }
}

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PemError {
    /// A block without an end, or with that of another.
    #[error("a block does not end")]
    Unfinished,
    /// A block that is not base64.
    #[error("a block is not base64")]
    NotBase64,
    /// More than [`MOST_BLOCKS`].
    #[error("too many blocks")]
    TooMany,
}

/// Whether there is a block in the text.
pub fn is_pem(text: &[u8]) -> bool {
    lines(text).any(|line| boundary(line, b"-----BEGIN ").is_some())
}

/// All blocks of a text, of which only the blocks need be ASCII.
pub fn read(text: &[u8]) -> Result<Vec<Block>, PemError> {
    let mut blocks = Vec::new();
    let mut lines = lines(text);
    while let Some(line) = lines.next() {
        let Some(label) = boundary(line, b"-----BEGIN ") else {
            continue;
        };
        if blocks.len() == MOST_BLOCKS {
            return Err(PemError::TooMany);
        }
        let content = content(&mut lines, label, text.len())?;
        blocks.push(Block { label: label.to_owned(), content });
    }
    Ok(blocks)
}

/// One block, with lines of 64 characters.
pub fn write(label: &str, der: &[u8]) -> String {
    let base64 = Base64::encode_string(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    for (at, character) in base64.chars().enumerate() {
        if at > 0 && at % WIDTH == 0 {
            text.push('\n');
        }
        text.push(character);
    }
    text + "\n-----END " + label + "-----\n"
}

/// What follows the line that begins a block, up to the one that ends it. `longest` is more than there
/// can be in it.
fn content<'a>(
    lines: &mut impl Iterator<Item = &'a [u8]>,
    label: &str,
    longest: usize,
) -> Result<Content, PemError> {
    // The space is taken at once, so that nothing of a key is left behind.
    let mut base64 = Zeroizing::new(Vec::with_capacity(longest));
    let mut encrypted = false;
    for line in lines {
        if let Some(end) = boundary(line, b"-----END ") {
            return match (end == label, encrypted) {
                (false, _) => Err(PemError::Unfinished),
                (true, true) => Ok(Content::Encrypted),
                (true, false) => decode(&base64).map(Content::Der).ok_or(PemError::NotBase64),
            };
        }
        if boundary(line, b"-----BEGIN ").is_some() {
            return Err(PemError::Unfinished);
        }
        if line.contains(&b':') {
            encrypted |= line.starts_with(b"Proc-Type:") && line.ends_with(b"ENCRYPTED");
        } else {
            base64.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
        }
    }
    Err(PemError::Unfinished)
}

/// With or without padding.
fn decode(base64: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = std::str::from_utf8(base64).ok()?;
    Base64Unpadded::decode_vec(text.trim_end_matches('=')).ok().map(Zeroizing::new)
}

/// The lines, whatever ends them, without white space and byte order mark around them.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii)
}

/// The label, if the line is a boundary of this kind.
fn boundary<'a>(line: &'a [u8], start: &[u8]) -> Option<&'a str> {
    let label = line.strip_prefix(start)?.strip_suffix(b"-----")?;
    let is_label = label.len() <= LONGEST_LABEL && label.iter().all(|b| matches!(b, b' '..=b'~'));
    std::str::from_utf8(label).ok().filter(|_| is_label)
}
