//! Progress of an unfinished application, without anything secret, so that a reload or a closed
//! tab loses nothing else.

use ingam_bank_api::{AgreedTerms, Details, Holder, Product, Purpose, Step};
use ingam_core::vault::{EntryId, Storage, VaultError};
use serde::{Deserialize, Serialize};

use super::applicant::IdentityWay;
use crate::{platform::json, services::Services};

/// Version of the format. Another version is not read: a draft is worth two minutes of typing.
const VERSION: u32 = 1;

/// How long a draft is offered, seconds: as long as the bank keeps an enrollment.
pub const MAX_AGE: i64 = 24 * 60 * 60;

/// What the person has answered so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is for; an older draft is of an issue.
    #[serde(default)]
    pub purpose: Purpose,
    /// The certificate that is renewed.
    #[serde(default)]
    pub renews: Option<EntryId>,
    /// Personal or corporate.
    pub holder: Holder,
    /// Terms that were agreed to.
    pub agreed: Vec<AgreedTerms>,
    /// The step that was asked next when the draft was saved; [`Step::Codes`] stands for the
    /// certificate password. The bank's own view decides where the person may really go.
    pub reached: Step,
    /// Internet-banking user id; empty if not given yet.
    pub user_id: String,
    /// Whose product and details these are; an older draft does not say.
    #[serde(default)]
    pub customer: String,
    /// What was given to be looked up by. Numbers themselves are not kept.
    #[serde(default)]
    pub known_by: IdentityWay,
    /// The chosen product.
    pub product: Option<Product>,
    /// Who shall sign it, [`ingam_bank_api::AuthorityOffer::id`].
    #[serde(default)]
    pub authority: Option<String>,
    /// E-mail, phone, address; of an organisation also its names.
    pub details: Option<Details>,
    /// Where the certificate shall be kept.
    pub storage: Storage,
}

#[derive(Serialize, Deserialize)]
struct Record {
    version: u32,
    saved_at: i64,
    draft: Draft,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            purpose: Purpose::Issue,
            renews: None,
            holder: Holder::Personal,
            agreed: Vec::new(),
            reached: Step::Identity,
            user_id: String::new(),
            customer: String::new(),
            known_by: IdentityWay::UserId,
            product: None,
            authority: None,
            details: None,
            storage: Storage::Browser,
        }
    }
}

/// The draft of this browser. `None` if there is none, or only one that is too old or of another
/// version.
pub async fn load(services: &Services) -> Result<Option<Draft>, VaultError> {
    let Some(bytes) = services.drafts().load().await? else {
        return Ok(None);
    };
    let now = services.now();
    let draft = json::read::<Record>(&bytes)
        .filter(|record| record.version == VERSION)
        .filter(|record| (0..=MAX_AGE).contains(&(now - record.saved_at)))
        .map(|record| record.draft);
    if draft.is_none() {
        services.drafts().clear().await?;
    }
    Ok(draft)
}

/// Replaces the draft of this browser.
pub async fn save(services: &Services, draft: &Draft) -> Result<(), VaultError> {
    let record = Record { version: VERSION, saved_at: services.now(), draft: draft.clone() };
    let bytes = serde_json::to_vec(&record).map_err(|_| VaultError::Failed)?;
    services.drafts().save(bytes).await
}

/// Forgets the draft of this browser.
pub async fn clear(services: &Services) -> Result<(), VaultError> {
    services.drafts().clear().await
}
