//! Where the characters of a name stand on its seal.

/// Outline of a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A person's.
    Square,
    /// A company's.
    Round,
}

/// Text at a place; the seal is 100 units wide and high, the place is the text's centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// A syllable, or a word in Latin letters.
    pub text: String,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Font size.
    pub size: f64,
}

/// A seal's drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct SealLayout {
    /// Outline.
    pub frame: Frame,
    /// In reading order.
    pub glyphs: Vec<Glyph>,
}

/// Most syllables a seal holds; the rest of a longer name is left out.
const MOST: usize = 9;
/// Most letters in a line; a longer word is cut.
const LONGEST_WORD: usize = 14;
/// Words that every company's name has: they say nothing on a seal.
const COMPANY_WORDS: [&str; 5] = ["주식회사", "유한회사", "(주)", "㈜", "(유)"];

impl SealLayout {
    /// The seal of a name. Korean stands in columns, read from top to bottom and from right to
    /// left, and is filled up with 인 ("seal"), or 지인 ("seal of"), to an even square. Latin
    /// stands in lines.
    pub fn of(name: &str) -> Self {
        let (bare, company) = without_company_word(name.trim());
        let frame = if company { Frame::Round } else { Frame::Square };
        let syllables: Vec<char> = bare.chars().filter(|c| is_syllable(*c)).take(MOST).collect();
        let words: Vec<String> = bare.split_whitespace().filter_map(clean_word).collect();
        let glyphs = if !syllables.is_empty() {
            in_columns(&fill(syllables), frame)
        } else if !words.is_empty() {
            in_lines(&words, frame)
        } else {
            in_columns(&['인'], frame)
        };
        Self { frame, glyphs }
    }
}

/// A name without the word before or after it that says it is a company's, and whether there was
/// one.
fn without_company_word(name: &str) -> (&str, bool) {
    COMPANY_WORDS
        .iter()
        .find_map(|word| name.strip_prefix(word).or_else(|| name.strip_suffix(word)))
        .map_or((name, false), |bare| (bare, true))
}

/// Hangul syllables and Chinese characters: each fills a square.
fn is_syllable(character: char) -> bool {
    matches!(character, '가'..='힣' | '\u{4e00}'..='\u{9fff}')
}

fn clean_word(word: &str) -> Option<String> {
    let letters: String = word
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '.' | '&'))
        .take(LONGEST_WORD)
        .collect();
    (!letters.is_empty()).then_some(letters)
}

/// Rows of a square or nearly square grid for so many characters.
fn rows_for(count: usize) -> usize {
    match count {
        0 | 1 => 1,
        2..=4 => 2,
        _ => 3,
    }
}

/// Fills the grid up. 김구 becomes 김 구 | 지 인, the classical form of a short name; 남궁민수 fills
/// a square alone.
fn fill(mut syllables: Vec<char>) -> Vec<char> {
    match syllables.len() {
        2 | 7 => syllables.extend(['지', '인']),
        1 | 3 | 5 | 8 => syllables.push('인'),
        _ => {}
    }
    syllables
}

fn in_columns(characters: &[char], frame: Frame) -> Vec<Glyph> {
    let rows = rows_for(characters.len());
    let columns = characters.len().div_ceil(rows);
    let (from, side) = inside(frame);
    let (width, height) = (side / columns as f64, side / rows as f64);
    let size = width.min(height) * 0.9;
    characters
        .iter()
        .enumerate()
        .map(|(index, character)| {
            let (column, row) = (index / rows, index % rows);
            Glyph {
                text: character.to_string(),
                x: from + side - width * (column as f64 + 0.5),
                y: from + height * (row as f64 + 0.5),
                size,
            }
        })
        .collect()
}

fn in_lines(words: &[String], frame: Frame) -> Vec<Glyph> {
    let lines: Vec<String> = match words {
        [_] | [_, _] | [_, _, _] => words.to_vec(),
        // More words than lines: initials, as a monogram.
        _ => vec![words.iter().filter_map(|word| word.chars().next()).take(5).collect()],
    };
    let (from, side) = inside(frame);
    let height = side / lines.len() as f64;
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(1);
    // A bold Latin letter is at most 0.7 of its size wide on average.
    let size = (side / (longest as f64 * 0.7)).min(height * 0.8).min(34.0);
    lines
        .into_iter()
        .enumerate()
        .map(|(index, text)| Glyph { text, x: 50.0, y: from + height * (index as f64 + 0.5), size })
        .collect()
}

/// Left edge and width of the area for characters.
fn inside(frame: Frame) -> (f64, f64) {
    match frame {
        Frame::Square => (14.0, 72.0),
        Frame::Round => (22.0, 56.0),
    }
}
