//! The vault in IndexedDB: the contract, what lies on disk, and what happens when it is disturbed.

use idb::Factory;
use ingam::platform::{drafts::Drafts, indexed_db::IndexedDb};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Entry, EntryId, EntryState, Inventory, Storage, Vault, VaultError,
    contract,
};
use js_sys::Reflect;
use serde_bytes::ByteBuf;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CryptoKey;

use crate::database::{
    bytes_of, delete, fresh, open_raw, put, remove, sealed, values, with_flipped_byte,
};

const LABEL: &str = "비밀이 아닌 이름";

fn entry(n: u8) -> Entry {
    Entry {
        id: EntryId::derive([n; 16]),
        created_at: 1_795_000_000,
        sealed_key: vec![n; 300],
        state: EntryState::Active(ActiveCertificate {
            label: LABEL.to_owned(),
            ..ActiveCertificate::new(
                b"certificate of Hong Gil Dong".to_vec(),
                vec![ByteBuf::from(b"chain".to_vec())],
                Storage::Browser,
                Acquired::Imported,
            )
        }),
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[wasm_bindgen_test]
async fn keeps_the_contract() {
    let (name, vault) = fresh("contract").await;
    contract::check(&vault).await;
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn makes_the_database_of_this_version() {
    let (name, vault) = fresh("migration").await;
    assert_eq!(vault.prepare().await, Ok(()));
    let raw = open_raw(&name, None).await;
    assert_eq!(raw.version(), Ok(2));
    assert_eq!(raw.store_names(), ["device", "drafts", "entries", "usage"]);
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn a_second_page_reads_what_the_first_wrote() {
    let (name, first) = fresh("second-page").await;
    assert_eq!(first.insert(&entry(1)).await, Ok(()));
    let second = IndexedDb::new(name.clone());
    assert_eq!(second.entry(&entry(1).id).await, Ok(Some(entry(1))));
    assert_eq!(second.insert(&entry(1)).await, Err(VaultError::Exists));
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn pages_that_change_an_entry_together_lose_nothing() {
    let (name, first) = fresh("update-race").await;
    assert_eq!(first.insert(&entry(1)).await, Ok(()));
    let second = IndexedDb::new(name.clone());
    let (id, change) = (entry(1).id, |entry: &mut Entry| {
        if let EntryState::Active(active) = &mut entry.state {
            active.tries = active.tries.and_one(7);
        }
    });
    let updates = [&first, &second, &first, &second].map(|vault| vault.update(&id, &change));
    let outcomes = futures::future::join_all(updates).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let Ok(Some(Entry { state: EntryState::Active(active), .. })) = first.entry(&id).await else {
        panic!("it is there");
    };
    assert_eq!(active.tries.wrong, 4);
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn pages_that_start_together_agree_on_the_device_key() {
    let (name, first) = fresh("device-key-race").await;
    let second = IndexedDb::new(name.clone());
    let (one, two) = (entry(1), entry(2));
    let both = futures::future::join(first.insert(&one), second.insert(&two)).await;
    assert_eq!(both, (Ok(()), Ok(())));
    let third = IndexedDb::new(name.clone());
    assert_eq!(
        third.inventory().await,
        Ok(Inventory { entries: vec![entry(1), entry(2)], damaged: vec![] })
    );
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn names_and_certificates_are_not_in_the_clear() {
    let (name, vault) = fresh("clear-text").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let records = values(&raw, "entries").await;
    let on_disk = bytes_of(&records[0]);
    let sealed_key = Reflect::get(&records[0], &"sealed_key".into()).expect("a field");
    assert_eq!(bytes_of(&sealed_key), entry(1).sealed_key, "the search finds what is there");
    for clear in [LABEL.as_bytes(), b"Hong Gil Dong", b"certificate", b"browser", b"confirmed"] {
        assert!(!contains(&on_disk, clear), "{} is readable", String::from_utf8_lossy(clear));
    }
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn the_device_key_cannot_be_exported() {
    let (name, vault) = fresh("device-key").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let stored = values(&raw, "device").await;
    let key: &CryptoKey = stored[0].dyn_ref().expect("a CryptoKey");
    assert!(!key.extractable());
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn equal_entries_do_not_look_equal() {
    let (name, vault) = fresh("fresh-nonces").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let before = values(&raw, "entries").await;
    assert_eq!(vault.replace(&entry(1)).await, Ok(()));
    let after = values(&raw, "entries").await;
    assert_ne!(bytes_of(&before[0]), bytes_of(&after[0]));
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn a_changed_record_is_damaged() {
    for field in ["public", "sealed_key"] {
        let (name, vault) = fresh("changed").await;
        assert_eq!(vault.insert(&entry(1)).await, Ok(()));
        let raw = open_raw(&name, None).await;
        let records = values(&raw, "entries").await;
        put(&raw, "entries", &with_flipped_byte(&records[0], field), None).await;
        assert_eq!(vault.entry(&entry(1).id).await, Err(VaultError::Damaged), "{field}");
        assert_eq!(vault.insert(&entry(2)).await, Ok(()));
        let rest = Inventory { entries: vec![entry(2)], damaged: vec![entry(1).id] };
        assert_eq!(vault.inventory().await, Ok(rest), "{field}: others can be read");
        assert_eq!(vault.remove(&entry(1).id).await, Ok(()), "it can still be deleted");
        raw.close();
        delete(&name).await;
    }
}

#[wasm_bindgen_test]
async fn a_record_under_another_id_is_damaged() {
    let (name, vault) = fresh("moved").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let record = values(&raw, "entries").await.remove(0);
    let other = entry(2).id;
    Reflect::set(&record, &"id".into(), &other.as_str().into()).expect("an object");
    put(&raw, "entries", &record, None).await;
    assert_eq!(vault.entry(&other).await, Err(VaultError::Damaged));
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn without_the_device_key_records_are_damaged_not_lost() {
    let (name, vault) = fresh("key-gone").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    remove(&raw, "device", "key").await;
    let later = IndexedDb::new(name.clone());
    assert_eq!(
        later.inventory().await,
        Ok(Inventory { entries: vec![], damaged: vec![entry(1).id] })
    );
    assert_eq!(values(&raw, "entries").await.len(), 1, "the record is still there");
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_page_is_left_alone() {
    let (name, vault) = fresh("newer").await;
    open_raw(&name, Some(3)).await.close();
    assert_eq!(vault.inventory().await, Err(VaultError::TooNew));
    assert_eq!(vault.insert(&entry(1)).await, Err(VaultError::TooNew));
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn a_record_of_a_newer_page_is_not_damaged() {
    let (name, vault) = fresh("newer-record").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let key: CryptoKey = values(&raw, "device").await.remove(0).dyn_into().expect("a CryptoKey");
    let record = values(&raw, "entries").await.remove(0);
    let of = entry(1);
    let context = [
        &b"ingam entry v1"[..],
        of.id.as_str().as_bytes(),
        &of.created_at.to_be_bytes(),
        &of.sealed_key,
    ]
    .concat();
    let newer = br#"{"version":3,"how":{"unlike":["before"]}}"#;
    let public = sealed(&key, newer, &context).await;
    Reflect::set(&record, &"public".into(), &public).expect("an object");
    put(&raw, "entries", &record, None).await;
    assert_eq!(vault.entry(&entry(1).id).await, Err(VaultError::TooNew));
    assert_eq!(vault.inventory().await, Err(VaultError::TooNew));
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn gives_way_to_a_newer_page() {
    let (name, vault) = fresh("gives-way").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    // Would wait for ever if the vault held on to its connection.
    open_raw(&name, Some(3)).await.close();
    assert_eq!(vault.inventory().await, Err(VaultError::TooNew));
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn deleted_under_its_feet_it_starts_anew() {
    let (name, vault) = fresh("deleted").await;
    assert_eq!(vault.insert(&entry(1)).await, Ok(()));
    delete(&name).await;
    assert_eq!(vault.inventory().await, Ok(Inventory::default()));
    assert_eq!(vault.insert(&entry(2)).await, Ok(()));
    assert_eq!(
        IndexedDb::new(name.clone()).inventory().await,
        Ok(Inventory { entries: vec![entry(2)], damaged: vec![] })
    );
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn blocked_by_another_tab() {
    let (name, vault) = fresh("blocked").await;
    let stubborn = open_raw(&name, Some(1)).await;
    let deleting = Factory::new().expect("IndexedDB").delete(&name).expect("deleting begins");
    assert_eq!(vault.inventory().await, Err(VaultError::Blocked));
    stubborn.close();
    deleting.await.expect("nothing is in the way any more");
    assert_eq!(vault.inventory().await, Ok(Inventory::default()), "and then it works");
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn no_indexed_db_at_all() {
    let global = js_sys::global();
    let indexed_db = Reflect::get(&global, &"indexedDB".into()).expect("a property");
    let shadow = |value: &JsValue| {
        let descriptor = js_sys::Object::new();
        Reflect::set(&descriptor, &"value".into(), value).expect("an object");
        Reflect::set(&descriptor, &"configurable".into(), &JsValue::TRUE).expect("an object");
        js_sys::Object::define_property(&global, &"indexedDB".into(), &descriptor);
    };
    shadow(&JsValue::UNDEFINED);
    let outcome = IndexedDb::new("test-none").inventory().await;
    shadow(&indexed_db);
    assert_eq!(outcome, Err(VaultError::Unavailable));
}

#[wasm_bindgen_test]
async fn drafts_come_back_and_are_not_in_the_clear() {
    let (name, database) = fresh("drafts").await;
    assert_eq!(Drafts::load(&database).await, Ok(None));
    let draft = br#"{"user_id":"gildong"}"#.to_vec();
    assert_eq!(database.save(draft.clone()).await, Ok(()));
    let later = IndexedDb::new(name.clone());
    let loaded = Drafts::load(&later).await.expect("it can be read").expect("it is there");
    assert_eq!(loaded.trim_ascii_end(), draft);
    let raw = open_raw(&name, None).await;
    let stored = values(&raw, "drafts").await;
    assert_eq!(stored.len(), 1);
    assert!(!contains(&bytes_of(&stored[0]), b"gildong"));
    assert_eq!(database.clear().await, Ok(()));
    assert_eq!(database.clear().await, Ok(()), "clearing nothing is no error");
    assert_eq!(Drafts::load(&later).await, Ok(None));
    raw.close();
    delete(&name).await;
}
