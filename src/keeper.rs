//! The keeper.
pub mod protocol;
