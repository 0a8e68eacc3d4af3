//! What each certificate has signed: in the store `usage`, under the id of its entry, the list under the device
//! key, as nonce (12) ‖ AES-256-GCM, with "ingam usage v1" ‖ id as associated data.

use ingam_core::vault::{EntryId, VaultError, VaultFuture};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    IndexedDb, MOST_ATTEMPTS, connection::Mode, migrations::USAGE, record, request::result_of,
};
use crate::platform::usage::{UsageChange, UsageLog};

impl IndexedDb {
    /// The bytes of a list, as they are in the store.
    async fn sealed_usage(&self, id: &EntryId) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.read(USAGE, id.as_str()).await?.as_ref().and_then(bytes))
    }

    /// One transaction: writes a list if the one there is still the one that was seen.
    async fn exchange_usage(
        &self,
        id: &EntryId,
        seen: Option<&[u8]>,
        sealed: &[u8],
    ) -> Result<bool, VaultError> {
        let transaction = self.connection.begin(USAGE, Mode::Write).await?;
        let outcome = async {
            let (store, key) = (transaction.store()?, JsValue::from_str(id.as_str()));
            let there = bytes(&result_of(store.get(&key)).await?);
            let same = there.as_deref() == seen;
            if same {
                result_of(store.put_with_key(&Uint8Array::from(sealed), &key)).await?;
            }
            Ok(JsValue::from_bool(same))
        }
        .await;
        Ok(transaction.committed(outcome).await?.is_truthy())
    }
}

impl UsageLog for IndexedDb {
    fn load<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, Option<Vec<u8>>> {
        Box::pin(async move {
            let (Some(sealed), Some(key)) =
                (self.sealed_usage(id).await?, self.device_key().await?)
            else {
                return Ok(None);
            };
            key.unseal(&sealed, &context(id)).await.map(Some)
        })
    }

    fn update<'a>(&'a self, id: &'a EntryId, change: &'a UsageChange<'a>) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            for _ in 0..MOST_ATTEMPTS {
                let seen = self.sealed_usage(id).await?;
                let key = self.device_key_or_new().await?;
                let list = match &seen {
                    // One that is damaged is begun anew.
                    Some(sealed) => key.unseal(sealed, &context(id)).await.ok(),
                    None => None,
                };
                let sealed = key.seal(&record::padded(change(list)), &context(id)).await?;
                if self.exchange_usage(id, seen.as_deref(), &sealed).await? {
                    return Ok(());
                }
            }
            Err(VaultError::Failed)
        })
    }

    fn forget<'a>(&'a self, id: &'a EntryId) -> VaultFuture<'a, ()> {
        Box::pin(async move {
            if self.connection.leads_nowhere().await {
                return Ok(());
            }
            self.write(USAGE, id.as_str(), None).await
        })
    }
}

fn bytes(stored: &JsValue) -> Option<Vec<u8>> {
    stored.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn context(id: &EntryId) -> Vec<u8> {
    [b"ingam usage v1", id.as_str().as_bytes()].concat()
}
