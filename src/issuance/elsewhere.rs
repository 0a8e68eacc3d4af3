//! An enrollment that began on another device: taken up here with nothing but its two codes.

use ingam_bank_api::Product;
use ingam_core::{
    enrollment_codes::{AuthorizationCode, ReferenceNumber},
    holder_number::HolderNumber,
    vault::EntryId,
};
use serde_bytes::ByteBuf;

use super::steps::product_of;
use crate::{
    error::AppError,
    keeper::protocol::{AskOffer, KeeperError, Offer, ReadOffer, RememberHolder, Secret},
    platform::keeper_client::Keeper,
    services::Services,
};

/// What the bank says the codes are for. The code itself is in the keeper.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// What to ask for.
    pub offer: Offer,
    /// The product it stands for.
    pub product: Product,
    /// What waited in the vault before the bank was asked: it has another key, and maybe a password that
    /// is forgotten.
    pub before: Vec<EntryId>,
}

/// Asks the bank what two codes are for. The keeper, which is none of another enrollment, remembers the
/// code and the number: neither is sent.
pub async fn ask(
    services: &Services,
    keeper: &Keeper,
    reference: &ReferenceNumber,
    code: &AuthorizationCode,
    number: &HolderNumber,
) -> Result<Elsewhere, AppError> {
    keeper.ask(RememberHolder { number: Secret::new(number.digits().to_owned()) }).await?;
    let known = services.vault().inventory().await?;
    let before = known.entries.into_iter().map(|entry| entry.id).collect();
    let question = AskOffer {
        reference: reference.digits().to_owned(),
        code: Secret::new(code.digits().to_owned()),
        now: services.now(),
    };
    let question = keeper.ask(question).await?;
    let answer = services.bank().cmp(question.message.into_vec()).await?;
    let offer = keeper.ask(ReadOffer { answer: ByteBuf::from(answer) }).await;
    let offer = offer.map_err(AppError::Offer)?;
    // What this page cannot name, the person cannot agree to.
    let product = offer.product.as_deref().and_then(product_of);
    let product = product.ok_or(AppError::Offer(KeeperError::AnswerUnreadable))?;
    Ok(Elsewhere { offer, product, before })
}
