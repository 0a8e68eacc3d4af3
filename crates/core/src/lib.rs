//! Sans-I/O core of Ingam: keys, certification requests, seals, files and checks.
//!
//! Builds natively and for wasm32. No clock, no randomness, no network, no storage, no user
//! interface: they are arguments. One ASN.1 structure per file, with its schema and source in the
//! doc comment.
#![forbid(unsafe_code)]

// What people type.
pub mod account_number;
pub mod address;
pub mod business_number;
mod digits;
pub mod email;
pub mod english_name;
pub mod enrollment_codes;
pub mod holder_number;
pub mod one_time_password;
pub mod password;
pub mod person_name;
pub mod phone;
pub mod postal_code;
pub mod resident_number;
pub mod security_card;
pub mod user_id;

// What people read.
pub mod distinguished_name;
pub mod kst;
pub mod money;
pub mod policy;

// Keys, requests, certificates.
mod asn1;
pub mod ber;
pub mod certificate;
pub mod chain;
pub mod cmp;
pub mod crl;
pub mod csr;
mod digest;
pub mod doctor;
pub mod enrollment;
pub mod key;
pub mod key_update;
pub mod ocsp;
pub mod own_request;
pub mod private_key;
mod private_key_info;
pub mod recipient;
mod rsa_signature;
pub mod self_test;
pub mod signed_data;
pub mod verification;
pub mod vid;
pub mod vid_random;

// Keeping.
pub mod archive;
pub mod backup;
pub mod copy;
pub mod encrypted_key;
pub mod import;
pub mod npki;
mod padding;
pub mod paper;
pub mod password_encryption;
pub mod pem;
pub mod pkcs12;
pub mod seal;
pub mod seed;
pub mod vault;
