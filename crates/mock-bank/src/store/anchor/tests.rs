use super::*;

#[test]
fn what_is_written_is_read_and_nothing_else() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join(FILE);
    assert_eq!(read(&file).expect("no file is no error"), None);
    let head = Head { number: 41, hash: [0xa5; HASH] };
    write(&file, &head).expect("written");
    assert_eq!(read(&file).expect("read"), Some(head));
    for bad in ["", "41\n", "41 a5\n", "x a5a5\n"] {
        fs::write(&file, bad).expect("written");
        assert!(read(&file).is_err(), "{bad:?}");
    }
}

#[test]
fn a_note_that_is_there_is_not_begun_anew() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join(FILE);
    begin(&file).expect("begun");
    assert_eq!(read(&file).expect("read"), Some(Head::EMPTY));
    let head = Head { number: 41, hash: [0xa5; HASH] };
    write(&file, &head).expect("written");
    begin(&file).expect("left alone");
    assert_eq!(read(&file).expect("read"), Some(head));
    assert_eq!(fs::read_dir(directory.path()).expect("a directory").count(), 1);
}

#[tokio::test]
async fn an_older_head_does_not_replace_a_newer_one() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join(FILE);
    let anchor = Anchor::new(file.clone());
    *anchor.newest.lock().expect("nobody panicked") = (7, None);
    anchor.note(Head { number: 6, hash: [6; HASH] });
    assert!(!anchor.is_behind());
    *anchor.newest.lock().expect("nobody panicked") =
        (8, Some(Head { number: 8, hash: [8; HASH] }));
    anchor.write();
    assert_eq!(read(&file).expect("read").map(|head| head.number), Some(8));
}
