//! A table as it is printed.

use std::fmt::Write as _;

use crate::{matrix::cell::Cell, program::from_environment};

/// What was tried.
pub struct Tried {
    pub expected: Cell,
    /// What was otherwise than expected.
    pub fault: Option<String>,
}

/// A table: rows of one cell for every column.
pub struct Table {
    /// What the rows are.
    pub head: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<(String, Vec<Tried>)>,
}

impl Table {
    /// Leaves the table for `cargo xtask interop`, then fails if anything was unexpected.
    pub fn conclude(&self, name: &str) {
        let folder = from_environment("INGAM_TABLES");
        std::fs::create_dir_all(&folder).expect("writable");
        std::fs::write(folder.join(name), self.to_markdown()).expect("writable");
        let faults: Vec<String> = self.faults().collect();
        assert!(faults.is_empty(), "unexpected:\n{}", faults.join("\n"));
    }

    fn faults(&self) -> impl Iterator<Item = String> {
        self.rows.iter().flat_map(|(row, cells)| {
            self.columns.iter().zip(cells).filter_map(move |(column, tried)| {
                Some(format!("{row}, {column}: {}", tried.fault.as_ref()?))
            })
        })
    }

    /// How many cells there are of each kind.
    fn totals(&self) -> String {
        let (mut read, mut refused, mut untried, mut unexpected) = (0, 0, 0, 0);
        for tried in self.rows.iter().flat_map(|(_, cells)| cells) {
            *match tried {
                Tried { fault: Some(_), .. } => &mut unexpected,
                Tried { expected: Cell::Refused(..), .. } => &mut refused,
                Tried { expected: Cell::Untried(_), .. } => &mut untried,
                _ => &mut read,
            } += 1;
        }
        let cells = read + refused + untried + unexpected;
        format!(
            "{cells} cells: {read} read, {refused} refused, {untried} not asked, \
             {unexpected} unexpected."
        )
    }

    /// The table and, by number, why a file is not read.
    fn to_markdown(&self) -> String {
        let mut text = format!("| {} | {} |\n", self.head, self.columns.join(" | "));
        text += &"|---".repeat(self.columns.len() + 1);
        text += "|\n";
        let mut reasons: Vec<&'static str> = Vec::new();
        for (row, cells) in &self.rows {
            let cells: Vec<String> = cells.iter().map(|tried| shown(tried, &mut reasons)).collect();
            writeln!(text, "| {row} | {} |", cells.join(" | ")).expect("a String takes everything");
        }
        writeln!(text, "\n{}\n", self.totals()).expect("a String takes everything");
        for (number, reason) in (1..).zip(reasons) {
            writeln!(text, "{number}. {reason}").expect("a String takes everything");
        }
        text
    }
}

fn shown(tried: &Tried, reasons: &mut Vec<&'static str>) -> String {
    if tried.fault.is_some() {
        return "**unexpected**".into();
    }
    let mut number = |reason: &'static str| {
        let known = reasons.iter().position(|known| *known == reason);
        1 + known.unwrap_or_else(|| {
            reasons.push(reason);
            reasons.len() - 1
        })
    };
    match tried.expected {
        Cell::KeyAndRandom => "key, R".into(),
        Cell::Key => "key".into(),
        Cell::Certificate => "yes".into(),
        Cell::Refused(reason, _) => format!("no ({})", number(reason)),
        Cell::Untried(reason) => format!("– ({})", number(reason)),
    }
}

#[test]
fn reasons_are_numbered_once() {
    let tried = |expected| Tried { expected, fault: None };
    let broken = Tried { expected: Cell::Key, fault: Some("was refused".into()) };
    let table = Table {
        head: "file",
        columns: vec!["A", "B"],
        rows: vec![
            ("x".into(), vec![tried(Cell::KeyAndRandom), tried(Cell::Refused("no SEED", ""))]),
            ("y".into(), vec![broken, tried(Cell::Untried("no SEED"))]),
        ],
    };
    let text = "| file | A | B |\n|---|---|---|\n| x | key, R | no (1) |\n\
                | y | **unexpected** | – (1) |\n\n\
                4 cells: 1 read, 1 refused, 1 not asked, 1 unexpected.\n\n1. no SEED\n";
    assert_eq!(table.to_markdown(), text);
    assert_eq!(table.faults().collect::<Vec<_>>(), ["y, A: was refused"]);
}
