//! What a person calls a certificate.

/// Most characters of a label.
pub const LONGEST: usize = 40;

/// The label in a typed text: without control characters and marks that turn the direction of text
/// around, without spaces at the ends, at most [`LONGEST`] characters. Empty means: the default name.
pub fn of(typed: &str) -> String {
    let visible = typed.chars().filter(|c| !is_unseen(*c)).collect::<String>();
    visible.trim().chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}

/// Characters without a shape of their own, which would hide or reorder what stands beside them.
/// U+200C and U+200D stay: they are part of words and of composed symbols.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
