use ingam_core::vault::Tries;
use yew::prelude::*;

use super::use_services;
use crate::platform::clock;

/// More often than a second goes by, so that none is left out.
const TICK: u32 = 500;

/// A wait after wrong passwords.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wait {
    /// Seconds that it took when it was first seen; 0 if there is none.
    pub whole: i64,
    /// Seconds until a password is taken again.
    pub left: i64,
}

/// The wait after these tries, counted down by the clock: the component is rendered again as it goes by.
#[hook]
pub fn use_wait(tries: Tries) -> Wait {
    let services = use_services();
    let component = use_force_update();
    let left = tries.wait(services.now());
    let seen = use_mut_ref(|| (tries, left));
    if seen.borrow().0 != tries {
        seen.replace((tries, left));
    }
    let (_, whole) = *seen.borrow();
    use_effect_with((tries, left > 0), move |(_, waiting)| {
        let ticking = waiting.then(|| clock::every(TICK, move || component.force_update()));
        move || drop(ticking)
    });
    Wait { whole, left }
}
