//! NOT FOR PRODUCTION. A mock bank that plays registration authority (등록대행기관) and
//! certification authority (인증기관) for Ingam.
//!
//! One role a module, and the arrows point down this list:
//!
//! | module | role |
//! |---|---|
//! | [`cli`], [`config`], [`web`] | the command line, the HTTP edge, problem documents |
//! | [`cmp`] | certificates by CMP (RFC 9810, RFC 9483) over HTTP (RFC 6712) |
//! | [`est`] | certificates by EST (RFC 7030, RFC 8951), for clients on a command line |
//! | [`ocsp`] | what is known of a certificate (RFC 6960) |
//! | [`renewal`] | who is logged in has the certificate renewed |
//! | [`ra`] | may this person have this certificate: the state machine of an enrollment |
//! | [`login`] | who comes with a certificate, and is logged in |
//! | [`transfers`] | money that whoever is logged in sends, by signature |
//! | [`copy`] | mailboxes for a certificate that goes from one device to another |
//! | [`registration`] | certificates of other institutions |
//! | [`foreign`] | such an institution, played |
//! | [`issuing`], [`revocation`] | one transaction from fee to certificate, and one back |
//! | [`csr_policy`], [`vid`], [`ca`] | what is taken from a request; what is signed, and how |
//! | [`customers`], [`resident_number`], [`products`], [`authorities`], [`ledger`], [`otp`], [`card`], [`limits`] | the bank's own records and rules |
//! | [`audit`] | what happened, in a chain that cannot be changed unnoticed |
//! | [`store`], [`secrets`], [`clock`], [`faults`], [`hex`] | database, keys, time, trouble on demand, and bytes as text |
#![forbid(unsafe_code)]

pub mod audit;
pub mod authorities;
pub mod ca;
pub mod card;
pub mod cli;
pub mod clock;
pub mod cmp;
pub mod config;
pub mod copy;
pub mod csr_policy;
pub mod customers;
pub mod est;
pub mod faults;
pub mod foreign;
pub mod hex;
pub mod issuing;
pub mod ledger;
pub mod limits;
pub mod login;
pub mod ocsp;
pub mod otp;
pub mod outbox;
pub mod products;
pub mod ra;
pub mod registration;
pub mod renewal;
pub mod resident_number;
pub mod revocation;
pub mod secrets;
pub mod server;
pub mod store;
pub mod transfers;
pub mod vid;
pub mod web;

/// Everything the HTTP edge needs, shared by all requests.
#[derive(Debug)]
pub struct Bank {
    /// Checks people and keeps enrollments.
    pub ra: ra::Ra,
    /// Signs.
    pub authority: ca::Authority,
    /// Another institution, which the demo desk plays.
    pub foreign: ca::foreign::Foreign,
    /// Trouble on demand.
    pub faults: faults::Faults,
    /// How often one address may call.
    pub limits: limits::Limits,
    /// How the bank was started.
    pub config: config::Config,
}
