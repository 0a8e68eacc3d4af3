//! Who is told, and when, that a certificate ends: 30, 14, 7 and 1 day before, and when it has ended. Days are
//! Korean days by the clock of the device.

use ingam_core::{kst, vault::EntryId};

use crate::{certificates::Listed, keeper::protocol::Summary};

pub mod calendar;

/// How near the end is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// From 30 days before.
    Thirty,
    /// From 14 days before.
    Fourteen,
    /// From 7 days before.
    Seven,
    /// On the last two days.
    One,
    /// It is over.
    Over,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Thirty, Self::Fourteen, Self::Seven, Self::One, Self::Over];

    /// The stage at a time; `None` while there is nothing to be said. Both in seconds since
    /// 1970-01-01T00:00:00Z.
    pub fn of(now: i64, not_after: i64) -> Option<Self> {
        if now > not_after {
            return Some(Self::Over);
        }
        match kst::days_left(now, not_after) {
            ..=1 => Some(Self::One),
            2..=7 => Some(Self::Seven),
            8..=14 => Some(Self::Fourteen),
            15..=30 => Some(Self::Thirty),
            _ => None,
        }
    }

    /// How it is written where it is kept.
    fn letter(self) -> char {
        match self {
            Self::Thirty => 'a',
            Self::Fourteen => 'b',
            Self::Seven => 'c',
            Self::One => 'd',
            Self::Over => 'e',
        }
    }
}

/// A certificate of which something is to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Its entry.
    pub id: EntryId,
    /// How near the end is.
    pub stage: Stage,
    /// Korean days until its last day.
    pub days: i64,
    /// What it says.
    pub summary: Summary,
}

/// The certificates of which something is to be said, the most urgent first. What a newer one has replaced is
/// not among them, nor what was found revoked or suspended, nor what cannot be read.
pub fn due(entries: &[Listed], now: i64) -> Vec<Due> {
    let one = |listed: &Listed| {
        let summary = listed.readable().filter(|_| !listed.replaced && listed.found().is_none())?;
        let stage = Stage::of(now, summary.not_after)?;
        let days = kst::days_left(now, summary.not_after);
        Some(Due { id: listed.entry.id.clone(), stage, days, summary: summary.clone() })
    };
    let mut due: Vec<Due> = entries.iter().filter_map(one).collect();
    // What can still be done comes before what cannot.
    due.sort_by_key(|due| (due.stage == Stage::Over, due.summary.not_after));
    due
}

/// What was said before, or put off: for each certificate the last stage. As text it is a list such as
/// `a7a7…a7c`: the random name of an entry, and a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<(EntryId, Stage)>);

impl Marks {
    /// Reads what [`Self::to_text`] wrote. What makes no sense is left out.
    pub fn parse(text: &str) -> Self {
        let mark = |mark: &str| {
            let letter = mark.chars().next_back()?;
            let id = EntryId::parse(mark.strip_suffix(letter)?)?;
            let stage = Stage::ALL.into_iter().find(|stage| stage.letter() == letter)?;
            Some((id, stage))
        };
        Self(text.split(' ').filter_map(mark).collect())
    }

    /// As text.
    pub fn to_text(&self) -> String {
        let marks = self.0.iter().map(|(id, stage)| format!("{}{}", id.as_str(), stage.letter()));
        marks.collect::<Vec<_>>().join(" ")
    }

    /// Whether this stage, or a later one, was marked.
    pub fn cover(&self, due: &Due) -> bool {
        self.0.iter().any(|(id, stage)| *id == due.id && *stage >= due.stage)
    }

    /// Marks the stage of today.
    pub fn set(&mut self, due: &Due) {
        self.0.retain(|(id, _)| *id != due.id);
        self.0.push((due.id.clone(), due.stage));
    }

    /// Forgets certificates that are no longer there.
    pub fn keep(&mut self, entries: &[Due]) {
        self.0.retain(|(id, _)| entries.iter().any(|due| due.id == *id));
    }
}
