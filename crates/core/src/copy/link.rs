//! The address in the QR code: `…/copy#1.<mailbox>.<key>`, so that the camera of any phone opens the page.
//! What is behind the `#` is not sent to a server; the page takes it out of the address at once.

use base64ct::{Base64UrlUnpadded, Encoding};
use zeroize::Zeroizing;

use super::{Code, MAILBOX_DIGITS};

/// What the fragment begins with: the version.
const VERSION: &str = "1.";

/// The address, under that of the page of copies.
pub fn write(page: &str, mailbox: &str, key: &[u8; 32]) -> Zeroizing<String> {
    // 32 bytes are 43 letters. Allocated once: a string that grows leaves copies behind.
    let length = page.len() + 1 + VERSION.len() + mailbox.len() + 1 + 43;
    let mut link = Zeroizing::new(String::with_capacity(length));
    for part in [page, "#", VERSION, mailbox, "."] {
        link.push_str(part);
    }
    let mut letters = Zeroizing::new([0; 43]);
    if let Ok(encoded) = Base64UrlUnpadded::encode(key, &mut *letters) {
        link.push_str(encoded);
    }
    link
}

/// Mailbox and code out of an address or its fragment.
pub fn read(link: &str) -> Option<(String, Code)> {
    let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment);
    let (mailbox, letters) = fragment.strip_prefix(VERSION)?.split_once('.')?;
    let digits =
        mailbox.len() == MAILBOX_DIGITS && mailbox.bytes().all(|byte| byte.is_ascii_digit());
    let mut key = Zeroizing::new([0; 32]);
    let decoded = Base64UrlUnpadded::decode(letters, &mut *key).ok()?;
    (digits && decoded.len() == 32).then(|| (mailbox.to_owned(), Code::Link(*key)))
}
