//! Compiles the sentences in `assets/i18n/*.ftl` into texts that the page reads without a parser of Fluent,
//! see `src/i18n/table.rs`. The build script of the page uses this file too, for the ids of the sentences.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};

/// Where the sentences are, from the root of the repository.
pub const FOLDER: &str = "assets/i18n";
/// What every page shows: a sentence is found by its place among the ids.
pub const PAGE: &[&str] = &[
    "ftl",
    "centre.ftl",
    "issuance.ftl",
    "vault.ftl",
    "files.ftl",
    "safety.ftl",
    "bank.ftl",
    "transfer.ftl",
    "renewal.ftl",
    "revocation.ftl",
    "foreign.ftl",
    "copy.ftl",
    "verify.ftl",
    "notices.ftl",
    "errors.ftl",
];
/// The words of the certificate doctor and the verifier, which only `/inspect` and `/verify` load: a sentence is
/// found by its id.
pub const INSPECT: &[&str] = &["inspect.ftl", "oids.ftl", "verified.ftl"];
/// Must be those of `src/i18n/table.rs`.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';
const NEXT: char = '\u{3}';
const END: char = '\0';

/// The compiled sentences of a language, by id.
pub type Messages = BTreeMap<String, String>;

/// All sentences in one text, in the order of their ids.
pub fn text(messages: &Messages) -> String {
    messages.values().map(|message| format!("{message}{END}")).collect()
}

/// All sentences in one text, each with its id in front, in the order of the ids.
pub fn named_text(messages: &Messages) -> String {
    messages.iter().map(|(id, message)| format!("{id}{NEXT}{message}{END}")).collect()
}

/// The sentences of a language in some of its files; `root` is that of the repository.
pub fn compile(root: &Path, language: &str, parts: &[&str]) -> Result<Messages, Box<dyn Error>> {
    let mut messages = Messages::new();
    for part in parts {
        let path = format!("{FOLDER}/{language}.{part}");
        let source =
            fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let resource =
            parser::parse(source.as_str()).map_err(|(_, errors)| format!("{path}: {errors:?}"))?;
        for entry in &resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                other => return Err(format!("{path}: not supported: {other:?}").into()),
            };
            let id = message.id.name;
            let text = message.value.as_ref().ok_or("a message without text");
            let text = text.and_then(|pattern| sentence(pattern));
            let text = text.map_err(|reason| format!("{path}: {id}: {reason}"))?;
            if messages.insert(id.to_owned(), text).is_some() {
                return Err(format!("{path}: {id} is there twice").into());
            }
        }
    }
    Ok(messages)
}

fn sentence(pattern: &Pattern<&str>) -> Result<String, &'static str> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                if value.contains([OPEN, CLOSE, NEXT, END]) {
                    return Err("a control character");
                }
                text.push_str(value);
            }
            PatternElement::Placeable { expression } => {
                text.push(OPEN);
                match expression {
                    Expression::Inline(inline) => text.push_str(variable(inline)?),
                    Expression::Select { selector, variants } => {
                        text.push_str(variable(selector)?);
                        select(variants, &mut text)?;
                    }
                }
                text.push(CLOSE);
            }
        }
    }
    Ok(text)
}

fn variable<'a>(expression: &InlineExpression<&'a str>) -> Result<&'a str, &'static str> {
    match expression {
        InlineExpression::VariableReference { id } => Ok(id.name),
        _ => Err("only variables can be placed in a sentence"),
    }
}

/// The variants in the order in which they are tried; the last one is the default.
fn select(variants: &[Variant<&str>], text: &mut String) -> Result<(), &'static str> {
    let (default, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
    let [default] = default[..] else {
        return Err("a choice needs one default");
    };
    for variant in others {
        let key = match variant.key {
            VariantKey::NumberLiteral { value } if value.parse::<u32>().is_ok() => value,
            VariantKey::Identifier { name: "one" } => "one",
            _ => return Err("a variant is a whole number, `one` or the default"),
        };
        text.push(NEXT);
        text.push_str(key);
        text.push(NEXT);
        text.push_str(&sentence(&variant.value)?);
    }
    text.push(NEXT);
    text.push_str(&sentence(&default.value)?);
    Ok(())
}
