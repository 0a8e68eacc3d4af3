//! After a change of the password, nothing that lies on the disk opens with the old one.

use ingam::{
    certificates::{self, Way},
    error::ErrorKind,
    keeper::protocol::{AcceptCertificate, AddPasskey, Secret},
    platform::{drafts::Drafts, indexed_db::IndexedDb},
};
use ingam_core::{
    certificate::Certificate,
    seal::{self, Content, Place},
    vault::{Acquired, ActiveCertificate, Entry, EntryState, Passkey, Storage, Vault},
};
use js_sys::{Object, Uint8Array};
use serde_bytes::ByteBuf;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    database::{bytes_of, delete, fresh, open_raw, values},
    in_process::services,
    support::{Bank, PASSWORD, ask, authority::NOW, binding, prepared, secret, unlock},
};

const NEW: &str = "quite another phrase";
const MAGIC: &[u8] = b"INGAMSEL";

/// A certificate with a passkey, as it would be in the vault.
fn entry(bank: &Bank) -> Entry {
    let (mut keeper, prepared) = prepared(bank);
    let answer = ByteBuf::from(bank.certify(&prepared.message, &prepared.csr));
    let certified = ask(&mut keeper, AcceptCertificate { answer, now: NOW }).unwrap();
    let passkey = AddPasskey {
        binding: binding(),
        sealed_key: certified.sealed_key.clone(),
        certificate: certified.certificate.clone(),
        unlock: unlock(Some(PASSWORD)),
        secret: Secret::of_bytes(vec![7; 32]),
    };
    let passkey = ask(&mut keeper, passkey).unwrap();
    let mut active = ActiveCertificate::new(
        certified.certificate.into_vec(),
        certified.chain,
        Storage::Browser,
        Acquired::Issued,
    );
    active.passkeys = vec![Passkey {
        credential_id: vec![1; 32],
        sealed_key: passkey.sealed_key.into_vec(),
        made_at: NOW,
    }];
    Entry {
        id: binding().id,
        created_at: NOW,
        sealed_key: certified.sealed_key.into_vec(),
        state: EntryState::Active(active),
    }
}

fn active(entry: &Entry) -> &ActiveCertificate {
    match &entry.state {
        EntryState::Active(active) => active,
        EntryState::Pending(_) => panic!("the certificate is there"),
    }
}

/// Every seal in the database: those in the clear, and those under the device key.
async fn seals(name: &str, vault: &IndexedDb) -> Vec<Vec<u8>> {
    let raw = open_raw(name, None).await;
    let (mut found, mut marks) = (Vec::new(), 0);
    for store in raw.store_names() {
        for value in values(&raw, &store).await {
            let bytes = bytes_of(&value);
            marks += bytes.windows(MAGIC.len()).filter(|window| *window == MAGIC).count();
            let mut fields = vec![value.clone()];
            fields.extend(value.dyn_ref::<Object>().map(Object::values).into_iter().flatten());
            let bytes = fields.iter().filter_map(JsValue::dyn_ref::<Uint8Array>);
            found.extend(bytes.map(Uint8Array::to_vec).filter(|bytes| bytes.starts_with(MAGIC)));
        }
    }
    raw.close();
    assert_eq!(found.len(), marks, "no seal lies anywhere else");
    for entry in vault.inventory().await.expect("it can be read").entries {
        let passkeys = active(&entry).passkeys.clone();
        found.extend(passkeys.into_iter().map(|passkey| passkey.sealed_key));
    }
    found
}

/// How many seals there are, and how many of them open with a password.
async fn opened(name: &str, vault: &IndexedDb, entry: &Entry, password: &str) -> (usize, usize) {
    let seals = seals(name, vault).await;
    let fingerprint = Certificate::parse(&active(entry).certificate).unwrap().fingerprint();
    let binding = binding();
    let open = |content, certificate, sealed: &[u8]| {
        let place = Place { content, id: &binding.id, origin: &binding.origin, certificate };
        seal::unseal(sealed, password, &place).is_ok()
    };
    let opens = |sealed: &&Vec<u8>| {
        open(Content::Key, Some(fingerprint), sealed) || open(Content::Pending, None, sealed)
    };
    (seals.len(), seals.iter().filter(opens).count())
}

#[wasm_bindgen_test]
async fn the_old_password_opens_nothing_that_is_stored() {
    let (name, storage) = fresh("password-change").await;
    let bank = Bank::new();
    let before = entry(&bank);
    assert_eq!(storage.insert(&before).await, Ok(()));
    assert_eq!(storage.save(br#"{"user_id":"gildong"}"#.to_vec()).await, Ok(()));
    assert_eq!(opened(&name, &storage, &before, PASSWORD).await, (2, 1));

    let services = services(&bank, &storage);
    let change = |old, new| {
        certificates::change_password(
            &services,
            &before.id,
            Way::Password(secret(old)),
            secret(new),
        )
    };
    assert_eq!(change(PASSWORD, NEW).await, Ok(()));
    assert_eq!(opened(&name, &storage, &before, PASSWORD).await, (2, 0));
    assert_eq!(opened(&name, &storage, &before, NEW).await, (2, 1));
    let after = storage.entry(&before.id).await.expect("it can be read").expect("it is there");
    assert_eq!(after.state, before.state, "nothing else has changed");

    let refused = change(PASSWORD, "a third phrase of it").await.expect_err("it is the old one");
    assert_eq!(refused.kind(), ErrorKind::WrongPassword);
    assert_eq!(
        certificates::try_key(&services, &before.id, Way::Password(secret(NEW))).await,
        Ok(())
    );
    delete(&name).await;
}
