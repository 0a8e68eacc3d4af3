//! Every command of this project, and the set-up each of them needs.
//!
//! `cargo xtask` starts with whatever Rust (1.95 or later) is at hand; [`setup`] then finds or
//! makes the one toolchain that builds everything else.

mod bank;
mod bench;
mod build;
mod chaos;
mod cli;
mod demo;
mod errors;
mod fuzz;
mod interop;
mod journey;
mod journeys;
mod lint;
mod process;
mod serve;
mod setup;
mod size;
mod test;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
