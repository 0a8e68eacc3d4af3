//! Names of things, as message ids where their kind is known.

use ingam_bank_api::Product;

use yew::AttrValue;

use crate::{
    i18n::{I18n, MessageId},
    issuance::{Step, enroll::Stage},
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
        Step::Password => id!("step-password"),
        Step::Issuing | Step::Done => id!("step-issuing"),
    }
}

/// Name of a product.
pub fn product_name(product: Product) -> MessageId {
    match product {
        Product::General => id!("product-general"),
        Product::Banking => id!("product-banking"),
        Product::BusinessBanking => id!("product-business-banking"),
        Product::Tax => id!("product-tax"),
    }
}

/// Name of the product of this wire name; a certificate may be of a kind that is not ours.
pub fn product_label(i18n: &I18n, wire: Option<&str>) -> AttrValue {
    i18n.t(wire.and_then(product_of).map_or(id!("product-unknown"), product_name))
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
