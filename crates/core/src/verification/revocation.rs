//! Whether a certificate was revoked at a point in time, by what was kept: lists and answers of its issuer.

use std::{cell::RefCell, rc::Rc};

use super::remark::Remark;
use crate::{
    certificate::Certificate,
    crl::list::{Revocation, RevocationList},
    ocsp::{self, Reason, SKEW, Status, WITHOUT_END},
};

/// What was kept. Nothing of it is verified twice, however many signers there are.
pub(super) struct Evidence<'a> {
    lists: Vec<List<'a>>,
    /// DER of each `OCSPResponse`.
    responses: Vec<&'a [u8]>,
    /// By the certificate and its issuer.
    statements: Once<[[u8; 32]; 2], Rc<Statements>>,
}

struct List<'a> {
    /// `None`: it cannot be read.
    read: Option<RevocationList<'a>>,
    /// Whether it is by this authority.
    is_by: Once<[u8; 32], bool>,
}

type Statements = Vec<Result<Statement, Remark>>;

/// What somebody who may do so says of one certificate.
#[derive(Clone)]
struct Statement {
    /// Since when it is so.
    from: i64,
    /// Until when nobody expects another one.
    until: i64,
    revocation: Option<Revocation>,
}

/// The state at the time that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Not revoked, as of the time given.
    Good(i64),
    /// Revoked before.
    Revoked(Revocation),
    /// Suspended then.
    Suspended(i64),
    /// Good then, and revoked later.
    Later(Revocation),
    /// It cannot be told.
    Unknown(Remark),
}

impl<'a> Evidence<'a> {
    /// Takes DER of `CertificateList`s and `OCSPResponse`s.
    pub(super) fn new(
        lists: impl Iterator<Item = &'a [u8]>,
        responses: impl Iterator<Item = &'a [u8]>,
    ) -> Self {
        let list = |der| List { read: RevocationList::read(der), is_by: Once::default() };
        let (lists, responses) = (lists.map(list).collect(), responses.collect());
        Self { lists, responses, statements: Once::default() }
    }

    /// The state of a certificate at the time `at`, with an issuer that is believed. `now`: what is later is
    /// from the future.
    pub(super) fn state(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: i64,
        now: i64,
    ) -> State {
        let mut why = Remark::RevocationUnknown;
        let mut statements = Vec::new();
        for statement in self.statements(certificate, issuer).iter().cloned() {
            match statement {
                Ok(statement) if statement.from > now.saturating_add(SKEW) => {
                    why = Remark::RevocationFromFuture;
                }
                Ok(statement) => statements.push(statement),
                Err(remark) => why = remark,
            }
        }
        judge(&statements, certificate.not_after(), at).unwrap_or(State::Unknown(why))
    }

    fn statements(&self, certificate: &Certificate, issuer: &Certificate) -> Rc<Statements> {
        let about = [certificate.fingerprint(), issuer.fingerprint()];
        self.statements.get(about, || {
            let lists = self.lists.iter().filter_map(|list| list.says(certificate, issuer));
            let responses =
                self.responses.iter().filter_map(|der| by_response(der, certificate, issuer));
            Rc::new(lists.chain(responses).collect())
        })
    }
}

impl List<'_> {
    /// `None` for a list of another issuer.
    fn says(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
    ) -> Option<Result<Statement, Remark>> {
        let Some(list) = &self.read else {
            return Some(Err(Remark::RevocationUnreadable));
        };
        (list.issuer == issuer.subject()).then(|| {
            if !self.is_by.get(issuer.fingerprint(), || list.is_by(issuer)) {
                return Err(Remark::RevocationByStranger);
            }
            by_list(list, certificate)
        })
    }
}

/// Takes a list of the certificate's issuer.
fn by_list(list: &RevocationList<'_>, certificate: &Certificate) -> Result<Statement, Remark> {
    if !list.is_complete() {
        return Err(Remark::RevocationUnreadable);
    }
    let revocation = list.entry(certificate.serial_content());
    let revocation = revocation.map_err(|_| Remark::RevocationUnreadable)?;
    let from = list.this_update;
    Ok(Statement { from, until: end(from, list.next_update), revocation })
}

/// `None` for a response about other certificates.
fn by_response(
    der: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
) -> Option<Result<Statement, Remark>> {
    use ocsp::OcspError::{NoSigner, OtherCertificate, OtherIssuer, Signature, SignerIsAStranger};
    let answer = match ocsp::recorded(der, certificate, issuer) {
        Ok(answer) => answer,
        Err(OtherCertificate | OtherIssuer) => return None,
        Err(NoSigner | SignerIsAStranger | Signature) => {
            return Some(Err(Remark::RevocationByStranger));
        }
        Err(_) => return Some(Err(Remark::RevocationUnreadable)),
    };
    let revocation = match answer.status {
        Status::Good => None,
        Status::Revoked { at, reason } => Some(Revocation { at, reason }),
        Status::Unknown => return Some(Err(Remark::RevocationDenied)),
    };
    let from = answer.this_update;
    Some(Ok(Statement { from, until: end(from, answer.next_update), revocation }))
}

fn end(from: i64, next: Option<i64>) -> i64 {
    next.map_or(from.saturating_add(WITHOUT_END), |next| next.saturating_add(SKEW))
}

/// What all statements come to; `None` if there is none.
fn judge(statements: &[Statement], not_after: i64, at: i64) -> Option<State> {
    let held = |one: &Revocation| one.reason == Some(Reason::CertificateHold);
    let revocations = statements.iter().filter_map(|one| one.revocation);
    // A revocation is for ever, whatever newer or older statements say.
    let earliest = revocations.filter(|one| !held(one)).min_by_key(|one| one.at);
    if let Some(revocation) = earliest.filter(|one| one.at <= at) {
        return Some(State::Revoked(revocation));
    }
    // A suspension may have ended: of what was said before, the newest counts, and all that was said after.
    let newest = statements.iter().filter(|one| one.from <= at).max_by_key(|one| one.from);
    let after = statements.iter().filter(|one| one.from > at);
    let suspended = newest.into_iter().chain(after).filter_map(|one| one.revocation);
    if let Some(hold) = suspended.filter(held).filter(|one| one.at <= at).min_by_key(|one| one.at) {
        return Some(State::Suspended(hold.at));
    }
    if let Some(revocation) = earliest {
        return Some(State::Later(revocation));
    }
    // Authorities forget what has ended: later silence says nothing (RFC 5280 section 3.3).
    let covers = |one: &&Statement| at <= one.until && one.from <= not_after;
    match statements.iter().filter(covers).max_by_key(|one| one.from) {
        Some(statement) => Some(State::Good(statement.from)),
        None => statements
            .iter()
            .map(|one| one.until)
            .filter(|until| *until < at)
            .max()
            .map(|until| State::Unknown(Remark::RevocationStale(until))),
    }
}

/// What was worked out, by what it was worked out from.
struct Once<K, V>(RefCell<Vec<(K, V)>>);

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(RefCell::new(Vec::new()))
    }
}

impl<K: PartialEq, V: Clone> Once<K, V> {
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let known = self.0.borrow().iter().find(|(known, _)| *known == key).map(|(_, v)| v.clone());
        known.unwrap_or_else(|| {
            let made = make();
            self.0.borrow_mut().push((key, made.clone()));
            made
        })
    }
}

#[cfg(test)]
mod tests;
