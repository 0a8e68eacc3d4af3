//! The browser application of Ingam: everything that may touch Yew or the browser.
//!
//! Three programs are built from it: the page (`src/main.rs`) and two keepers, workers that are the
//! only places where a private key exists in the clear: one that issues, opens and signs
//! (`src/bin/keeper.rs`), and one for files (`src/bin/file-keeper.rs`).

// First, for its `id!`.
#[macro_use]
pub mod message_id;

pub mod app;
pub mod banking;
pub mod certificates;
pub mod components;
pub mod copying;
pub mod error;
pub mod help;
pub mod hooks;
pub mod i18n;
pub mod issuance;
pub mod keeper;
pub mod notices;
pub mod pages;
pub mod platform;
pub mod public_pc;
pub mod registration;
pub mod route;
pub mod router;
pub mod services;
pub mod session;
