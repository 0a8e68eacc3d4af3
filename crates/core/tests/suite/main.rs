//! Tests of the core, natively.

mod input;
mod password;
