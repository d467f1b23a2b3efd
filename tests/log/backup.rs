//! A copy of the log: whole, one file, and its owner's alone.

use crate::shelf::{Shelf, beside, hour, mode, names_in, note, open, opening};
use kycase::case::Case;
use kycase::store::{Store, StoreError};
use std::fs;
use std::io::ErrorKind;

/// A log that is in use, with its latest entries in the file of recent changes alone.
fn in_use() -> (Shelf, Store, Vec<Case>) {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    store.commit(&id, &note("recent"), hour(2)).unwrap();
    store.open_case(&opening("987654321"), hour(3)).unwrap();
    assert!(fs::metadata(beside(&shelf.path(), "-wal")).unwrap().len() > 0);
    let cases = store.cases().unwrap();
    (shelf, store, cases)
}

#[test]
fn a_copy_made_while_the_log_is_in_use_is_whole_and_one_private_file() {
    let (shelf, store, cases) = in_use();
    let target = shelf.directory().join("copy.db");
    store.back_up(&target).unwrap();
    assert_eq!(names_in(shelf.directory()), ["copy.db", "log.db", "log.db-shm", "log.db-wal"]);
    assert_eq!(mode(&target), 0o600);
    // The header's words for "no write-ahead log": it can be read where nothing may be written beside it.
    assert_eq!(fs::read(&target).unwrap()[18..20], [1, 1]);
    let copy = Store::open_for_reading(&target).unwrap();
    assert_eq!(copy.cases().unwrap(), cases);
    assert_eq!(copy.examine().unwrap(), []);
}

#[test]
fn a_copy_needs_nothing_of_the_original() {
    let (shelf, store, cases) = in_use();
    let elsewhere = Shelf::new();
    store.back_up(&elsewhere.path()).unwrap();
    drop(store);
    drop(shelf);
    let mut copy = elsewhere.open();
    assert_eq!(copy.cases().unwrap(), cases);
    copy.commit(&cases[0].id, &note("it goes on here"), hour(4)).unwrap();
    assert_eq!(elsewhere.open().cases().unwrap()[0].entries.len(), cases[0].entries.len() + 1);
}

#[test]
fn a_copy_does_not_change_the_original() {
    let (shelf, store, cases) = in_use();
    let bytes = || (fs::read(shelf.path()).unwrap(), fs::read(beside(&shelf.path(), "-wal")).unwrap());
    let before = bytes();
    store.back_up(&shelf.directory().join("copy.db")).unwrap();
    assert!(bytes() == before);
    assert_eq!(store.cases().unwrap(), cases);
}

#[test]
fn a_target_that_is_there_is_refused_and_stays_as_it_is() {
    let (shelf, store, _) = in_use();
    let target = shelf.directory().join("precious.txt");
    fs::write(&target, "precious").unwrap();
    let error = store.back_up(&target).unwrap_err();
    assert!(
        matches!(&error, StoreError::Io { path, source } if *path == target && source.kind() == ErrorKind::AlreadyExists),
        "{error:?}"
    );
    assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
    assert!(store.back_up(&shelf.path()).is_err(), "the log itself was taken as the target");
}

#[test]
fn a_target_in_a_directory_that_is_not_there_is_refused_and_named() {
    let (shelf, store, _) = in_use();
    let target = shelf.directory().join("no/such/copy.db");
    let error = store.back_up(&target).unwrap_err();
    assert!(matches!(&error, StoreError::Io { path, .. } if *path == target), "{error:?}");
}

#[test]
fn a_target_that_is_a_link_is_refused_and_nothing_is_written_behind_it() {
    let (shelf, store, _) = in_use();
    let target = shelf.directory().join("link.db");
    std::os::unix::fs::symlink(shelf.directory().join("behind.db"), &target).unwrap();
    assert!(store.back_up(&target).is_err());
    assert!(!shelf.directory().join("behind.db").exists());
}

#[test]
fn a_log_that_was_opened_for_reading_can_be_copied_too() {
    let (shelf, _store, cases) = in_use();
    let target = shelf.directory().join("copy.db");
    shelf.read().back_up(&target).unwrap();
    assert_eq!(open(&target).cases().unwrap(), cases);
}
