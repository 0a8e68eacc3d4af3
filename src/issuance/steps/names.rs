//! Names of things, as message ids where their kind is known.

use std::slice;

use ingam_bank_api::{Holder, Product};
use ingam_core::{policy, vault::PendingEnrollment};
use yew::AttrValue;

use crate::{
    i18n::{I18n, MessageId},
    issuance::{Step, enroll::Stage},
    keeper::protocol::{Offer, Summary},
};

/// Name of a step, for the list of steps.
pub fn step_name(step: Step) -> MessageId {
    match step {
        Step::Terms => id!("step-terms"),
        Step::Identity => id!("step-identity"),
        Step::Product => id!("step-product"),
        Step::Verification => id!("step-verification"),
        Step::Fee => id!("step-fee"),
        Step::Details => id!("step-details"),
        Step::Request => id!("step-request"),
        Step::Password => id!("step-password"),
        Step::Issuing | Step::Done => id!("step-issuing"),
    }
}

/// Name of a product. Some are called otherwise when an organisation holds them.
pub fn product_name(holder: Holder, product: Product) -> MessageId {
    match (product, holder) {
        (Product::General, Holder::Personal) => id!("product-general"),
        (Product::General, Holder::Corporate) => id!("product-business-general"),
        (Product::Banking, _) => id!("product-banking"),
        (Product::BusinessBanking, _) => id!("product-business-banking"),
        (Product::Tax, _) => id!("product-tax"),
    }
}

/// Name of the product of a certificate; it may be of a kind that is not ours.
pub fn certificate_product(i18n: &I18n, summary: &Summary) -> AttrValue {
    product_label(i18n, summary.product.as_deref(), &summary.policies)
}

/// Name of the product that was applied for.
pub fn pending_product(i18n: &I18n, pending: &PendingEnrollment) -> AttrValue {
    product_label(i18n, Some(&pending.product), slice::from_ref(&pending.policy))
}

/// Name of the product that two codes from another device are for.
pub fn offered_product(i18n: &I18n, offer: &Offer) -> AttrValue {
    product_label(i18n, offer.product.as_deref(), slice::from_ref(&offer.wanted.policy))
}

fn product_label(i18n: &I18n, wire: Option<&str>, policies: &[String]) -> AttrValue {
    let corporate = policies.iter().any(|policy| policy::is_corporate(policy));
    let holder = if corporate { Holder::Corporate } else { Holder::Personal };
    let product = wire.and_then(product_of);
    i18n.t(product.map_or(id!("product-unknown"), |product| product_name(holder, product)))
}

/// What a product is good for.
pub fn product_about(product: Product) -> MessageId {
    match product {
        Product::General => id!("product-general-about"),
        Product::Banking => id!("product-banking-about"),
        Product::BusinessBanking => id!("product-business-banking-about"),
        Product::Tax => id!("product-tax-about"),
    }
}

/// The product of this wire name.
pub fn product_of(wire: &str) -> Option<Product> {
    [Product::General, Product::Banking, Product::BusinessBanking, Product::Tax]
        .into_iter()
        .find(|product| product.as_str() == wire)
}

/// How long a certificate is valid.
pub fn months(i18n: &I18n, months: u32) -> AttrValue {
    i18n.t_with(id!("comparison-months"), &[("months", months.into())])
}

/// What is done in a stage.
pub fn stage_name(stage: Stage) -> MessageId {
    match stage {
        Stage::Requesting => id!("stage-requesting"),
        Stage::MakingKey => id!("stage-making-key"),
        Stage::Storing => id!("stage-storing"),
        Stage::Sending => id!("stage-sending"),
        Stage::Checking => id!("stage-checking"),
        Stage::Keeping => id!("stage-keeping"),
        Stage::Confirming => id!("stage-confirming"),
        Stage::Testing => id!("stage-testing"),
        Stage::Done => id!("stage-done"),
    }
}
