//! Compiles the standard library together with the page, for size.
//!
//! A library built for everybody carries texts, source places and number formatting for panics.
//! Built here, a panic is a bare WebAssembly trap: `assets/start.js` shows what the person reads.
//! That is 8 % of the page, and nothing secret can be in a message that does not exist.

use std::process::Command;

use crate::setup::Toolchain;

const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
                     -Zfmt-debug=none";

/// Makes a build lean. A toolchain without the sources of the standard library builds a page that
/// works as well and is larger.
pub fn apply(toolchain: &Toolchain, command: &mut Command) {
    // Flags of the caller's would take the place of ours, and of those in .cargo/config.toml.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    if !toolchain.has_sources() {
        return;
    }
    command
        // These are for nightly compilers and for those who say that they know what they do.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        // Cargo adds these to the flags in .cargo/config.toml.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
}
