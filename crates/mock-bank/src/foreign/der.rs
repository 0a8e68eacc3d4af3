//! DER of the few structures that files are made of.

pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const NULL: &[u8] = &[0x05, 0];

/// An element with these parts as its content.
pub(super) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = vec![tag];
    match u8::try_from(content.len()) {
        Ok(short @ 0..=0x7f) => out.push(short),
        _ => {
            let length = content.len().to_be_bytes();
            let skip = length.iter().take_while(|byte| **byte == 0).count();
            let digits = &length[skip..];
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(0x7f));
            out.extend_from_slice(digits);
        }
    }
    out.extend(content);
    out
}

/// A number that is not negative.
pub(super) fn natural(number: u32) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let skip = bytes.iter().take(3).take_while(|byte| **byte == 0).count();
    let digits = &bytes[skip..];
    let sign: &[u8] = if digits[0] >= 0x80 { &[0] } else { &[] };
    element(0x02, &[sign, digits])
}

/// An object identifier.
pub(super) fn oid(dotted: &str) -> Vec<u8> {
    let arcs = ::der::asn1::ObjectIdentifier::new_unwrap(dotted);
    element(OID, &[arcs.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_numbers_are_the_shortest() {
        assert_eq!(element(SEQUENCE, &[&[1, 2]]), [0x30, 2, 1, 2]);
        assert_eq!(element(OCTET_STRING, &[&[0; 200]])[..3], [0x04, 0x81, 200]);
        assert_eq!(element(OCTET_STRING, &[&[0; 300]])[..4], [0x04, 0x82, 1, 44]);
        for (number, der) in [
            (0, vec![2, 1, 0]),
            (127, vec![2, 1, 127]),
            (128, vec![2, 2, 0, 128]),
            (600_000, vec![2, 3, 9, 0x27, 0xc0]),
        ] {
            assert_eq!(natural(number), der);
        }
    }
}
