//! What the doctor says: plain data, in which every word is a [`Label`] that the page has a text
//! for and everything out of a file is a literal value.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::digits;

/// Most rows of one report: what is longer is cut off, and said to be.
const MOST_ROWS: usize = 3000;
/// Longest text out of a file, characters.
const LONGEST_TEXT: usize = 4096;
/// Most bytes that are shown of one value.
const MOST_BYTES: usize = 1024;

/// Id of a text, e.g. `field-serial`. All of them: [`super::LABELS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(Cow<'static, str>);

impl Label {
    pub(crate) const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.0
    }
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// All is well.
    Good,
    /// Worth knowing.
    Information,
    /// Works, and should be changed.
    Warning,
    /// Does not work, or must not be relied upon.
    Error,
}

/// One thing that was found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How much it matters.
    pub level: Level,
    /// The sentence.
    pub label: Label,
    /// Named values in the sentence.
    pub args: Vec<(Cow<'static, str>, Value)>,
}

/// A name or a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: the row is a heading for deeper ones.
    None,
    /// Text out of the file: shown as it is, never as markup. Characters without a glyph and those
    /// that change the direction of writing stand as `⟨U+202E⟩`.
    Text(String),
    /// A word of ours.
    Label(Label),
    /// Object identifier, dotted decimal. Its name, if it has one, is [`Value::oid_id`].
    Oid(String),
    /// Seconds since 1970-01-01T00:00:00Z.
    Time(i64),
    /// A whole number.
    Number(i64),
    /// Bytes, shown in hex.
    Bytes {
        /// The first ones.
        #[serde(with = "serde_bytes")]
        start: Vec<u8>,
        /// How many there are in all.
        length: u32,
    },
}

impl Value {
    /// Text out of a file.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(visible(text))
    }

    /// The same of several lines.
    pub(super) fn lines(text: &str) -> Self {
        Self::Text(visible_lines(text, LONGEST_TEXT))
    }

    /// Bytes out of a file.
    pub(super) fn bytes(bytes: &[u8]) -> Self {
        let start = bytes.get(..MOST_BYTES).unwrap_or(bytes).to_vec();
        Self::Bytes { start, length: u32::try_from(bytes.len()).unwrap_or(u32::MAX) }
    }

    /// Id of the name of an object identifier: `oid-2-5-29-15`.
    pub fn oid_id(dotted: &str) -> String {
        format!("oid-{}", dotted.replace('.', "-"))
    }
}

impl From<Label> for Value {
    fn from(label: Label) -> Self {
        Self::Label(label)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::bytes(bytes)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// How deep it stands below the rows before it; 0 at the left.
    pub depth: u8,
    /// Of what.
    pub name: Value,
    /// What it is.
    pub value: Value,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What it is about.
    pub title: Value,
    /// An extension that whoever does not understand it must not read over.
    pub critical: bool,
    /// In the order of the file.
    pub rows: Vec<Row>,
}

/// What there is to say of one thing in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Name of the file.
    pub file: String,
    /// What it is.
    pub kind: Label,
    /// Whose it is, or what its name is; empty if it has none.
    pub title: String,
    /// Kind of the thing that it was inside of.
    pub within: Option<Label>,
    /// A password would open more.
    pub locked: bool,
    /// The number of its holder could be compared with it.
    pub checkable: bool,
    /// What matters most first.
    pub notices: Vec<Notice>,
    /// Every field.
    pub sections: Vec<Section>,
}

impl Report {
    pub(crate) fn new(file: &str, kind: Label) -> Self {
        Self {
            file: visible(file),
            kind,
            title: String::new(),
            within: None,
            locked: false,
            checkable: false,
            notices: Vec::new(),
            sections: Vec::new(),
        }
    }

    pub(super) fn notice(&mut self, level: Level, label: Label) {
        self.notice_with(level, label, []);
    }

    pub(super) fn notice_with<const N: usize>(
        &mut self,
        level: Level,
        label: Label,
        args: [(&'static str, Value); N],
    ) {
        let args = args.into_iter().map(|(name, value)| (name.into(), value)).collect();
        let notice = Notice { level, label, args };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Adds a table, if there is something in it.
    pub(crate) fn section(&mut self, title: impl Into<Value>, sheet: Sheet) {
        self.section_of(title.into(), false, sheet);
    }

    pub(super) fn section_of(&mut self, title: Value, critical: bool, sheet: Sheet) {
        if !sheet.rows.is_empty() || critical {
            self.sections.push(Section { title, critical, rows: sheet.rows });
        }
    }

    /// How many rows may still be added.
    fn room(&self) -> usize {
        MOST_ROWS.saturating_sub(self.sections.iter().map(|section| section.rows.len()).sum())
    }

    /// An empty table that has no more rows than the report has room for.
    pub(crate) fn sheet(&self) -> Sheet {
        Sheet { rows: Vec::new(), depth: 0, room: self.room() }
    }

    /// Whether some text has marks that do not show.
    pub(super) fn has_hidden_characters(&self) -> bool {
        let marked = |value: &Value| matches!(value, Value::Text(text) if text.contains("⟨U+"));
        self.sections.iter().flat_map(|section| &section.rows).any(|row| marked(&row.value))
    }

    /// Whether rows were left out.
    pub(super) fn is_cut(&self) -> bool {
        self.room() == 0
    }
}

/// Rows in the making.
pub(crate) struct Sheet {
    rows: Vec<Row>,
    depth: u8,
    room: usize,
}

impl Sheet {
    pub(crate) fn row(&mut self, name: impl Into<Value>, value: impl Into<Value>) {
        if self.rows.len() < self.room {
            self.rows.push(Row { depth: self.depth, name: name.into(), value: value.into() });
        }
    }

    /// A heading with rows below it.
    pub(super) fn group<T>(
        &mut self,
        name: impl Into<Value>,
        write: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.group_of(name, Value::None, write)
    }

    /// A row with rows below it.
    pub(super) fn group_of<T>(
        &mut self,
        name: impl Into<Value>,
        value: impl Into<Value>,
        write: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.row(name, value);
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    /// How many rows there are, to come back to with [`Self::truncate`].
    pub(super) fn mark(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn truncate(&mut self, mark: usize) {
        self.rows.truncate(mark);
    }
}

impl From<Sheet> for Vec<Row> {
    fn from(sheet: Sheet) -> Self {
        sheet.rows
    }
}

/// The text with everything shown that has no glyph or moves other glyphs.
pub(crate) fn visible(text: &str) -> String {
    shown(text.chars(), LONGEST_TEXT, false)
}

/// The same for a text of several lines, of which at most so many characters are shown: what ends lines, and
/// tabs, stay what they are.
pub(crate) fn visible_lines(text: &str, longest: usize) -> String {
    shown(text.replace("\r\n", "\n").chars(), longest, true)
}

fn shown(text: impl Iterator<Item = char>, longest: usize, lines: bool) -> String {
    let mut out = String::new();
    for (at, character) in text.enumerate() {
        if at == longest {
            out.push('…');
            break;
        }
        let moves = lines && matches!(character, '\n' | '\t');
        let hidden = character.is_control() && !moves || digits::is_invisible(character);
        match hidden || matches!(character, '\u{ad}' | '\u{61c}' | '\u{e0000}'..='\u{e0fff}') {
            true => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(character))),
            false => out.push(character),
        }
    }
    out
}
