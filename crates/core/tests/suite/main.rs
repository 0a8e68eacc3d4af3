//! Tests of the core, natively.

mod bad_input;
mod certificate;
mod codes;
mod input;
mod judgement;
mod own_request;
mod password;
mod pkcs12;
mod recipient;
mod request;
mod seal;
mod support;
