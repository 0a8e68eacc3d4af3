//! Names of things, as message ids where their kind is known.

use ingam_bank_api::Product;

use yew::AttrValue;

use crate::{
    i18n::I18n,
    issuance::{Step, enroll::Stage},
};

/// Name of a step, for the list of steps.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Terms => "step-terms",
        Step::Identity => "step-identity",
        Step::Product => "step-product",
        Step::Verification => "step-verification",
        Step::Fee => "step-fee",
        Step::Details => "step-details",
        Step::Password => "step-password",
        Step::Issuing | Step::Done => "step-issuing",
    }
}

/// Name of a product.
pub fn product_name(product: Product) -> &'static str {
    match product {
        Product::General => "product-general",
        Product::Banking => "product-banking",
        Product::BusinessBanking => "product-business-banking",
        Product::Tax => "product-tax",
    }
}

/// Name of the product of this wire name; a certificate may be of a kind that is not ours.
pub fn product_label(i18n: &I18n, wire: Option<&str>) -> AttrValue {
    i18n.t(wire.and_then(product_of).map_or("product-unknown", product_name))
}

/// What a product is good for.
pub fn product_about(product: Product) -> &'static str {
    match product {
        Product::General => "product-general-about",
        Product::Banking => "product-banking-about",
        Product::BusinessBanking => "product-business-banking-about",
        Product::Tax => "product-tax-about",
    }
}

/// The product of this wire name.
pub fn product_of(wire: &str) -> Option<Product> {
    [Product::General, Product::Banking, Product::BusinessBanking, Product::Tax]
        .into_iter()
        .find(|product| product.as_str() == wire)
}

/// What is done in a stage.
pub fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Requesting => "stage-requesting",
        Stage::MakingKey => "stage-making-key",
        Stage::Storing => "stage-storing",
        Stage::Sending => "stage-sending",
        Stage::Checking => "stage-checking",
        Stage::Keeping => "stage-keeping",
        Stage::Confirming => "stage-confirming",
        Stage::Testing => "stage-testing",
        Stage::Done => "stage-done",
    }
}
