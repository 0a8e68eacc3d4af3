//! 공용 PC: a visit on a computer that other people use, too. Everything is kept in memory, what is shown
//! covers itself when nobody is there, and the end of the visit is told with what was measured. Pure.

pub mod report;
pub mod watch;
