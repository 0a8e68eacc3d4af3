//! The compiled sentences of every page. `xtask/src/build/texts.rs` makes them from `assets/i18n/*.ftl`: one
//! text a language, each sentence (see [`super::sentence`]) ended by U+0000, in the order of the ids.

use super::{
    Arg, Language, MessageId,
    sentence::{END, fill},
};

/// The sentences of one language.
pub(super) struct Table {
    text: String,
    /// Where each sentence ends.
    ends: Vec<usize>,
    language: Language,
}

impl Table {
    /// `None` if the text is not one of this version of the page.
    pub(super) fn of(language: Language, text: String) -> Option<Self> {
        let ends: Vec<usize> = text.match_indices(END).map(|(place, _)| place).collect();
        (ends.len() == MessageId::COUNT).then_some(Self { text, ends, language })
    }

    fn at(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before] + END.len_utf8());
        &self.text[start..self.ends[place]]
    }

    /// The sentence of this id with values filled in.
    pub(super) fn sentence(&self, id: MessageId, args: &[Arg<'_>]) -> String {
        fill(self.language, self.at(id.place()), args)
    }
}
