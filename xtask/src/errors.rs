//! `cargo xtask errors`: every error the page can show, with its two sentences in both languages.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use anyhow::{Context, Result, anyhow, bail};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use crate::workspace;

const LIST: &str = "docs/errors.md";
const HEAD: &str = "# Errors\n
Everything that can go wrong, as the page says it: what happened, and what to do now. Where a number stands in
braces, the page puts one in. Printed by `cargo xtask errors`; the lint fails when the list is out of date.\n
| code | 한국어 | English |
|---|---|---|
";

/// Prints the list, and writes it into the documentation.
pub fn command() -> Result<()> {
    let table = table()?;
    print!("{table}");
    fs::write(workspace::root().join(LIST), table).with_context(|| format!("cannot write {LIST}"))
}

/// Fails if the documentation holds another list.
pub fn check() -> Result<()> {
    let written = fs::read_to_string(workspace::root().join(LIST)).unwrap_or_default();
    if written != table()? {
        bail!("{LIST} is out of date: run cargo xtask errors");
    }
    Ok(())
}

fn table() -> Result<String> {
    let (korean, english) = (list("ko-KR")?, list("en-US")?);
    let mut table = HEAD.to_owned();
    if korean.len() != english.len() {
        bail!("an error is there in one language alone");
    }
    for ((code, happened, remedy), (other, in_english, to_do)) in korean.into_iter().zip(english) {
        if code != other {
            bail!("{code} is there in one language alone");
        }
        writeln!(table, "| `{code}` | {happened}<br>{remedy} | {in_english}<br>{to_do} |")?;
    }
    Ok(table)
}

/// Every error in a language, by its code: what happened, and what to do now.
pub fn list(language: &str) -> Result<Vec<(String, String, String)>> {
    let sentences = sentences(language)?;
    let codes = sentences.keys().filter_map(|id| id.strip_prefix("err-"));
    let said = |code: &str| {
        let sentence = |kind| sentences.get(&format!("{kind}-{code}")).cloned();
        let (happened, remedy) = sentence("err").zip(sentence("rec"))?;
        Some((code.to_owned(), happened, remedy))
    };
    let list = codes.map(|code| {
        said(code).with_context(|| format!("{code} lacks one of its two sentences in {language}"))
    });
    list.collect()
}

fn sentences(language: &str) -> Result<BTreeMap<String, String>> {
    let name = format!("assets/i18n/{language}.errors.ftl");
    let source = fs::read_to_string(workspace::root().join(&name))
        .with_context(|| format!("cannot read {name}"))?;
    let resource = parser::parse(source.as_str()).map_err(|(_, faults)| anyhow!("{faults:?}"))?;
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            Some((message.id.name.to_owned(), sentence(message.value.as_ref()?)))
        }
        _ => None,
    });
    Ok(messages.collect())
}

/// The words of a sentence; of its variants, the one for most numbers.
fn sentence(pattern: &Pattern<&str>) -> String {
    let words = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression } => match expression {
            Expression::Select { variants, .. } => {
                let variant = variants.iter().find(|variant| variant.default);
                variant.map(|variant| sentence(&variant.value)).unwrap_or_default()
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                format!("{{{}}}", id.name)
            }
            Expression::Inline(_) => String::new(),
        },
    });
    words.collect::<String>().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_and_numbers_are_shown() {
        let source = "rec-x = { $n ->\n    [one] Once.\n   *[other] Up to { $n } times.\n}\n";
        let resource = parser::parse(source).expect("a message");
        let Entry::Message(message) = &resource.body[0] else { panic!("no message") };
        let pattern = message.value.as_ref().expect("a text");
        assert_eq!(sentence(pattern), "Up to {n} times.");
    }
}
