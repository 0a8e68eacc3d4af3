//! BER to DER (X.690 sections 8 and 10), as far as files need it: Firefox and NSS write PKCS#12 with
//! indefinite lengths and strings in pieces.
//!
//! Lengths become definite and shortest, constructed strings become primitive ones. Nothing else is
//! changed: the order of a SET and the value of a BOOLEAN stay as they are. A string that is tagged
//! implicitly cannot be told from a field, so its pieces stay pieces.

use zeroize::Zeroizing;

use crate::asn1::{self, BMP_STRING, IA5_STRING, OCTET_STRING, PRINTABLE_STRING, UTF8_STRING};

/// Deepest nesting that is read.
const DEEPEST: usize = 16;

const CONSTRUCTED: u8 = 0x20;
const INDEFINITE: u8 = 0x80;

/// Types that may come in pieces. No file has a BIT STRING in pieces.
const STRINGS: [u8; 5] = [OCTET_STRING, UTF8_STRING, PRINTABLE_STRING, IA5_STRING, BMP_STRING];

/// Not exactly one element in BER, or one that is too large or nested too deeply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not BER")]
pub struct BerError;

/// The DER of exactly one element in BER of at most `largest` bytes, nested at most 16 deep. Takes
/// time linear in the size. What is inside may be a key in the clear, so the copy is wiped.
pub fn to_der(ber: &[u8], largest: usize) -> Result<Zeroizing<Vec<u8>>, BerError> {
    to_der_of(ber, largest, DEEPEST)
}

/// The same with another depth.
pub(crate) fn to_der_of(
    ber: &[u8],
    largest: usize,
    deepest: usize,
) -> Result<Zeroizing<Vec<u8>>, BerError> {
    if ber.len() > largest {
        return Err(BerError);
    }
    let mut rest = ber;
    let mut nodes = Vec::new();
    let length =
        read(&mut rest, &mut nodes, deepest).filter(|_| rest.is_empty()).ok_or(BerError)?;
    let mut der = Zeroizing::new(Vec::with_capacity(length));
    for node in &nodes {
        if let Some(tag) = node.tag {
            asn1::start(tag, node.length, &mut der);
        }
        der.extend_from_slice(node.bytes);
    }
    Ok(der)
}

/// What one element comes to in DER. Those inside of it follow it.
struct Node<'a> {
    /// `None` for a piece of a string: only its bytes are written.
    tag: Option<u8>,
    /// Of the whole content in DER.
    length: usize,
    /// The content of a primitive element.
    bytes: &'a [u8],
}

/// Reads the next element, nested at most so deep, and appends its nodes; gives its length in DER.
fn read<'a>(rest: &mut &'a [u8], nodes: &mut Vec<Node<'a>>, deepest: usize) -> Option<usize> {
    let (tag, length) = header(rest).filter(|_| deepest > 0)?;
    let at = nodes.len();
    nodes.push(Node { tag: Some(tag), length: 0, bytes: &[] });
    let inside = match length {
        Some(length) => {
            let (mut inside, after) = rest.split_at_checked(length)?;
            *rest = after;
            if tag & CONSTRUCTED == 0 {
                let node = nodes.get_mut(at)?;
                (node.length, node.bytes) = (length, inside);
                return Some(encoded(length));
            }
            let mut sum = 0;
            while !inside.is_empty() {
                sum += read(&mut inside, nodes, deepest - 1)?;
            }
            sum
        }
        None => {
            let mut sum = 0;
            while !rest.starts_with(&[0, 0]) {
                sum += read(rest, nodes, deepest - 1)?;
            }
            *rest = rest.get(2..)?;
            sum
        }
    };
    let (node, pieces) = nodes.get_mut(at..)?.split_first_mut()?;
    let string = tag & !CONSTRUCTED;
    node.length = if STRINGS.contains(&string) {
        node.tag = Some(string);
        join(pieces, string)?
    } else {
        inside
    };
    Some(encoded(node.length))
}

/// Takes the pieces of a string for what they are; gives the length of all of them. They are octet
/// strings, whatever the string is (X.690 section 8.23.6), or of its own type.
fn join(pieces: &mut [Node<'_>], string: u8) -> Option<usize> {
    let mut length = 0;
    for piece in pieces {
        if piece.tag.is_some_and(|tag| tag != OCTET_STRING && tag != string) {
            return None;
        }
        piece.tag = None;
        length += piece.bytes.len();
    }
    Some(length)
}

/// Tag and length of the next element, `None` for an indefinite one. Moves on to the content.
fn header(rest: &mut &[u8]) -> Option<(u8, Option<usize>)> {
    let (&[tag, first], content) = rest.split_first_chunk()?;
    *rest = content;
    // End-of-contents where nothing is to end; tag numbers above 30, which no file has.
    if tag == 0 || tag & 0x1f == 0x1f {
        return None;
    }
    match first {
        0..INDEFINITE => Some((tag, Some(first.into()))),
        INDEFINITE => Some((tag, None)).filter(|_| tag & CONSTRUCTED != 0),
        _ => {
            let (bytes, content) = rest.split_at_checked((first & 0x7f).into())?;
            *rest = content;
            // Zeros in front are allowed; a number that does not fit is longer than any file.
            let length = bytes
                .iter()
                .try_fold(0usize, |sum, &byte| sum.checked_mul(0x100)?.checked_add(byte.into()));
            Some((tag, Some(length?)))
        }
    }
}

/// Length of an element in DER with a content of this length.
fn encoded(length: usize) -> usize {
    let more = match length {
        0..=0x7f => 0,
        0x80..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 3,
    };
    2 + more + length
}
