//! Reading: it needs no file, and changes none.

use crate::shelf::{Shelf, beside, hour, names_in, note, only_case, opening};
use kycase::store::{CommitError, Store, StoreError};
use std::fs;
use std::path::Path;

fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Everything that a face may ask of a log that it only reads.
fn read_everything(store: &Store) -> usize {
    let cases = store.cases().unwrap();
    for case in &cases {
        assert_eq!(store.case(&case.id).unwrap().as_ref(), Some(case));
    }
    store.version().unwrap();
    store.examine().unwrap();
    store.tables_and_rebuilt().unwrap();
    cases.len()
}

#[test]
fn a_log_that_is_not_there_reads_as_empty_and_stays_absent() {
    let shelf = Shelf::new();
    for path in [shelf.path(), shelf.directory().join("no/such/directory/log.db")] {
        let store = Store::open_for_reading(&path).unwrap();
        assert_eq!(read_everything(&store), 0);
    }
    assert_eq!(names_in(shelf.directory()), Vec::<String>::new());
}

#[test]
fn an_empty_file_reads_as_empty_and_stays_so() {
    let shelf = Shelf::new();
    fs::write(shelf.path(), "").unwrap();
    assert_eq!(read_everything(&shelf.read()), 0);
    assert_eq!(bytes(&shelf.path()), Some(Vec::new()));
    assert_eq!(names_in(shelf.directory()), ["log.db"]);
}

#[test]
fn reading_a_log_at_rest_changes_no_byte_of_it() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let before = bytes(&shelf.path());
    assert_eq!(read_everything(&shelf.read()), 1);
    assert!(bytes(&shelf.path()) == before);
    assert!(bytes(&beside(&shelf.path(), "-wal")).is_none_or(|wal| wal.is_empty()), "reading wrote something");
}

#[test]
fn reading_a_log_that_is_in_use_changes_no_byte_of_it_and_of_what_is_beside_it() {
    let shelf = Shelf::new();
    let mut writer = shelf.open();
    let id = writer.open_case(&opening("123456789"), hour(0)).unwrap().id;
    writer.commit(&id, &note("in the file of recent changes"), hour(0)).unwrap();
    let wal = beside(&shelf.path(), "-wal");
    let before = (bytes(&shelf.path()), bytes(&wal));
    assert!(before.1.as_ref().is_some_and(|wal| !wal.is_empty()));
    assert_eq!(read_everything(&shelf.read()), 1);
    assert!((bytes(&shelf.path()), bytes(&wal)) == before);
}

#[test]
fn what_was_opened_for_reading_can_not_be_written() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let before = bytes(&shelf.path());
    let mut store = shelf.read();
    let answer = store.commit(&id, &note("x"), hour(2));
    assert!(
        matches!(answer, Err(CommitError::Store(StoreError::ReadOnly(ref path))) if *path == shelf.path()),
        "{answer:?}"
    );
    assert!(matches!(store.rebuild(), Err(StoreError::ReadOnly(_))));
    assert!(matches!(store.erase(&id), Err(StoreError::ReadOnly(_))));
    drop(store);
    assert!(bytes(&shelf.path()) == before);
}

#[test]
fn a_reader_sees_what_a_writer_adds() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let reader = shelf.read();
    assert_eq!(only_case(&reader).notes.len(), 0);
    shelf.open().commit(&id, &note("x"), hour(2)).unwrap();
    assert_eq!(only_case(&reader).notes.len(), 1);
}
