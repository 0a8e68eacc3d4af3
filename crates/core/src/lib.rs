//! Sans-I/O core of Ingam: keys, certification requests, seals, files and checks.
//!
//! Builds natively and for wasm32. No clock, no randomness, no network, no storage, no user
//! interface: they are arguments. One ASN.1 structure per file, with its schema and source in the
//! doc comment.
#![forbid(unsafe_code)]

// What people type.
pub mod account_number;
mod digits;
pub mod email;
pub mod one_time_password;
pub mod password;
pub mod phone;
pub mod postal_code;
pub mod resident_number;
pub mod user_id;

// What people read.
pub mod kst;
pub mod money;

pub mod vault;
