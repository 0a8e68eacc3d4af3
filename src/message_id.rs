//! Names of the messages, checked while compiling.

use std::cmp::Ordering;

/// Ids of all messages in order, from `build.rs`. Only the compiler and tests read them.
const IDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/ids.rs"));

/// A message that exists in both languages. In the program: `id!("home-title")`, which does not
/// compile for a message that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MessageId(u16);

impl MessageId {
    /// How many messages there are.
    pub(crate) const COUNT: usize = IDS.len();

    /// The message of this name, e.g. `home-title`.
    pub const fn find(name: &str) -> Option<Self> {
        let (mut low, mut high) = (0, IDS.len());
        while low < high {
            let middle = low.midpoint(high);
            match order(IDS[middle].as_bytes(), name.as_bytes()) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(Self(middle as u16)),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        IDS[self.place()]
    }

    /// Where it stands among all messages.
    pub(crate) fn place(self) -> usize {
        self.0.into()
    }
}

/// `Ord::cmp` cannot be called while compiling.
const fn order(a: &[u8], b: &[u8]) -> Ordering {
    let mut place = 0;
    while place < a.len() && place < b.len() {
        if a[place] != b[place] {
            return if a[place] < b[place] { Ordering::Less } else { Ordering::Greater };
        }
        place += 1;
    }
    if a.len() == b.len() {
        Ordering::Equal
    } else if a.len() < b.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// The [`MessageId`] of a name, found while compiling.
macro_rules! id {
    ($name:expr) => {
        // Inside of `const`: an unknown name ends the compilation, never the program.
        const { $crate::message_id::MessageId::find($name).expect("there is no message of this name") }
    };
}
