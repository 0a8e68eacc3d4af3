use std::rc::Rc;

use yew::prelude::*;

use crate::platform::random;

/// These characters in an order that no one can foresee. It stays while the component is there.
#[hook]
pub fn use_shuffled(characters: &'static str) -> Rc<Vec<char>> {
    // Without randomness, which no browser reports, the order is only another one.
    use_memo(characters, |text| shuffled(text, || random::number().unwrap_or_default()))
}

/// The characters in the order that random numbers give (Fisher and Yates): each of all orders
/// equally often, but for less than one part in a hundred million.
pub fn shuffled(characters: &str, mut random: impl FnMut() -> u32) -> Vec<char> {
    let mut order: Vec<char> = characters.chars().collect();
    for last in (1..order.len()).rev() {
        let below = (last + 1) as u64;
        // A number below 2^32 gives one below `below`.
        order.swap(last, ((u64::from(random()) * below) >> 32) as usize);
    }
    order
}
