//! Databases that older versions of the page wrote are read for ever.

use base64ct::{Base64, Encoding};
use ingam::{
    keeper::{Keeper, protocol::SelfTest},
    platform::{drafts::Drafts, indexed_db::IndexedDb, usage::UsageLog},
};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryState, Inventory, Storage, Tries,
    Vault,
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Deserialize;
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    database::{delete, fresh, make_version_1, open_raw, put},
    support::{PASSWORD, REFERENCE, ask, authority::NOW, binding, stopwatch, unlock},
};

/// A database as JSON; byte strings in base64.
#[derive(Deserialize)]
struct Dump {
    device_key: String,
    root_sha256: String,
    draft: String,
    entries: Vec<Record>,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    created_at: i64,
    sealed_key: String,
    public: String,
}

fn bytes(text: &str) -> Vec<u8> {
    Base64::decode_vec(text).expect("base64")
}

fn array(text: &str) -> Uint8Array {
    Uint8Array::from(bytes(text).as_slice())
}

async fn device_key(text: &str) -> JsValue {
    let subtle = web_sys::window().expect("a page").crypto().expect("a secure context").subtle();
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = array(text);
    let importing = subtle.import_key_with_str("raw", &key, "AES-GCM", false, &usages);
    JsFuture::from(importing.expect("it begins")).await.expect("it ends")
}

/// Puts a dump where the page will look for it.
async fn restore(name: &str, dump: &Dump) {
    let raw = open_raw(name, None).await;
    put(&raw, "device", &device_key(&dump.device_key).await, Some("key")).await;
    put(&raw, "drafts", &array(&dump.draft), Some("issuance")).await;
    for record in &dump.entries {
        let object = Object::new();
        let set = |name: &str, value: JsValue| {
            Reflect::set(&object, &name.into(), &value).expect("an object");
        };
        set("id", record.id.as_str().into());
        set("created_at", (record.created_at as f64).into());
        set("sealed_key", array(&record.sealed_key).into());
        set("public", array(&record.public).into());
        put(&raw, "entries", &object, None).await;
    }
    raw.close();
}

fn active(entry: &Entry) -> &ActiveCertificate {
    match &entry.state {
        EntryState::Active(active) => active,
        EntryState::Pending(_) => panic!("the certificate had come"),
    }
}

#[wasm_bindgen_test]
async fn records_of_version_1() {
    let dump: Dump = serde_json::from_str(include_str!("fixtures/vault-v1.json")).expect("a dump");
    let (name, _) = fresh("older-1").await;
    make_version_1(&name).await;
    restore(&name, &dump).await;

    let vault = IndexedDb::new(name.clone());
    let Inventory { entries, damaged } = vault.inventory().await.expect("it can be read");
    assert_eq!(damaged, []);
    let [saved, bare, pending] = entries.as_slice() else {
        panic!("{} entries", entries.len());
    };

    let certificate = active(saved);
    assert_eq!(certificate.label, "급여통장 <b>");
    assert_eq!(certificate.storage, Storage::Both);
    assert_eq!(certificate.backup, Some(Backup::new(NOW + 60, BackupPlace::File)));
    assert!(certificate.confirmed);
    assert_eq!(certificate.origin, Acquired::Issued);
    assert_eq!(certificate.tries, Tries::default());
    assert_eq!(certificate.passkeys, []);

    let test = SelfTest {
        binding: binding(),
        sealed_key: ByteBuf::from(saved.sealed_key.clone()),
        certificate: ByteBuf::from(certificate.certificate.clone()),
        chain: certificate.chain.clone(),
        root_sha256: Some(ByteBuf::from(bytes(&dump.root_sha256))),
        unlock: unlock(Some(PASSWORD)),
        now: NOW,
    };
    ask(&mut Keeper::new(stopwatch), test).expect("the password opens the key");

    let without = active(bare);
    assert_eq!((without.backup, without.confirmed), (None, false));
    assert_eq!((without.label.as_str(), without.storage), ("", Storage::File));
    assert_eq!(without.certificate, certificate.certificate);

    let EntryState::Pending(waiting) = &pending.state else {
        panic!("no certificate had come");
    };
    assert_eq!(waiting.reference, REFERENCE);
    assert_eq!(waiting.holder_name, "홍길동");
    assert_eq!((waiting.product.as_str(), waiting.storage), ("banking", Storage::Browser));
    assert_eq!(waiting.expires_at, NOW + 86_400);

    let draft = Drafts::load(&vault).await.expect("it can be read").expect("it is there");
    assert_eq!(draft.trim_ascii_end(), br#"{"user_id":"gildong"}"#);

    // A store that version 1 did not have.
    assert_eq!(UsageLog::update(&vault, &saved.id, &|_| b"[]".to_vec()).await, Ok(()));
    assert_eq!(UsageLog::load(&vault, &saved.id).await.map(|list| list.is_some()), Ok(true));

    // What version 1 could not hold is there once the entry was changed.
    let mut changed = saved.clone();
    if let EntryState::Active(active) = &mut changed.state {
        active.tries = active.tries.and_one(NOW);
    }
    assert_eq!(vault.replace(&changed).await, Ok(()));
    assert_eq!(IndexedDb::new(name.clone()).entry(&changed.id).await, Ok(Some(changed)));
    delete(&name).await;
}
