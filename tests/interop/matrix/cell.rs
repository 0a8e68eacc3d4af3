//! A cell of a table, what it says, and whether that is so.

use crate::matrix::report::{Reading, Report};

/// What a program makes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It has the private key and R, and the certificate if the file has one.
    KeyAndRandom,
    /// It has the private key, and the certificate if the file has one. R is not shown, or was not
    /// in the file.
    Key,
    /// It has the certificate, and there is nothing else.
    Certificate,
    /// It tried and did not open the file, for this reason, and says it with these words: nothing
    /// else that goes wrong is taken for a refusal.
    Refused(&'static str, &'static str),
    /// It was not asked, for this reason.
    Untried(&'static str),
}

impl Cell {
    /// What is wrong with this cell, given what was read and what is in the file.
    pub fn fault(self, reading: &Reading, original: &Report) -> Option<String> {
        let report = match (self, reading) {
            (Self::Untried(_), _) => return Some("was tried".into()),
            (Self::Refused(..), Ok(_)) => return Some("was read, which nobody expected".into()),
            (Self::Refused(_, words), Err(refusal)) if refusal.contains(words) => return None,
            (Self::Refused(..), Err(refusal)) => {
                return Some(format!("was refused for another reason: {refusal}"));
            }
            (_, Err(refusal)) => return Some(format!("was refused: {refusal}")),
            (_, Ok(report)) => report,
        };
        let random = original.random.as_ref().filter(|_| self == Self::KeyAndRandom);
        if report.certificate != original.certificate {
            Some("has another certificate".into())
        } else if report.key != original.key {
            Some("has another key".into())
        } else if report.random.as_ref() != random {
            Some(format!("has {} R", if report.random.is_none() { "no" } else { "an unexpected" }))
        } else {
            None
        }
    }
}
