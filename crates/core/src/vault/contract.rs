//! What every [`Vault`] must do. Runs natively on memory and in the browser on IndexedDB.
#![allow(clippy::missing_panics_doc)]

use super::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryId, EntryState, Inventory,
    Passkey, PendingEnrollment, Renewed, Storage, Tries, Vault, VaultError,
};

fn pending(n: u8, created_at: i64) -> Entry {
    Entry {
        id: EntryId::derive([n; 16]),
        created_at,
        sealed_key: vec![n; 300],
        state: EntryState::Pending(PendingEnrollment {
            reference: "2611220001".to_owned(),
            csr: vec![0x30, n],
            subject: vec![0x30, 0x00],
            policy: "1.2.3".to_owned(),
            product: "banking".to_owned(),
            holder_name: "홍길동".to_owned(),
            storage: Storage::Both,
            expires_at: created_at + 86_400,
            not_after: Some(created_at + 86_400 * 30),
            renews: Some(Renewed {
                entry: EntryId::derive([n + 1; 16]),
                certificate: vec![0x30, n],
            }),
        }),
    }
}

fn active(n: u8, created_at: i64) -> Entry {
    Entry {
        state: EntryState::Active(ActiveCertificate {
            certificate: vec![0x30, 0x82, n],
            chain: vec![serde_bytes::ByteBuf::from(vec![1, 2, 3])],
            label: "급여통장 <b>".to_owned(),
            storage: Storage::File,
            backup: Some(Backup::new(created_at, BackupPlace::Paper)),
            confirmed: false,
            origin: Acquired::Imported,
            tries: Tries { wrong: 3, last_at: Some(created_at) },
            passkeys: vec![Passkey {
                credential_id: vec![n; 32],
                sealed_key: vec![n; 200],
                made_at: created_at,
            }],
            found: None,
        }),
        ..pending(n, created_at)
    }
}

/// Runs every clause on an empty vault and leaves it empty.
pub async fn check(vault: &dyn Vault) {
    assert_eq!(vault.inventory().await, Ok(Inventory::default()), "starts empty");

    let first = pending(7, 2_000);
    assert_eq!(vault.entry(&first.id).await, Ok(None));
    assert_eq!(vault.replace(&first).await, Err(VaultError::Missing), "replace adds nothing");
    assert_eq!(vault.remove(&first.id).await, Err(VaultError::Missing));
    assert_eq!(vault.update(&first.id, &|_| ()).await, Err(VaultError::Missing));

    assert_eq!(vault.insert(&first).await, Ok(()));
    assert_eq!(
        vault.entry(&first.id).await,
        Ok(Some(first.clone())),
        "reads back what was written"
    );
    let same_id = active(7, 9_000);
    assert_eq!(vault.insert(&same_id).await, Err(VaultError::Exists));
    assert_eq!(
        vault.entry(&first.id).await,
        Ok(Some(first.clone())),
        "a refused insert changes nothing"
    );

    let older = active(9, 1_000);
    let tie = active(3, 2_000);
    assert_eq!(vault.insert(&older).await, Ok(()));
    assert_eq!(vault.insert(&tie).await, Ok(()));
    assert_eq!(
        vault.inventory().await,
        Ok(Inventory { entries: vec![older.clone(), tie.clone(), first.clone()], damaged: vec![] }),
        "oldest first, ties by id"
    );

    assert_eq!(vault.replace(&same_id).await, Ok(()), "pending becomes active");
    assert_eq!(vault.entry(&same_id.id).await, Ok(Some(same_id.clone())));
    assert_eq!(vault.entry(&older.id).await, Ok(Some(older.clone())), "others are untouched");

    let changed = Entry { sealed_key: vec![8; 300], ..tie.clone() };
    let change = |entry: &mut Entry| entry.sealed_key = vec![8; 300];
    assert_eq!(vault.update(&tie.id, &change).await, Ok(changed.clone()));
    assert_eq!(vault.entry(&tie.id).await, Ok(Some(changed)), "update writes");

    for entry in [&older, &tie, &same_id] {
        assert_eq!(vault.remove(&entry.id).await, Ok(()));
        assert_eq!(vault.entry(&entry.id).await, Ok(None));
    }
    assert_eq!(vault.inventory().await, Ok(Inventory::default()), "ends empty");
}
