//! DER in few bytes of code: the keeper is downloaded by everybody, and types derived for whole
//! certificates and files are a large part of such a module. So what is read here is read with a
//! cursor over elements, and what is written is put together from elements. Tests compare with
//! x509-cert and OpenSSL.
//!
//! Also the limits that every untrusted file passes before anything else looks at it.

use der::oid::ObjectIdentifier;

pub(crate) mod string;
pub(crate) mod time;

/// Deepest nesting that is read.
const DEEPEST: usize = 16;

/// Deepest nesting of signatures: they name issuers deep inside their attributes.
pub(crate) const DEEPEST_OF_SIGNATURES: usize = 32;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const UTF8_STRING: u8 = 0x0c;
pub(crate) const PRINTABLE_STRING: u8 = 0x13;
pub(crate) const IA5_STRING: u8 = 0x16;
pub(crate) const BMP_STRING: u8 = 0x1e;
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
    start(tag, length, &mut der);
    for part in parts {
        der.extend_from_slice(part);
    }
    der
}

/// Appends what stands before the content of an element: tag and length.
pub(crate) fn start(tag: u8, length: usize, der: &mut Vec<u8>) {
    der.push(tag);
    match length {
        0..=0x7f => der.push(length as u8),
        0x80..=0xff => der.extend([0x81, length as u8]),
        0x100..=0xffff => der.extend([0x82, (length >> 8) as u8, length as u8]),
        _ => der.extend([0x83, (length >> 16) as u8, (length >> 8) as u8, length as u8]),
    }
}

/// An `INTEGER` that is not negative.
pub(crate) fn natural(number: u32) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let (_, significant) = bytes.split_at(zeros);
    let sign: &[u8] = if significant.first().is_some_and(|byte| *byte < 0x80) { &[] } else { &[0] };
    element(INTEGER, &[sign, significant])
}

/// One element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    /// What is inside.
    pub(crate) content: &'a [u8],
    /// All of it.
    pub(crate) whole: &'a [u8],
}

/// A cursor over elements that stand one after the other. Everything is `None` from the first
/// element on that is malformed or not the expected one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element, of whatever tag.
    pub(crate) fn any(&mut self) -> Option<Element<'a>> {
        let (tag, start, length) = header(self.0)?;
        let (whole, rest) = self.0.split_at_checked(start.checked_add(length)?)?;
        self.0 = rest;
        Some(Element { tag, content: &whole[start..], whole })
    }

    /// The content of the next element, which must have this tag.
    pub(crate) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.any().filter(|element| element.tag == tag).map(|element| element.content)
    }

    /// The next element, all of it, which must have this tag.
    pub(crate) fn element(&mut self, tag: u8) -> Option<Element<'a>> {
        self.any().filter(|element| element.tag == tag)
    }

    /// The next element, all of it, if it has this tag; otherwise the cursor stays.
    pub(crate) fn element_if(&mut self, tag: u8) -> Option<Element<'a>> {
        if self.0.first() == Some(&tag) { self.element(tag) } else { None }
    }

    /// The content of the next element if it has this tag; otherwise the cursor stays.
    pub(crate) fn take_if(&mut self, tag: u8) -> Option<&'a [u8]> {
        if self.0.first() == Some(&tag) { self.take(tag) } else { None }
    }

    /// A cursor over the content of the next element, which must have this tag.
    pub(crate) fn enter(&mut self, tag: u8) -> Option<Self> {
        self.take(tag).map(Self)
    }

    /// The next element, which must be an object identifier.
    pub(crate) fn oid(&mut self) -> Option<ObjectIdentifier> {
        ObjectIdentifier::from_bytes(self.take(OID)?).ok()
    }

    /// The next element, which must be an INTEGER that is not negative. One that does not fit is
    /// `u64::MAX`.
    pub(crate) fn natural(&mut self) -> Option<u64> {
        let content = self.take(INTEGER).filter(|content| matches!(content, [0..0x80, ..]))?;
        let significant = content.iter().skip_while(|byte| **byte == 0);
        let fits = significant.clone().count() <= 8;
        let value = significant.fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
        Some(if fits { value } else { u64::MAX })
    }

    /// The next element, which must be a whole number of bytes in a BIT STRING.
    pub(crate) fn bits(&mut self) -> Option<&'a [u8]> {
        self.take(BIT_STRING)?.strip_prefix(&[0])
    }
}

/// Why bytes are not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// Checks that `der` is exactly one element of at most `largest` bytes with definite, shortest
/// lengths, nested at most 16 deep. Takes time linear in the size and no stack.
pub(crate) fn check(der: &[u8], largest: usize) -> Result<(), Unreadable> {
    check_to(der, largest, DEEPEST)
}

/// The same with another depth.
pub(crate) fn check_to(der: &[u8], largest: usize, deepest: usize) -> Result<(), Unreadable> {
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
        if length > end - at || elements_at_top > 1 || ends.len() > deepest {
            return Err(Unreadable);
        }
        if tag & 0x20 == 0 { at += length } else { ends.push(at + length) }
    }
    if elements_at_top == 1 { Ok(()) } else { Err(Unreadable) }
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
    let length = bytes.iter().fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
    let shortest = length >= 0x80 && bytes[0] != 0;
    Some((tag, 2 + count, usize::try_from(length).ok()?)).filter(|_| shortest)
}
