//! The folder of the host in which the page lies.

use std::rc::Rc;

use crate::route::Route;

/// The folder of the host in which the page lies, such as `/centre`; empty at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(Rc<str>);

impl Base {
    /// From a path, with or without a slash at its end.
    pub fn new(path: &str) -> Self {
        Self(path.strip_suffix('/').unwrap_or(path).into())
    }

    /// What a link to a route says.
    pub fn href(&self, route: &Route) -> String {
        [&*self.0, &route.to_path()].concat()
    }

    /// The route of an address, given by its path. One outside of the folder is read as if it
    /// began there.
    pub fn route(&self, pathname: &str) -> Route {
        let inside =
            pathname.strip_prefix(&*self.0).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        Route::from_path(inside.unwrap_or(pathname))
    }
}
