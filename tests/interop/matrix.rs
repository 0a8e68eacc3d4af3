//! Who reads what: files that Ingam writes and other programs read, files that other programs write
//! and Ingam reads.
//!
//! Every cell of the two tables is tried or says why it is not. A file that is read although nobody
//! expected it fails the test as much as one that is not read. `cargo xtask interop` prints the
//! tables and keeps them in docs/formats.md.

mod cell;
pub mod original;
mod ours;
pub mod readers;
mod report;
mod table;
mod theirs;

use std::{
    iter,
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread::{self, ScopedJoinHandle},
};

use cell::Cell;
use original::{Kind, Original};
use ours::{FORMATS, File};
use readers::{READERS, Reader};
use table::{Table, Tried};
use theirs::{WRITERS, Writer};

#[test]
fn other_programs_read_what_we_write() {
    let originals = [Kind::P256, Kind::Rsa2048, Kind::Yessign].map(Original::make);
    let files: Vec<File<'_>> = FORMATS
        .iter()
        .flat_map(|format| originals.iter().map(|original| ours::write(original, *format)))
        .collect();
    let columns = side_by_side(READERS, |reader| column(reader, &files));
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let rows = files.iter().map(|file| {
        let name = format!("{}, {}", file.format.name(), file.kind().name());
        (name, columns.iter_mut().filter_map(Iterator::next).collect())
    });
    let table = Table {
        head: "Ingam writes",
        columns: READERS.iter().map(|reader| reader.name).collect(),
        rows: rows.collect(),
    };
    table.conclude("written.md");
}

#[test]
fn we_read_what_other_programs_write() {
    let originals = [Kind::P256, Kind::Rsa2048].map(Original::make);
    let parts = side_by_side(WRITERS, |writer| rows(writer, &originals));
    let table = Table {
        head: "written by",
        columns: originals.iter().map(|original| original.kind.name()).collect(),
        rows: parts.into_iter().flatten().collect(),
    };
    table.conclude("read.md");
}

/// Does the work on all of them, as many at a time as there are processors: other tests wait for
/// answers meanwhile. The last come first, as JavaScript takes longest.
fn side_by_side<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let left = AtomicUsize::new(all.len());
    let take = || left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).ok();
    let next = || take().map(|before| (before - 1, work(&all[before - 1])));
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let workers = (0..processors).map(|_| scope.spawn(|| iter::from_fn(next).collect()));
        let workers: Vec<ScopedJoinHandle<'_, Vec<_>>> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no fault")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What we make of all files of one program.
fn rows(writer: &Writer, originals: &[Original]) -> Vec<(String, Vec<Tried>)> {
    let columns: Vec<Vec<Tried>> =
        originals.iter().map(|original| theirs::column(writer, original)).collect();
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let rows = writer.written.iter().map(|written| {
        (written.name.to_owned(), columns.iter_mut().filter_map(Iterator::next).collect())
    });
    rows.collect()
}

/// What one program makes of all files.
fn column(reader: &Reader, files: &[File<'_>]) -> Vec<Tried> {
    let expected = |file: &File<'_>| (reader.expects)(file.format, file.kind());
    let asked = |file: &&File<'_>| !matches!(expected(file), Cell::Untried(_));
    let tried: Vec<&File<'_>> = files.iter().filter(asked).collect();
    let mut readings = (reader.read)(&tried).into_iter();
    let judged = files.iter().map(|file| {
        let expected = expected(file);
        let reading = if asked(&file) { readings.next() } else { None };
        let fault = reading.and_then(|reading| expected.fault(&reading, &file.holds()));
        Tried { expected, fault }
    });
    judged.collect()
}
