//! Version 1 knew when there was a backup but not where, and nothing of wrong passwords, passkeys and
//! imports.

use ingam_core::vault::{Acquired, Backup, BackupPlace, Storage, Tries};
use serde::Deserialize;

use super::public::{self, Bytes, State};

/// An active entry of version 1.
#[derive(Deserialize)]
pub(super) struct Active {
    certificate: Bytes,
    chain: Vec<Bytes>,
    label: String,
    storage: Storage,
    backed_up_at: Option<i64>,
    confirmed: bool,
}

/// The same in version 2: files were the only backup, and everything was issued here.
pub(super) fn migrate(state: State<Active>) -> State<public::Active> {
    match state {
        State::Pending(pending) => State::Pending(pending),
        State::Active(old) => State::Active(public::Active {
            certificate: old.certificate,
            chain: old.chain,
            label: old.label,
            storage: old.storage,
            backup: old.backed_up_at.map(|at| Backup::new(at, BackupPlace::File)),
            confirmed: old.confirmed,
            origin: Acquired::Issued,
            tries: Tries::default(),
            passkeys: Vec::new(),
            found: None,
        }),
    }
}
