//! Interoperability: programs that no one here wrote judge what Ingam writes.
//!
//! A missing program is a failure, never a skipped test. `cargo xtask test interop` installs what is
//! needed and names it in the environment:
//!
//! - `INGAM_MOCK_BANK`: the mock bank's executable,
//! - `INGAM_DEMO_DIR`: what `cargo xtask demo` left,
//! - `INGAM_PKILINT_VENV`: a Python environment with pkilint,
//! - `INGAM_SCHEMATHESIS_VENV`: one with Schemathesis,
//! - `INGAM_PYPINKSIGN_VENV`: one with PyPinkSign, and with icalendar,
//! - `INGAM_TABLES`: where tables are left for `cargo xtask interop`.
#![cfg(not(target_arch = "wasm32"))]

mod bank_authorities;
mod bank_chain;
mod bank_cmp;
mod bank_est;
mod bank_lint;
mod bank_ocsp;
mod bank_openapi;
mod bank_process;
mod bank_receipt;
mod client_bank;
mod client_calendar;
mod client_cmp;
mod client_files;
mod client_ocsp;
mod client_random;
mod client_renewal;
mod client_signatures;
mod client_verification;
mod matrix;
mod page_files;
mod program;
