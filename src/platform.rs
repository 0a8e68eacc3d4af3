//! Adapters to the browser and the ports they implement: one file each, no decisions.
//!
//! A port is a trait that has a second implementation, for tests: [`bank_client::Transport`],
//! [`keeper_client::Keepers`], [`drafts::Drafts`], [`usage::UsageLog`], [`issuing_lock::IssuingLock`] and
//! [`Vault`](ingam_core::vault::Vault), whose browser side is [`indexed_db`].

pub mod attention;
pub mod bank_client;
pub mod camera;
pub mod chosen_files;
pub mod clipboard;
pub mod clock;
pub mod config;
mod device_key;
pub mod download;
pub mod drafts;
pub mod fetch;
pub mod file;
pub mod folder;
pub mod fragment;
pub mod history;
pub mod indexed_db;
pub mod issuing_lock;
pub mod json;
pub mod keeper_client;
pub mod keeper_worker;
pub mod location;
pub mod notification;
pub mod passkey;
pub mod picture;
pub mod preferences;
pub mod print;
mod property;
pub mod random;
pub mod storage_persistence;
pub mod support;
pub mod tab;
pub mod texts;
pub mod traces;
mod trusted_script_url;
pub mod usage;
pub mod web_lock;
