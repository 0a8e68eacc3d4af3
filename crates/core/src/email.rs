//! E-mail address for notices.

use crate::digits;

/// An address of the common form: the dot-atom of RFC 5322 section 3.4.1 in ASCII, at a domain name
/// with at least one dot (RFC 1035 section 2.3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EmailError {
    /// Nothing was typed.
    #[error("the address is empty")]
    Empty,
    /// It has no `@`, or more than one.
    #[error("the address does not have one @")]
    NotOneAt,
    /// What stands before the `@` is not usable.
    #[error("the part before @ is malformed")]
    BadLocalPart,
    /// What stands after the `@` is not a domain name.
    #[error("the part after @ is not a domain")]
    BadDomain,
}

impl Email {
    /// Reads an address; surrounding spaces and invisible marks are left out.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text: String =
            text.trim_matches(digits::is_margin).chars().take(300).map(digits::narrow).collect();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::NotOneAt)?;
        if domain.contains('@') {
            return Err(EmailError::NotOneAt);
        }
        if !is_dot_atom(local) || local.len() > 64 {
            return Err(EmailError::BadLocalPart);
        }
        if !is_domain(domain) || text.len() > 254 {
            return Err(EmailError::BadDomain);
        }
        Ok(Self(text))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_dot_atom(text: &str) -> bool {
    text.split('.').all(|atom| {
        !atom.is_empty()
            && atom
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    })
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let top_is_name = |top: &str| top.len() >= 2 && top.bytes().any(|b| b.is_ascii_alphabetic());
    text.split('.').all(label) && text.rsplit_once('.').is_some_and(|(_, top)| top_is_name(top))
}
