//! What certificates have signed, in IndexedDB.

use futures::future::join_all;
use ingam::platform::{indexed_db::IndexedDb, usage::UsageLog};
use ingam_core::vault::EntryId;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    database::{bytes_of, delete, fresh, open_raw, put, values},
    usage_contract::check,
};

fn id() -> EntryId {
    EntryId::derive([7; 16])
}

#[wasm_bindgen_test]
async fn keeps_the_contract() {
    let (name, log) = fresh("usage").await;
    check(&log).await;
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn tabs_that_sign_together_lose_nothing() {
    let (name, log) = fresh("usage-together").await;
    let longer = |list: Option<Vec<u8>>| {
        let mut list = list.unwrap_or_default();
        list.retain(|byte| *byte != b' ');
        [list, b"1".to_vec()].concat()
    };
    let tabs: Vec<IndexedDb> = (0..4).map(|_| IndexedDb::new(name.clone())).collect();
    let all = id();
    let written = join_all(tabs.iter().map(|tab| tab.update(&all, &longer))).await;
    assert_eq!(written, [Ok(()), Ok(()), Ok(()), Ok(())]);
    let list = log.load(&all).await.expect("it can be read").expect("it is there");
    assert_eq!(list.trim_ascii_end(), b"1111");
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn it_is_not_in_the_clear_and_not_another_certificates() {
    let (name, log) = fresh("usage-sealed").await;
    let secret = br#"{"order":"2026112300000007"}"#;
    assert_eq!(log.update(&id(), &|_| secret.to_vec()).await, Ok(()));
    let raw = open_raw(&name, None).await;
    let stored = values(&raw, "usage").await.remove(0);
    let bytes = bytes_of(&stored);
    assert!(!bytes.windows(8).any(|window| window == b"20261123"));
    let other = EntryId::derive([8; 16]);
    put(&raw, "usage", &stored, Some(other.as_str())).await;
    assert!(log.load(&other).await.is_err(), "it is bound to its certificate");
    assert_eq!(log.update(&other, &|list| list.unwrap_or(b"anew".to_vec())).await, Ok(()));
    let anew = log.load(&other).await.expect("it can be read").expect("it is there");
    assert_eq!(anew.trim_ascii_end(), b"anew");
    raw.close();
    delete(&name).await;
}

#[wasm_bindgen_test]
async fn reading_and_forgetting_make_no_database() {
    let (name, log) = fresh("usage-nothing").await;
    assert_eq!(log.load(&id()).await, Ok(None));
    assert_eq!(log.forget(&id()).await, Ok(()));
    let names = ingam::platform::traces::databases().await.expect("the browser tells");
    assert!(!names.contains(&name));
    delete(&name).await;
}
