use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::use_services;
use crate::{platform::keeper_client::Keeper, services::Services};

/// The keeper of a page that looks at files.
#[derive(Clone)]
pub struct FileKeeper {
    services: Services,
    keeper: Rc<RefCell<Keeper>>,
}

impl FileKeeper {
    /// The keeper, with the files that it holds.
    pub fn current(&self) -> Keeper {
        self.keeper.borrow().clone()
    }

    /// The keeper, or another one in place of one that has ended.
    pub fn running(&self) -> Keeper {
        if self.keeper.borrow().stopped() {
            self.keeper.replace(self.services.file_keeper());
        }
        self.current()
    }
}

/// A keeper for files, until the page is left. Started at once: later there may be no network to load it from.
#[hook]
pub fn use_file_keeper() -> FileKeeper {
    let services = use_services();
    let keeper = {
        let services = services.clone();
        use_mut_ref(move || services.file_keeper())
    };
    FileKeeper { services, keeper }
}
