//! The page's sentences in Korean and English.
//!
//! Messages live in `assets/i18n/*.ftl` (Project Fluent), those of errors in files of their own.
//! The build reads them with Fluent's own parser and refuses what the page does not know, so the page
//! carries neither the parser nor the tables of all the world's languages. A visit loads the file of one
//! language, see `assets/start.js`.

use std::{borrow::Cow, fmt, rc::Rc};

use yew::prelude::*;

use crate::{error::ErrorText, platform::texts};
use table::Table;

pub use crate::message_id::MessageId;
pub use words::Words;

mod sentence;
mod table;
mod words;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// 한국어
    #[default]
    Korean,
    /// English
    English,
}

impl Language {
    /// Value of the `lang` attribute, also how the choice is remembered.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// Reads a language tag such as `en`, `en-GB` or `ko-KR`; anything else is `None`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "ko" => Some(Self::Korean),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Korean => Self::English,
            Self::English => Self::Korean,
        }
    }

    /// Picks from a text that exists in both languages.
    pub fn pick(self, text: &ingam_bank_api::Localized) -> AttrValue {
        match self {
            Self::Korean => text.ko.clone().into(),
            Self::English => text.en.clone().into(),
        }
    }
}

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words, amounts and dates that are already written out.
    Text(Cow<'a, str>),
    /// A count, written in decimal digits; it can choose between sentences.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        (number as u64).into()
    }
}

/// One named value inside a sentence.
pub type Arg<'a> = (&'a str, Value<'a>);

/// The messages of one language. Cheap to clone.
#[derive(Clone)]
pub struct I18n {
    language: Language,
    table: Rc<Table>,
}

impl I18n {
    /// The messages of a language out of its compiled text. `None` if that belongs to another version of
    /// the page.
    pub fn of(language: Language, text: String) -> Option<Self> {
        Some(Self { language, table: Rc::new(Table::of(language, text)?) })
    }

    /// The messages of a language, for tests without a page.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(language: Language) -> Self {
        let text = match language {
            Language::Korean => include_str!(concat!(env!("OUT_DIR"), "/ko.txt")),
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
        };
        // The build script made text and ids together.
        Self::of(language, text.to_owned()).expect("as many sentences as ids")
    }

    /// The messages that the page was started with.
    pub fn at_start() -> Option<Self> {
        let start = texts::at_start()?;
        Self::of(Language::from_tag(&start.language)?, start.text)
    }

    /// The messages of another language. `None` if its file cannot be had.
    pub async fn load(language: Language) -> Option<Self> {
        Self::of(language, texts::load(language.tag()).await?)
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of this id.
    pub fn t(&self, id: MessageId) -> AttrValue {
        self.t_with(id, &[])
    }

    /// The message of this id with values filled in.
    pub fn t_with(&self, id: MessageId, args: &[Arg<'_>]) -> AttrValue {
        self.table.sentence(id, args).into()
    }

    /// An amount of money, won.
    pub fn won(&self, amount: u64) -> AttrValue {
        self.t_with(id!("price-won"), &[("amount", ingam_core::money::won(amount).into())])
    }

    /// What happened, and what to do now.
    pub fn error(&self, text: &ErrorText) -> (AttrValue, AttrValue) {
        let args: Vec<Arg<'_>> =
            text.args.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
        (self.t_with(text.err, &args), self.t_with(text.rec, &args))
    }
}

impl PartialEq for I18n {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl fmt::Debug for I18n {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("I18n").field(&self.language).finish()
    }
}

/// The messages in the language of the moment.
///
/// # Panics
/// Outside of `ContextProvider<I18n>`: a fault of the program.
#[hook]
pub fn use_i18n() -> I18n {
    // The application puts it around everything that is shown, see app.rs.
    use_context::<I18n>().expect("use_i18n() needs ContextProvider<I18n> around it")
}
