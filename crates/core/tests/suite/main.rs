//! Tests of the core, natively.

mod input;
mod judgement;
mod password;
mod pkcs12;
mod request;
mod seal;
mod support;
