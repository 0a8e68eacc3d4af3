//! The little of Markdown that the help is written in, a line an item:
//!
//! ```text
//! ## Heading
//! ### Question, which opens what follows it
//! A paragraph with **strong words** and a [link](/address).
//! - one of several      1. a step      - [ ] something to tick off on paper
//! Term (other words)
//! : what it means
//! ```

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below that of the page.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Several things.
    Items(Vec<String>),
    /// What to do, one after the other.
    Steps(Vec<String>),
    /// What to tick off.
    Checks(Vec<String>),
    /// Terms, and what they mean.
    Terms(Vec<(String, String)>),
    /// A question and its answer.
    Question(String, Vec<Block>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Words.
    Plain(&'a str),
    /// Words that matter.
    Strong(&'a str),
    /// The words of a link, and its address.
    Link(&'a str, &'a str),
}

/// The pieces of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(heading.to_owned()));
            continue;
        }
        if let Some(question) = line.strip_prefix("### ") {
            blocks.push(Block::Question(question.to_owned(), Vec::new()));
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Question(_, answer)) => add(answer, line),
            _ => add(&mut blocks, line),
        }
    }
    blocks
}

fn add(blocks: &mut Vec<Block>, line: &str) {
    let last = blocks.last_mut();
    if let Some(check) = line.strip_prefix("- [ ] ") {
        match last {
            Some(Block::Checks(checks)) => checks.push(check.to_owned()),
            _ => blocks.push(Block::Checks(vec![check.to_owned()])),
        }
    } else if let Some(item) = line.strip_prefix("- ") {
        match last {
            Some(Block::Items(items)) => items.push(item.to_owned()),
            _ => blocks.push(Block::Items(vec![item.to_owned()])),
        }
    } else if let Some(step) = step(line) {
        match last {
            Some(Block::Steps(steps)) => steps.push(step.to_owned()),
            _ => blocks.push(Block::Steps(vec![step.to_owned()])),
        }
    } else if let Some(meaning) = line.strip_prefix(": ") {
        // What was taken for a paragraph is the term.
        if let Some(Block::Paragraph(term)) = blocks.pop() {
            let pair = (term, meaning.to_owned());
            match blocks.last_mut() {
                Some(Block::Terms(terms)) => terms.push(pair),
                _ => blocks.push(Block::Terms(vec![pair])),
            }
        }
    } else {
        blocks.push(Block::Paragraph(line.to_owned()));
    }
}

/// What stands behind `1. `.
fn step(line: &str) -> Option<&str> {
    let (number, step) = line.split_once(". ")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(step)
}

/// The pieces of a line.
pub fn spans(line: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['*', '[']) {
        let (before, from) = rest.split_at(at);
        let Some((span, after)) = special(from) else {
            // Not one of ours: it stands for itself.
            let end = at + 1;
            spans.push(Span::Plain(&rest[..end]));
            rest = &rest[end..];
            continue;
        };
        if !before.is_empty() {
            spans.push(Span::Plain(before));
        }
        spans.push(span);
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Plain(rest));
    }
    spans
}

fn special(from: &str) -> Option<(Span<'_>, &str)> {
    if let Some(strong) = from.strip_prefix("**") {
        let (words, after) = strong.split_once("**")?;
        return Some((Span::Strong(words), after));
    }
    let (words, rest) = from.strip_prefix('[')?.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    address.starts_with('/').then_some((Span::Link(words, address), after))
}
