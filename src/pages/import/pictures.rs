use yew::prelude::*;

use crate::{
    components::note::{note, warning},
    i18n::I18n,
};

/// What was read in a picture.
#[derive(Debug, PartialEq)]
pub struct Picture {
    /// Of the file.
    pub name: String,
    /// Codes of ours.
    pub seen: usize,
    /// Of these, codes that were not known before.
    pub fresh: usize,
}

/// What was read in the pictures, each by its name.
pub fn pictures(i18n: &I18n, pictures: &[Picture]) -> Html {
    html! {
        <div class="stack" role="status">
            { for pictures.iter().map(|picture| picture.view(i18n)) }
        </div>
    }
}

impl Picture {
    fn view(&self, i18n: &I18n) -> Html {
        let name = ("name", self.name.clone().into());
        match (self.seen, self.fresh) {
            (0, _) => warning(i18n.t_with(id!("paper-unread"), &[name])),
            (_, 0) => note(i18n.t_with(id!("paper-known"), &[name])),
            (_, count) => note(i18n.t_with(id!("paper-read"), &[name, ("count", count.into())])),
        }
    }
}
