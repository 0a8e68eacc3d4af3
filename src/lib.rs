//! The browser application of Ingam: everything that may touch Yew or the browser.
//!
//! Two programs are built from it: the page (`src/main.rs`) and the keeper (`src/bin/keeper.rs`),
//! a worker that is the only place where a private key exists in the clear.

// First, for its `id!`.
#[macro_use]
pub mod message_id;

pub mod app;
pub mod certificates;
pub mod components;
pub mod error;
pub mod hooks;
pub mod i18n;
pub mod issuance;
pub mod keeper;
pub mod pages;
pub mod platform;
pub mod route;
pub mod router;
pub mod services;
pub mod session;
