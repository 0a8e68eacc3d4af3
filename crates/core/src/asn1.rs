//! DER by hand, for the few structures that no kept library writes, and the limits that every
//! untrusted file passes before anything else looks at it.

/// Deepest nesting that is read.
const DEEPEST: usize = 16;

pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OID: u8 = 0x06;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// The tag of a constructed context-specific field.
pub(crate) const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// One element with a definite length.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut der = Vec::with_capacity(length + 6);
    der.push(tag);
    match length {
        0..=0x7f => der.push(length as u8),
        0x80..=0xff => der.extend([0x81, length as u8]),
        0x100..=0xffff => der.extend([0x82, (length >> 8) as u8, length as u8]),
        _ => der.extend([
            0x83,
            (length >> 16) as u8,
            (length >> 8) as u8,
            length as u8,
        ]),
    }
    for part in parts {
        der.extend_from_slice(part);
    }
    der
}

/// Why bytes are not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// Checks that `der` is exactly one element of at most `largest` bytes with definite, shortest
/// lengths, nested at most 16 deep. Takes time linear in the size and no stack.
pub(crate) fn check(der: &[u8], largest: usize) -> Result<(), Unreadable> {
    if der.len() > largest {
        return Err(Unreadable);
    }
    let mut ends: Vec<usize> = vec![der.len()];
    let mut at = 0;
    let mut elements_at_top = 0;
    while let Some(&end) = ends.last() {
        if at == end {
            ends.pop();
            continue;
        }
        elements_at_top += usize::from(ends.len() == 1);
        let (tag, content, length) = header(&der[at..end]).ok_or(Unreadable)?;
        at += content;
        if length > end - at || elements_at_top > 1 || ends.len() > DEEPEST {
            return Err(Unreadable);
        }
        if tag & 0x20 == 0 {
            at += length
        } else {
            ends.push(at + length)
        }
    }
    if elements_at_top == 1 {
        Ok(())
    } else {
        Err(Unreadable)
    }
}

/// Tag, length of tag and length, length of the content.
fn header(der: &[u8]) -> Option<(u8, usize, usize)> {
    let (&tag, rest) = der.split_first()?;
    // No structure that is read here has a tag number above 30.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let (&first, rest) = rest.split_first()?;
    if first < 0x80 {
        return Some((tag, 2, first.into()));
    }
    let count = usize::from(first & 0x7f);
    let bytes = rest.get(..count).filter(|_| (1..=4).contains(&count))?;
    let length = bytes
        .iter()
        .fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
    let shortest = length >= 0x80 && bytes[0] != 0;
    Some((tag, 2 + count, usize::try_from(length).ok()?)).filter(|_| shortest)
}
