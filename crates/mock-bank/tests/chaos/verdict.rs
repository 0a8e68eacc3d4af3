//! What the bank's records say, against what its clients were told.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::Path;
use std::time::Duration;

use ingam_mock_bank::audit::verify;
use ingam_mock_bank::ledger::{self, Totals};
use ingam_mock_bank::store::{Store, anchor, certificates, enrollments};

use crate::client::Acknowledged;

/// How a run ended.
#[derive(Debug)]
pub struct Verdict {
    kills: u32,
    /// Certificates that clients hold and confirmed.
    pub acknowledged: u64,
    /// Acknowledged, but not in the bank's records as they were given, or not as confirmed.
    lost: u64,
    /// Serial numbers that two certificates have, wherever they are known from.
    duplicate_serials: usize,
    certificates: usize,
    books: Totals,
    /// Entries of the audit log, or why it does not hold.
    audit: Result<i64, String>,
    /// Certificates that the audit log tells of.
    told: usize,
    slowest_restart: Duration,
    took: Duration,
}

/// Looks at the records of a bank that was killed for the last time.
pub async fn judge(
    directory: &Path,
    acknowledged: Vec<Acknowledged>,
    kills: u32,
    slowest_restart: Duration,
    took: Duration,
) -> Verdict {
    let data = directory.join("data");
    let store = Store::open(&data, None).await.expect("the database opens");
    let mut tx = store.read().await.expect("a transaction");
    let all = certificates::all(&mut tx).await.expect("certificates");
    let books = ledger::totals(&mut tx, 0).await.expect("the books");
    let mut lost = 0;
    for given in &acknowledged {
        let kept = enrollments::by_reference(&mut tx, &given.reference).await.expect("a row");
        let kept = kept.filter(|kept| kept.confirmed_at.is_some()).and_then(|kept| kept.serial);
        let same = |one: &certificates::StoredCertificate| {
            Some(&one.serial) == kept.as_ref() && one.der == given.der
        };
        lost += u64::from(!all.iter().any(same));
    }
    drop(tx);

    let known = all.iter().map(|one| one.der.as_slice());
    let known: HashSet<&[u8]> =
        known.chain(acknowledged.iter().map(|one| one.der.as_slice())).collect();
    let mut serials: HashMap<String, usize> = HashMap::new();
    for der in known {
        *serials.entry(serial(der)).or_default() += 1;
    }
    let verified = verify::verify(&store, &data.join(anchor::FILE)).await;
    let mut told = 0;
    let count = verify::walk::<Box<dyn std::error::Error>>(&store, |link| {
        told += usize::from(link?.entry.kind == "certificate-issued");
        Ok(())
    });
    count.await.expect("the audit log can be read");
    store.close().await;
    Verdict {
        kills,
        acknowledged: acknowledged.len() as u64,
        lost,
        duplicate_serials: serials.values().filter(|times| **times > 1).count(),
        certificates: all.len(),
        books,
        audit: verified.map(|verified| verified.head.number).map_err(|error| error.to_string()),
        told,
        slowest_restart,
        took,
    }
}

impl Verdict {
    /// What is not as it must be.
    pub fn faults(&self, longest_restart: Duration) -> Vec<String> {
        let fees = usize::try_from(self.books.fees).unwrap_or(usize::MAX);
        let rules = [
            (self.lost == 0, "an acknowledged certificate is lost"),
            (self.duplicate_serials == 0, "two certificates have one serial number"),
            (self.books.sum == 0 && self.books.difference == 0, "the books do not balance"),
            (fees == self.certificates, "there is not one fee a certificate"),
            (self.audit.is_ok(), "the audit log does not hold"),
            (self.told == self.certificates, "the audit log does not tell of each certificate"),
            (self.slowest_restart < longest_restart, "a restart took too long"),
        ];
        rules.iter().filter(|(holds, _)| !holds).map(|(_, fault)| (*fault).to_owned()).collect()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Totals { sum, difference, fees, .. } = self.books;
        let rate = self.acknowledged as f64 / self.took.as_secs_f64();
        writeln!(f, "kills {}", self.kills)?;
        writeln!(f, "acknowledged {}", self.acknowledged)?;
        writeln!(f, "lost {}", self.lost)?;
        writeln!(f, "duplicate serials {}", self.duplicate_serials)?;
        writeln!(f, "ledger sum {sum}, difference to the balances {difference}")?;
        writeln!(
            f,
            "certificates {}, fees {fees}, in the audit log {}",
            self.certificates, self.told
        )?;
        match &self.audit {
            Ok(entries) => writeln!(f, "audit log valid, entries {entries}")?,
            Err(error) => writeln!(f, "audit log NOT valid: {error}")?,
        }
        writeln!(f, "slowest restart {} ms", self.slowest_restart.as_millis())?;
        write!(
            f,
            "enrollments per second {rate:.1} (over {:.1} s, restarts included)",
            self.took.as_secs_f64()
        )
    }
}

fn serial(der: &[u8]) -> String {
    let certificate = ingam_core::certificate::Certificate::parse(der).expect("a certificate");
    certificate.serial()
}
