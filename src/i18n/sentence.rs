//! A compiled sentence. `xtask/src/build/texts.rs` writes them.
//!
//! A value stands as U+0001 name U+0002, and a choice as U+0001 name (U+0003 key U+0003 sentence)… U+0003
//! default U+0002, where a key is a whole number or `one`, and the first that fits is taken.

use super::{Arg, Language, Value};

const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';
/// Also between the id and the sentence, where they stand together.
pub(super) const NEXT: char = '\u{3}';
/// Behind every sentence of a text.
pub(super) const END: char = '\0';

/// The sentence with values filled in.
pub(super) fn fill(language: Language, sentence: &str, args: &[Arg<'_>]) -> String {
    let mut text = String::new();
    Filler { language, args }.fill(sentence, &mut text);
    text
}

struct Filler<'a> {
    language: Language,
    args: &'a [Arg<'a>],
}

impl Filler<'_> {
    fn fill(&self, sentence: &str, text: &mut String) {
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once(OPEN) {
            text.push_str(before);
            let end = outermost(after, CLOSE);
            self.fill_one(&after[..end], text);
            rest = &after[end + CLOSE.len_utf8()..];
        }
        text.push_str(rest);
    }

    /// What stands between [`OPEN`] and its [`CLOSE`].
    fn fill_one(&self, inside: &str, text: &mut String) {
        let (name, variants) = match inside.split_once(NEXT) {
            Some((name, variants)) => (name, Some(variants)),
            None => (inside, None),
        };
        let value = self.args.iter().find(|(arg, _)| *arg == name).map(|(_, v)| v);
        match (variants, value) {
            (Some(variants), _) => self.fill(self.variant(variants, value), text),
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
