//! The mock bank from outside: HTTP, CMP by OpenSSL, and what it leaves on disk.

mod again;
mod audit;
mod authorities;
mod certificate;
mod cmp;
mod database;
mod disk;
mod edge;
mod est;
mod expert;
mod holders;
mod known_by_phone;
mod locks;
mod money;
mod once;
mod postgres;
mod receipts;
mod request;
mod resume;
mod session;
mod steps;
mod support;
mod terms;
mod terms_changed;
mod vid_request;
mod ways;
