//! The help of the page in one file a language, which only `/help` loads: `assets/help/*.md`, then the errors;
//! see `src/help.rs`.

use std::{fmt::Write as _, fs};

use anyhow::{Context, Result};

use crate::{errors, workspace};

/// Must be those of `src/help.rs`.
const PART: char = '\0';
const NEXT: char = '\u{3}';

/// The help in a language, such as `ko-KR`.
pub fn text(language: &str) -> Result<String> {
    let name = format!("assets/help/{language}.md");
    let mut text = fs::read_to_string(workspace::root().join(&name))
        .with_context(|| format!("cannot read {name}"))?;
    text.push(PART);
    // Where the page puts a number, Koreans write a circle.
    let number = if language == "ko-KR" { "○" } else { "n" };
    for (code, happened, remedy) in errors::list(language)? {
        let line = format!("{code}{NEXT}{happened}{NEXT}{remedy}");
        writeln!(text, "{}", numbered(&line, number))?;
    }
    Ok(text)
}

/// What stands in braces is a number.
fn numbered(line: &str, number: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(number);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_circles() {
        assert_eq!(numbered("{remaining}번 더 틀리면 {n}", "○"), "○번 더 틀리면 ○");
        assert_eq!(numbered("an open { brace", "○"), "an open { brace");
    }

    #[test]
    fn every_error_is_in_the_help_of_both_languages() -> Result<()> {
        let codes = |text: &str| -> Vec<String> {
            let errors = text.split_once(PART).map_or("", |(_, errors)| errors).lines();
            errors.filter_map(|line| Some(line.split_once(NEXT)?.0.to_owned())).collect()
        };
        let (korean, english) = (text("ko-KR")?, text("en-US")?);
        let known: Vec<String> =
            errors::list("ko-KR")?.into_iter().map(|(code, ..)| code).collect();
        assert!(known.len() > 100);
        assert_eq!(codes(&korean), known);
        assert_eq!(codes(&english), known);
        assert!(
            !korean.contains('{') || korean.matches('{').count() == korean.matches("{#").count()
        );
        Ok(())
    }
}
