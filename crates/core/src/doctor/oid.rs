//! Object identifiers of any length (X.690 section 8.19): those in files of strangers need not fit
//! into what the rest of the program reads.

/// Longest that is written out, bytes.
const LONGEST: usize = 64;

/// Dotted decimal; `None` if the content is malformed.
pub(super) fn dotted(content: &[u8]) -> Option<String> {
    if content.is_empty() || content.len() > LONGEST {
        return None;
    }
    let mut text = String::new();
    let mut arc: u128 = 0;
    let mut inside = false;
    for &byte in content {
        // An arc does not begin with a byte that adds nothing.
        if !inside && byte == 0x80 {
            return None;
        }
        arc = arc.checked_mul(128)?.checked_add(u128::from(byte & 0x7f))?;
        inside = byte & 0x80 != 0;
        if inside {
            continue;
        }
        if text.is_empty() {
            // The first two arcs share a number.
            let first = (arc / 40).min(2);
            text = format!("{first}.{}", arc - 40 * first);
        } else {
            text.push_str(&format!(".{arc}"));
        }
        arc = 0;
    }
    (!inside).then_some(text)
}
