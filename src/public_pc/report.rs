//! What a visit has left behind, by comparison of what the browser kept before and after.

use super::watch::Ending;
use crate::platform::traces::{Kind, Traces};

/// What was found in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub kind: Kind,
    /// Whether the browser says what it keeps there.
    pub told: bool,
    /// What was not there before the visit.
    pub written: Vec<String>,
    /// What was there before, and is still there.
    pub earlier: Vec<String>,
}

/// What it comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing new is there.
    Clean,
    /// Nothing new is where the browser says what it keeps; it does not say so everywhere.
    Partly,
    /// Something new is there.
    NotClean,
}

/// What is told at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the visit ended.
    pub ending: Ending,
    /// One for each place.
    pub findings: Vec<Finding>,
    /// Names of the files that were handed to the person: they stay on the computer.
    pub files: Vec<String>,
    /// A draft was kept in the browser until the person said that the computer is a public one.
    pub began_late: bool,
}

impl Report {
    /// Compares.
    pub fn of(
        ending: Ending,
        before: &Traces,
        after: &Traces,
        files: Vec<String>,
        began_late: bool,
    ) -> Self {
        let findings = Kind::ALL.map(|kind| finding(kind, before, after)).into();
        Self { ending, findings, files, began_late }
    }

    /// Whether the visit left nothing in the browser.
    pub fn verdict(&self) -> Verdict {
        let findings = &self.findings;
        if findings.iter().any(|finding| !finding.written.is_empty()) {
            Verdict::NotClean
        } else if findings.iter().all(|finding| finding.told) {
            Verdict::Clean
        } else {
            Verdict::Partly
        }
    }
}

fn finding(kind: Kind, before: &Traces, after: &Traces) -> Finding {
    let known = before.of(kind).as_deref().unwrap_or_default();
    let there = after.of(kind).clone();
    let told = there.is_some();
    let (earlier, written) =
        there.unwrap_or_default().into_iter().partition(|name| known.contains(name));
    Finding { kind, told, written, earlier }
}
