//! Whether somebody is there, as a state machine.

/// So long nothing is touched until the page locks itself or forgets everything, seconds.
pub const IDLE: i64 = 180;

/// So long before it forgets everything the person is warned, seconds.
pub const WARNING: i64 = 30;

/// How a visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// Nothing was touched for [`IDLE`], and there was no certificate that would have been lost.
    Idle,
}

/// What is in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing that would be missed.
    Nothing,
    /// A certificate without its key, which is in no file yet: there is no password to ask for.
    Unsaved,
    /// A key, and with it a password to ask for.
    Key,
}

/// What is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The page.
    Open,
    /// The page, and that everything is about to be forgotten.
    Warned,
    /// A curtain, until somebody says to go on.
    Covered,
    /// A curtain, until somebody knows the password of what is in memory.
    Locked,
    /// Nothing: the visit is over.
    Over(Ending),
}

impl Stage {
    /// Whether nothing of the page may be seen or operated.
    pub fn is_curtain(self) -> bool {
        !matches!(self, Self::Open | Self::Warned)
    }
}

/// Something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody pressed, typed or moved.
    Touched,
    /// Time went on.
    Tick,
    /// The tab is no longer seen.
    Hidden,
    /// "Go on", at a curtain without a lock.
    Continue,
    /// The password was right.
    Unlocked,
    /// The person leaves.
    Leave,
}

/// What is to be seen, and since when nobody has touched anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// What is to be seen.
    pub stage: Stage,
    /// Seconds since 1970-01-01T00:00:00Z.
    touched: i64,
}

impl Watch {
    /// A visit begins; `now` in seconds since 1970-01-01T00:00:00Z.
    pub fn new(now: i64) -> Self {
        Self { stage: Stage::Open, touched: now }
    }

    /// What follows.
    pub fn after(self, event: Event, now: i64, kept: Kept) -> Self {
        let holds = kept == Kept::Key;
        let Self { stage, touched } = self;
        // A clock that was put back must not make the visit longer than it is.
        let touched = touched.min(now);
        let curtain = if holds { Stage::Locked } else { Stage::Covered };
        let stay = |stage| Self { stage, touched };
        let open = Self { stage: Stage::Open, touched: now };
        match (stage, event) {
            (Stage::Over(_), _) => self,
            (_, Event::Leave) => stay(Stage::Over(Ending::Left)),
            (Stage::Open | Stage::Warned, Event::Touched) => open,
            (Stage::Open | Stage::Warned, Event::Hidden) => stay(curtain),
            (Stage::Covered, Event::Continue) if !holds => open,
            (Stage::Locked, Event::Unlocked) => open,
            // What ended while the curtain was there may have left a certificate, or nothing.
            (Stage::Covered | Stage::Locked, _) if holds => stay(Stage::Locked),
            _ => stay(idle(stage, now - touched, kept)),
        }
    }
}

/// What nobody has touched for so long, seconds.
fn idle(stage: Stage, seconds: i64, kept: Kept) -> Stage {
    let covered = stage.is_curtain();
    match (seconds, kept) {
        (IDLE.., Kept::Key) => Stage::Locked,
        (IDLE.., Kept::Unsaved) => Stage::Covered,
        (IDLE.., Kept::Nothing) => Stage::Over(Ending::Idle),
        _ if covered => Stage::Covered,
        (seconds, Kept::Nothing) if seconds >= IDLE - WARNING => Stage::Warned,
        _ => stage,
    }
}
