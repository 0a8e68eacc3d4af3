//! Names and fingerprints of shipped files.

use anyhow::{Result, bail};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};

/// The path under which the page is served: begins and ends with a slash.
pub fn base(public_url: &str) -> Result<String> {
    let path = public_url.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if !path.chars().all(plain) || path.split('/').any(|part| part == "..") {
        bail!("--public-url takes a path, such as /bank/certificates/");
    }
    Ok(if path.is_empty() { "/".to_owned() } else { format!("/{path}/") })
}

/// `name-<hash>.extension`: a new content gets a new name, so files can be cached for ever.
pub fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    format!("{stem}-{}.{extension}", hex(&Sha256::digest(content), 8))
}

/// A value for the `integrity` attribute.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(content)))
}

/// The first bytes in hexadecimal.
pub fn hex(bytes: &[u8], count: usize) -> String {
    bytes.iter().take(count).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_begins_and_ends_with_a_slash() {
        for (given, base) in [("/", "/"), ("", "/"), ("a/b", "/a/b/"), ("/a/", "/a/")] {
            assert_eq!(super::base(given).expect("a path"), base);
        }
        for bad in ["https://x.example/", "/a b/", "/../", "/a\"b/"] {
            assert!(super::base(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_follow_the_content() {
        assert_eq!(hashed("keeper", "js", b""), "keeper-e3b0c44298fc1c14.js");
        assert_ne!(hashed("keeper", "js", b"a"), hashed("keeper", "js", b"b"));
    }

    #[test]
    fn integrity_is_as_browsers_expect() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }
}
