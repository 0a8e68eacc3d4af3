//! The browser application of Ingam: everything that may touch Yew or the browser.
//!
//! Two programs are built from it: the page (`src/main.rs`) and the keeper (`src/bin/keeper.rs`),
//! a worker that is the only place where a private key exists in the clear.

pub mod error;
pub mod keeper;
pub mod platform;
pub mod services;
pub mod session;
