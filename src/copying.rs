//! A certificate from one device to another (`docs/copy.md`): what each side does with the bank, its keeper and
//! the vault, one look into the mailbox after the other. Who looks, and how often, is the page's matter.

mod receive;
mod send;

pub use receive::{Arrival, Received, Receiving, join};
pub use send::{Offered, Progress, Sending, offer};
