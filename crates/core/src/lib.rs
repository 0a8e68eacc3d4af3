//! Sans-I/O core of Ingam: keys, certification requests, seals, files and checks.
//!
//! Builds natively and for wasm32. No clock, no randomness, no network, no storage, no user
//! interface: they are arguments. One ASN.1 structure per file, with its schema and source in the
//! doc comment.
#![forbid(unsafe_code)]

pub mod vault;
