//! demo desk placeholder
use crate::Bank;
use std::sync::Arc;
/// desk
pub fn router() -> axum::Router<Arc<Bank>> {
    axum::Router::new()
}
