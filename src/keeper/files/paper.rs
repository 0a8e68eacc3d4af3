//! Backups on paper: lines of text as QR codes, and back.

use fast_qr::{ECL, Mode, QRBuilder};
use ingam_core::paper::{self, PaperError};
use serde_bytes::ByteBuf;
use sight::Sight;

use crate::keeper::protocol::{
    FileFault, JoinCodes, JoinedCodes, KeeperError, PaperCode, ReadCodes, SeenCodes,
};

mod finders;
mod mesh;
mod plane;
mod seen;
mod sight;

/// Most pixels of a picture that are looked at: more than any camera's preview.
const MOST_PIXELS: usize = 4_000_000;

/// The codes of some bytes.
pub(super) fn codes(bytes: &[u8]) -> Result<Vec<PaperCode>, KeeperError> {
    let lines = paper::split(bytes).ok_or(KeeperError::File(FileFault::TooLarge))?;
    lines.into_iter().map(code).collect()
}

fn code(text: String) -> Result<PaperCode, KeeperError> {
    let (size, modules) = drawn(&text, Mode::Alphanumeric)?;
    Ok(PaperCode { text, size, modules: ByteBuf::from(modules) })
}

/// The code of an address: modules on a side, and row by row which of them are dark.
pub(super) fn modules(address: &str) -> Result<(u32, Vec<u8>), KeeperError> {
    drawn(address, Mode::Byte)
}

fn drawn(text: &str, mode: Mode) -> Result<(u32, Vec<u8>), KeeperError> {
    let mut builder = QRBuilder::new(text.as_bytes());
    let code = builder.mode(mode).ecl(ECL::M).build();
    // A line or an address is short enough for version 17.
    let code = code.map_err(|_| KeeperError::Internal)?;
    let dark = |module: &fast_qr::Module| u8::from(module.value());
    let modules = (0..code.size).flat_map(|row| code[row].iter().map(dark)).collect::<Vec<_>>();
    let size = u32::try_from(code.size).map_err(|_| KeeperError::Internal)?;
    Ok((size, modules))
}

/// What the codes in a picture say. A picture without any says nothing.
pub(super) fn read(request: &ReadCodes) -> Result<SeenCodes, KeeperError> {
    let mut texts = texts(request.width, request.height, &request.grey)?;
    texts.retain(|text| text.starts_with(paper::PREFIX));
    Ok(SeenCodes { texts })
}

/// What all codes in a picture say, ours or not.
pub(super) fn texts(width: u32, height: u32, grey: &[u8]) -> Result<Vec<String>, KeeperError> {
    let side = |side: u32| usize::try_from(side).map_err(|_| KeeperError::Internal);
    let (width, height) = (side(width)?, side(height)?);
    let pixels = width.checked_mul(height).ok_or(KeeperError::Internal)?;
    if pixels > MOST_PIXELS || pixels != grey.len() {
        return Err(KeeperError::File(FileFault::TooLarge));
    }
    Ok(seen::texts(&Sight { width, height, grey }))
}

/// The backup out of the lines that were seen so far.
pub(super) fn join(request: &JoinCodes) -> Result<JoinedCodes, KeeperError> {
    match paper::join(request.texts.iter().map(String::as_str)) {
        Ok(bytes) => Ok(JoinedCodes::Whole(ByteBuf::from(bytes))),
        Err(PaperError::Incomplete { missing, count }) => {
            Ok(JoinedCodes::Missing { missing: ByteBuf::from(missing), count })
        }
        Err(PaperError::Nothing) => Err(KeeperError::File(FileFault::Unknown)),
        Err(_) => Err(KeeperError::File(FileFault::Damaged)),
    }
}
