//! The order of a list of certificates, and what is looked for in it.

use ingam_core::vault::EntryState;

use super::Listed;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What came last.
    #[default]
    Newest,
    /// What ends soonest. What has no end yet is at the end.
    Expiry,
    /// Names, in the order of their letters.
    Name,
}

/// The entries that contain every word of `query`, in order. `product` is the name of the product in the
/// language of the page.
pub fn arranged<'a>(
    entries: &'a [Listed],
    order: Order,
    query: &str,
    product: impl Fn(&Listed) -> String,
) -> Vec<&'a Listed> {
    let query = query.to_lowercase();
    let found = |listed: &&Listed| {
        let words = words(listed, &product(listed)).to_lowercase();
        query.split_whitespace().all(|word| words.contains(word))
    };
    let mut shown: Vec<&Listed> = entries.iter().filter(found).collect();
    // Entries come oldest first, and what is equal stays as it was.
    shown.reverse();
    if order != Order::Newest {
        // One key for both orders, so that the sort is compiled once.
        shown.sort_by_cached_key(|listed| match order {
            Order::Expiry => {
                (listed.readable().map_or(i64::MAX, |summary| summary.not_after), String::new())
            }
            _ => {
                let label = listed.active().map_or("", |active| &active.label);
                let name = if label.is_empty() { holder(listed) } else { label };
                (0, name.to_lowercase())
            }
        });
    }
    shown
}

/// Everything that is shown of an entry, in one text.
fn words(listed: &Listed, product: &str) -> String {
    let label = listed.active().map_or("", |active| &active.label);
    let issuer = listed.readable().map_or("", |summary| &summary.issuer_name);
    [label, holder(listed), issuer, product].join("\n")
}

fn holder(listed: &Listed) -> &str {
    match &listed.entry.state {
        EntryState::Pending(pending) => &pending.holder_name,
        EntryState::Active(_) => listed.readable().map_or("", |summary| &summary.holder_name),
    }
}
