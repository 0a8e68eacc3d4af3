//! The vault contract on memory. `tests/web` runs the same on IndexedDB.

use futures::executor::block_on;
use ingam_core::vault::{contract, memory::MemoryVault};

#[test]
fn memory_keeps_the_contract() {
    block_on(contract::check(&MemoryVault::default()));
}
