//! Passwords that everybody tries first.
//!
//! Lists of leaked passwords are dominated by few words with decoration: `Password1!`,
//! `p@ssw0rd2024`, `1q2w3e4r!!`. So the decoration is taken off and the word looked up; that covers
//! far more than the list is long.

use zeroize::Zeroizing;

use super::folded;

/// Lower case, one a line.
const WORDS: &str = include_str!("common.txt");

/// Whether a password is one of the commonest words, with or without digits and signs around it
/// and with letters replaced by the usual look-alikes.
pub(super) fn is_common(password: &str) -> bool {
    let lower = folded(password);
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let tail_off = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let plain: Zeroizing<String> =
        Zeroizing::new(lower.chars().filter(|c| c.is_alphanumeric()).collect());
    let mut letters: Zeroizing<String> =
        Zeroizing::new(lower.chars().filter(|c| c.is_alphabetic()).collect());
    // A short word in a long number is not decoration around a word.
    if letters.chars().count() * 2 < plain.chars().count() {
        letters.clear();
    }
    let candidates =
        [lower.as_str(), core, &letters, &plain, &look_alikes(core), &look_alikes(tail_off)]
            .map(squeezed);
    WORDS.lines().any(|word| candidates.iter().any(|candidate| candidate.as_str() == word))
}

/// `p@ssw0rd` as `password`.
fn look_alikes(text: &str) -> Zeroizing<String> {
    let undo = |c| match c {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '!' => 'i',
        '0' => 'o',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    };
    Zeroizing::new(text.chars().map(undo).collect())
}

/// One copy of a text that consists of equal copies.
fn squeezed(text: &str) -> Zeroizing<String> {
    let characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    let unit = (1..=length / 2)
        .find(|&unit| {
            length.is_multiple_of(unit) && characters.chunks(unit).all(|c| *c == characters[..unit])
        })
        .unwrap_or(length);
    Zeroizing::new(characters[..unit].iter().collect())
}
