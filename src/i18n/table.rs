//! The compiled sentences. `xtask/src/build/texts.rs` makes them from `assets/i18n/*.ftl`.
//!
//! One text a language, each sentence ended by U+0000, in the order of the ids. In a sentence a value
//! stands as U+0001 name U+0002, and a choice as U+0001 name (U+0003 key U+0003 sentence)… U+0003
//! default U+0002, where a key is a whole number or `one`, and the first that fits is taken.

use super::{Arg, Language, MessageId, Value};

const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';
const NEXT: char = '\u{3}';
const END: char = '\0';

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
        let mut text = String::new();
        self.fill(self.at(id.place()), args, &mut text);
        text
    }

    fn fill(&self, sentence: &str, args: &[Arg<'_>], text: &mut String) {
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once(OPEN) {
            text.push_str(before);
            let end = outermost(after, CLOSE);
            self.fill_one(&after[..end], args, text);
            rest = &after[end + CLOSE.len_utf8()..];
        }
        text.push_str(rest);
    }

    /// What stands between [`OPEN`] and its [`CLOSE`].
    fn fill_one(&self, inside: &str, args: &[Arg<'_>], text: &mut String) {
        let (name, variants) = match inside.split_once(NEXT) {
            Some((name, variants)) => (name, Some(variants)),
            None => (inside, None),
        };
        let value = args.iter().find(|(arg, _)| *arg == name).map(|(_, v)| v);
        match (variants, value) {
            (Some(variants), _) => self.fill(self.variant(variants, value), args, text),
            (None, Some(Value::Text(value))) => text.push_str(value),
            (None, Some(Value::Number(value))) => text.push_str(&value.to_string()),
            // A fault that is seen and harmless.
            (None, None) => text.push_str(name),
        }
    }

    /// The first of the variants whose key fits, or the default.
    fn variant<'a>(&self, variants: &'a str, value: Option<&Value<'_>>) -> &'a str {
        let mut rest = variants;
        loop {
            let (key, Some(after)) = split(rest) else {
                return rest;
            };
            let (sentence, others) = split(after);
            if value.is_some_and(|value| self.fits(value, key)) {
                return sentence;
            }
            let Some(others) = others else {
                return sentence;
            };
            rest = others;
        }
    }

    fn fits(&self, value: &Value<'_>, key: &str) -> bool {
        let Value::Number(number) = value else {
            return false;
        };
        match key {
            // Korean has one form for every number (CLDR).
            "one" => self.language == Language::English && *number == 1,
            key => key.parse() == Ok(*number),
        }
    }
}

/// Splits at the first [`NEXT`] that is not inside of a value.
fn split(text: &str) -> (&str, Option<&str>) {
    let place = outermost(text, NEXT);
    (&text[..place], text.get(place + NEXT.len_utf8()..))
}

/// Place of the first `wanted` that is not inside of a value; the end if there is none.
fn outermost(text: &str, wanted: char) -> usize {
    let mut depth = 0_usize;
    for (place, character) in text.char_indices() {
        match character {
            _ if depth == 0 && character == wanted => return place,
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}
