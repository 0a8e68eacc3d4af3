//! 사용 기록: what each certificate of this browser has signed, when and where. Kept here only, the
//! newest of each certificate, and deleted with it.
//!
//! Whoever has a certificate sign something says so with [`record_use`], once the signature is made.

use ingam_core::vault::EntryId;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, platform::json, services::Services};

/// How many signatures of one certificate are remembered.
pub const MOST: usize = 200;

/// Version of the list that is written.
const VERSION: u32 = 1;

/// What a certificate has signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 로그인
    Login,
    /// 이체
    Transfer,
    /// 갱신
    Renewal,
    /// 효력정지
    Suspension,
    /// 폐기
    Revocation,
    /// 타기관 인증서 등록
    Registration,
    /// 다른 기기로 복사
    Copy,
}

/// One signature. No text that was signed, and no account number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// When, by the clock of the device, seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What for.
    pub purpose: Purpose,
    /// On which page, as `window.location.origin`.
    pub origin: String,
    /// Number of the order, of a transfer.
    pub order: Option<String>,
    /// Won, of a transfer.
    pub amount: Option<u64>,
}

impl Use {
    /// Now, on this page.
    pub fn now(services: &Services, purpose: Purpose) -> Self {
        Self { at: services.now(), purpose, origin: services.origin(), order: None, amount: None }
    }
}

/// All that is remembered of a certificate, oldest first.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    version: u32,
    uses: Vec<Use>,
}

impl List {
    /// Of another version nothing is known: an empty one.
    fn read(json: Option<Vec<u8>>) -> Self {
        let read = json.and_then(|json| json::read::<Self>(&json));
        let known = read.filter(|list| list.version == VERSION);
        known.unwrap_or(Self { version: VERSION, uses: Vec::new() })
    }

    fn with(mut self, used: &Use) -> Self {
        self.uses.push(used.clone());
        let too_many = self.uses.len().saturating_sub(MOST);
        self.uses.drain(..too_many);
        self
    }
}

/// Remembers that a certificate has signed something. What was signed is signed whether or not this
/// browser can remember it. Of a certificate that is only lent, out of a file, nothing is kept.
pub async fn record_use(services: &Services, id: &EntryId, used: Use) {
    if !matches!(services.vault().entry(id).await, Ok(Some(_))) {
        return;
    }
    let change = |list| serde_json::to_vec(&List::read(list).with(&used)).unwrap_or_default();
    let _ = services.usage().update(id, &change).await;
}

/// What a certificate has signed, newest first.
pub async fn uses(services: &Services, id: &EntryId) -> Result<Vec<Use>, AppError> {
    let mut uses = List::read(services.usage().load(id).await?).uses;
    uses.reverse();
    Ok(uses)
}
