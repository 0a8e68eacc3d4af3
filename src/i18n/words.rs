//! Words that few pages need, in a file of their own: each stands with its id, in the order of the ids, as
//! U+0003 parts them and U+0000 ends each.

use std::{cell::RefCell, rc::Rc};

use yew::AttrValue;

use super::{
    Arg, Language,
    sentence::{END, NEXT, fill},
};
use crate::platform::texts;

thread_local! {
    /// What was loaded.
    static KNOWN: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// The words of the certificate doctor in one language. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    language: Language,
    text: Rc<str>,
    /// Where each entry starts and ends.
    entries: Rc<[(usize, usize)]>,
}

impl Words {
    /// The words out of a compiled text.
    pub fn of(language: Language, text: String) -> Self {
        let mut start = 0;
        let ends = text.match_indices(END).map(|(end, _)| {
            let entry = (start, end);
            start = end + END.len_utf8();
            entry
        });
        Self { language, entries: ends.collect(), text: text.into() }
    }

    /// The words of a language, for tests without a page.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(language: Language) -> Self {
        let text = match language {
            Language::Korean => include_str!(concat!(env!("OUT_DIR"), "/inspect-ko.txt")),
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/inspect-en.txt")),
        };
        Self::of(language, text.to_owned())
    }

    /// The words of a language, loaded once a visit: later there may be no network. `None` if their file
    /// cannot be had.
    pub async fn load(language: Language) -> Option<Self> {
        let known =
            KNOWN.with_borrow(|known| known.iter().find(|w| w.language == language).cloned());
        if known.is_some() {
            return known;
        }
        let words = Self::of(language, texts::load_inspect(language.tag()).await?);
        KNOWN.with_borrow_mut(|known| known.push(words.clone()));
        Some(words)
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of this id, if there is one.
    pub fn find(&self, id: &str, args: &[Arg<'_>]) -> Option<AttrValue> {
        let place = self.entries.binary_search_by(|entry| self.entry(*entry).0.cmp(id)).ok()?;
        let (_, sentence) = self.entry(*self.entries.get(place)?);
        Some(fill(self.language, sentence, args).into())
    }

    /// The text of this id; the id itself, a fault that is seen and harmless, if there is none.
    pub fn word(&self, id: &str) -> AttrValue {
        self.word_with(id, &[])
    }

    /// The text of this id with values filled in.
    pub fn word_with(&self, id: &str, args: &[Arg<'_>]) -> AttrValue {
        self.find(id, args).unwrap_or_else(|| id.to_owned().into())
    }

    fn entry(&self, (start, end): (usize, usize)) -> (&str, &str) {
        let entry = self.text.get(start..end).unwrap_or_default();
        entry.split_once(NEXT).unwrap_or_default()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}
