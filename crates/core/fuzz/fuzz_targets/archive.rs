//! Zip archives. What is read is no larger than the archive and what compressed files may grow to, and can be
//! written and read again.
#![no_main]

use ingam_core::archive;
use ingam_fuzz::NOW;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(entries) = archive::read(data) else {
        return;
    };
    assert!(entries.len() <= archive::MOST_ENTRIES);
    assert!(
        entries.iter().map(|entry| entry.content.len()).sum::<usize>()
            <= data.len() + archive::MOST_INFLATED
    );
    let files: Vec<(&str, &[u8])> =
        entries.iter().map(|entry| (entry.path.as_str(), &*entry.content)).collect();
    let written = archive::write(&files, NOW).expect("it is small");
    assert_eq!(archive::read(&written).as_ref(), Ok(&entries));
});
