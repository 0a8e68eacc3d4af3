//! Zip archives (PKWARE APPNOTE 6.3.10): how a folder goes through a download or a message. Files are
//! written stored, that is uncompressed, and read stored or deflated (RFC 1951), never encrypted.
//!
//! ```text
//! local file      (section 4.3.7)   "PK\3\4", version, flags, method, time, date, CRC-32, compressed size,
//!                                   size, length of the name, of the extra field | name | extra | content
//! central header  (section 4.3.12)  "PK\1\2", version made by, version, flags … as above, length of the
//!                                   comment, disk, attributes (2 + 4 bytes), offset | name | extra | comment
//! end of archive  (section 4.3.16)  "PK\5\6", disk (2 + 2), entries (2 + 2), size and offset of the central
//!                                   headers, length of the comment | comment
//! ```
//!
//! Numbers are little-endian. The central headers count: only they know the sizes in every archive.

use std::{borrow::Cow, ops::Range};

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::kst;

/// Most files in an archive that is read.
pub const MOST_ENTRIES: usize = 64;

/// Most that the compressed files of an archive grow to, all together, bytes.
pub const MOST_INFLATED: usize = 4 * 1024 * 1024;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const LOCAL_LENGTH: usize = 30;
const CENTRAL_LENGTH: usize = 46;
const END_LENGTH: usize = 22;

/// Version 2.0: folders in names.
const VERSION: u16 = 20;
const ENCRYPTED: u16 = 1;
const UTF8_NAMES: u16 = 1 << 11;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Path with `/` between folders.
    pub path: String,
    /// What is in the file: bytes of the archive, unless it is compressed.
    pub content: Cow<'a, [u8]>,
}

/// Why an archive is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// A file in it is compressed in another way than deflated.
    #[error("a file in the archive is compressed in an unusual way")]
    Compressed,
    /// A file in it is encrypted.
    #[error("a file in the archive is encrypted")]
    Encrypted,
    /// More than [`MOST_ENTRIES`] files and folders.
    #[error("there are too many files in the archive")]
    TooManyEntries,
    /// More than [`MOST_INFLATED`] bytes.
    #[error("the files in the archive are too large")]
    TooLarge,
    /// The archive is cut off, changed or in several parts.
    #[error("the archive is damaged")]
    Damaged,
}

/// Whether these bytes start like a zip archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL) || bytes.starts_with(END)
}

/// Writes an archive. `now`, in seconds since 1970-01-01T00:00:00Z, is when its files were last
/// changed. `None` for an archive of 4 GiB, 65,536 files or more.
pub fn write(files: &[(&str, &[u8])], now: i64) -> Option<Vec<u8>> {
    let mut archive = Vec::new();
    let mut headers = Vec::new();
    for (path, content) in files {
        let offset = u32::try_from(archive.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let mut common = Vec::new();
        for number in [VERSION, UTF8_NAMES, STORED] {
            common.extend(number.to_le_bytes());
        }
        for number in [dos_time(now), crc32(content), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(u16::try_from(path.len()).ok()?.to_le_bytes());
        common.extend([0; 2]);
        archive.extend([LOCAL, &common, path.as_bytes(), content].concat());
        headers.extend([CENTRAL, &VERSION.to_le_bytes(), &common, &[0; 10]].concat());
        headers.extend(offset.to_le_bytes());
        headers.extend_from_slice(path.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    let size = u32::try_from(headers.len()).ok()?.to_le_bytes();
    let offset = u32::try_from(archive.len()).ok()?.to_le_bytes();
    archive.extend([&headers, END, &[0; 4], &count, &count, &size, &offset, &[0; 2]].concat());
    Some(archive)
}

/// Reads an archive; folders are left out. Files that lie in the same place, wholly or in part, are
/// refused: no program writes them, and nothing grows.
pub fn read(archive: &[u8]) -> Result<Vec<Entry<'_>>, ArchiveError> {
    let end = end_of(archive).ok_or(ArchiveError::Damaged)?;
    let count = usize::from(u16_at(end, 10).ok_or(ArchiveError::Damaged)?);
    if count > MOST_ENTRIES {
        return Err(ArchiveError::TooManyEntries);
    }
    let start = u32_at(end, 16).ok_or(ArchiveError::Damaged)?;
    let mut headers = archive.get(start..).ok_or(ArchiveError::Damaged)?;
    let (mut entries, mut places) = (Vec::new(), Vec::<Range<usize>>::new());
    let mut room = MOST_INFLATED;
    for _ in 0..count {
        let header = header(archive, headers)?;
        headers = header.rest;
        let place = header.place.clone();
        if places.iter().any(|other| place.start < other.end && other.start < place.end) {
            return Err(ArchiveError::Damaged);
        }
        places.push(place);
        if !header.path.ends_with('/') {
            entries.push(Entry { content: header.content(&mut room)?, path: header.path });
        }
    }
    Ok(entries)
}

/// The same, each path below the name of the archive.
pub fn read_below<'a>(name: &str, archive: &'a [u8]) -> Result<Vec<Entry<'a>>, ArchiveError> {
    let mut entries = read(archive)?;
    for entry in &mut entries {
        entry.path = format!("{name}/{}", entry.path);
    }
    Ok(entries)
}

/// What the central header of a file says, and what it points to.
struct Header<'a> {
    path: String,
    is_deflated: bool,
    /// CRC-32 and length of the file.
    crc: usize,
    size: usize,
    /// The file as it is in the archive.
    packed: &'a [u8],
    /// Where that is, with the local header.
    place: Range<usize>,
    /// The headers after this one.
    rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// The file. `room`: how many bytes compressed files may still grow to.
    fn content(&self, room: &mut usize) -> Result<Cow<'a, [u8]>, ArchiveError> {
        let content = if self.is_deflated {
            *room = room.checked_sub(self.size).ok_or(ArchiveError::TooLarge)?;
            let inflated = decompress_to_vec_with_limit(self.packed, self.size);
            Cow::Owned(inflated.map_err(|_| ArchiveError::Damaged)?)
        } else {
            Cow::Borrowed(self.packed)
        };
        let whole = content.len() == self.size && usize::try_from(crc32(&content)) == Ok(self.crc);
        if whole { Ok(content) } else { Err(ArchiveError::Damaged) }
    }
}

/// Reads the first of these central headers.
fn header<'a>(archive: &'a [u8], headers: &'a [u8]) -> Result<Header<'a>, ArchiveError> {
    let flags = u16_at(headers, 8).filter(|_| headers.starts_with(CENTRAL));
    let flags = flags.ok_or(ArchiveError::Damaged)?;
    if flags & ENCRYPTED != 0 {
        return Err(ArchiveError::Encrypted);
    }
    let is_deflated = match u16_at(headers, 10) {
        Some(STORED) => false,
        Some(DEFLATED) => true,
        _ => return Err(ArchiveError::Compressed),
    };
    located(archive, headers, is_deflated).ok_or(ArchiveError::Damaged)
}

fn located<'a>(archive: &'a [u8], headers: &'a [u8], is_deflated: bool) -> Option<Header<'a>> {
    let length = |at| u16_at(headers, at).map(usize::from);
    let (name, rest) = headers.get(CENTRAL_LENGTH..)?.split_at_checked(length(28)?)?;
    let rest = rest.get(length(30)? + length(32)?..)?;
    let offset = u32_at(headers, 42)?;
    let local = archive.get(offset..).filter(|local| local.starts_with(LOCAL))?;
    let start = LOCAL_LENGTH + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
    let packed = local.get(start..)?.get(..u32_at(headers, 20)?)?;
    Some(Header {
        // Names are for people to read, and Korean Windows writes them in CP949.
        path: String::from_utf8_lossy(name).replace('\\', "/"),
        is_deflated,
        crc: u32_at(headers, 16)?,
        size: u32_at(headers, 24)?,
        packed,
        place: offset..offset + start + packed.len(),
        rest,
    })
}

/// The end record. Behind it there is only a comment.
fn end_of(archive: &[u8]) -> Option<&[u8]> {
    let last = archive.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(u16::MAX.into());
    let ends = (first..=last).rev().filter_map(|at| archive.get(at..));
    ends.into_iter().find(|end| {
        let comment = u16_at(end, 20).map(usize::from);
        end.starts_with(END) && comment == Some(end.len() - END_LENGTH)
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*number)).ok()
}

/// Date and time of Korean clocks as MS-DOS had them (section 4.4.6): from 1980 on, two seconds a step.
fn dos_time(unix: i64) -> u32 {
    let date = kst::date_of(unix);
    let year = date.year().clamp(1980, 2107).abs_diff(1980);
    let seconds = unix.saturating_add(kst::OFFSET).rem_euclid(24 * 60 * 60);
    let seconds = u32::try_from(seconds).unwrap_or_default();
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let day = year << 9 | u32::from(date.month()) << 5 | u32::from(date.day());
    day << 16 | hour << 11 | minute << 5 | (second / 2)
}

/// CRC-32 (section 4.4.7). A table would be larger than the time it saves is worth.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, &byte| (0..8).fold(sum ^ u32::from(byte), step))
}
