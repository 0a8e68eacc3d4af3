//! The page's sentences in Korean and English.
//!
//! Messages live in `assets/i18n/*.ftl`, those of errors in files of their own, and are compiled
//! in. Both languages have the same ids, and a test keeps it so.

use std::{fmt, rc::Rc};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use yew::prelude::*;

use crate::error::ErrorText;

/// Source of the Korean messages.
pub const KOREAN_FTL: &str = concat!(
    include_str!("../assets/i18n/ko-KR.ftl"),
    "\n",
    include_str!("../assets/i18n/ko-KR.errors.ftl")
);
/// Source of the English messages.
pub const ENGLISH_FTL: &str = concat!(
    include_str!("../assets/i18n/en-US.ftl"),
    "\n",
    include_str!("../assets/i18n/en-US.errors.ftl")
);

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

    fn source(self) -> (&'static str, &'static str) {
        match self {
            Self::Korean => ("ko-KR", KOREAN_FTL),
            Self::English => ("en-US", ENGLISH_FTL),
        }
    }
}

/// One named value inside a sentence.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

/// The messages of one language. Cheap to clone.
#[derive(Clone)]
pub struct I18n {
    language: Language,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl I18n {
    /// Loads the messages of a language.
    pub fn new(language: Language) -> Self {
        let (tag, source) = language.source();
        let id = LanguageIdentifier::from_bytes(tag.as_bytes()).unwrap_or_default();
        // A file with errors still yields its readable messages; a test refuses such a file.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new(vec![id]);
        // Both languages run left to right, and isolation marks would travel with copied text.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self {
            language,
            bundle: Rc::new(bundle),
        }
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of this id. An unknown id shows itself, so that a fault is seen and harmless.
    pub fn t(&self, id: &str) -> AttrValue {
        self.t_with(id, &[])
    }

    /// The message of this id with values filled in.
    pub fn t_with(&self, id: &str, args: &[Arg<'_>]) -> AttrValue {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return AttrValue::from(id.to_owned());
        };
        let args: FluentArgs = args.iter().cloned().collect();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new());
        AttrValue::from(text.into_owned())
    }

    /// What happened, and what to do now.
    pub fn error(&self, text: &ErrorText) -> (AttrValue, AttrValue) {
        let args: Vec<Arg<'_>> = text
            .args
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
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
    use_context::<I18n>().expect("use_i18n() needs ContextProvider<I18n> around it")
}
