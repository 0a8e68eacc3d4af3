//! Going to another page from code.

use yew::Callback;

use super::Base;
use crate::{platform::history, route::Route};

/// Changes address and page together.
#[derive(Clone, Debug, PartialEq)]
pub struct Navigator {
    base: Base,
    show: Callback<Route>,
}

impl Navigator {
    /// For a page in the folder `base` that `show` makes visible.
    pub fn new(base: Base, show: Callback<Route>) -> Self {
        Self { base, show }
    }

    /// What a link to a route says.
    pub fn href(&self, route: &Route) -> String {
        self.base.href(route)
    }

    /// Goes to a route; Back leads here again.
    pub fn push(&self, route: &Route) {
        history::push(&self.href(route));
        self.show.emit(route.clone());
    }

    /// Goes to a route; Back leads to where it would lead now.
    pub fn replace(&self, route: &Route) {
        history::replace(&self.href(route));
        self.show.emit(route.clone());
    }
}
