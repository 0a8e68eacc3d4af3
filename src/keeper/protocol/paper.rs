//! Messages about backups on paper, to the keeper for files.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// One QR code (ISO/IEC 18004) of a backup on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCode {
    /// What it says, for people who cannot scan.
    pub text: String,
    /// Modules on a side, without the quiet zone.
    pub size: u32,
    /// Row by row: 1 is dark.
    pub modules: ByteBuf,
}

/// Looks for the codes of a backup in a picture.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadCodes {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Row by row, 0 is black.
    pub grey: ByteBuf,
}

/// Answer to [`ReadCodes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenCodes {
    /// What the codes say; none if there was none of a backup.
    pub texts: Vec<String>,
}

/// Puts the lines of a backup together, in any order.
#[derive(Debug, Serialize, Deserialize)]
pub struct JoinCodes {
    /// [`PaperCode::text`]
    pub texts: Vec<String>,
}

/// Answer to [`JoinCodes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinedCodes {
    /// The backup.
    Whole(ByteBuf),
    /// Some lines are not there yet.
    Missing {
        /// Their numbers, counted from 1.
        missing: ByteBuf,
        /// Of all.
        count: u8,
    },
}
