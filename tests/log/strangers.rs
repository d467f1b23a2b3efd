//! Files that are not a log of this program: each is refused by name, and left byte for byte as it was.

use crate::shelf::{Shelf, names_in, policies};
use kycase::store::{Store, StoreError};
use rusqlite::Connection;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// What opening says, for writing and for reading; the file is the same afterwards.
#[track_caller]
fn refusals(path: &Path) -> [StoreError; 2] {
    let before = fs::read(path).unwrap();
    let errors = [
        Store::open(path, policies()).expect_err("it was opened for writing"),
        Store::open_for_reading(path).expect_err("it was opened for reading"),
    ];
    assert!(fs::read(path).unwrap() == before, "{} was changed", path.display());
    errors
}

fn foreign_detail(error: &StoreError) -> &str {
    match error {
        StoreError::Foreign { detail, .. } => detail,
        other => panic!("not taken for a stranger's: {other:?}"),
    }
}

fn path_of(error: &StoreError) -> PathBuf {
    match error {
        StoreError::Foreign { path, .. } | StoreError::Newer { path, .. } | StoreError::Symlink(path) => path.clone(),
        other => panic!("{other:?}"),
    }
}

fn with_sql(shelf: &Shelf, sql: &str) {
    Connection::open(shelf.path()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn another_programs_database_is_refused_and_unchanged() {
    for sql in [
        "CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE log (id INTEGER PRIMARY KEY)",
        "PRAGMA application_id = 252006674",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE log (id); CREATE TABLE cases (id); PRAGMA user_version = 1",
    ] {
        let shelf = Shelf::new();
        with_sql(&shelf, sql);
        for error in refusals(&shelf.path()) {
            assert_eq!(foreign_detail(&error), "it is another program's SQLite database", "{sql}");
            assert_eq!(path_of(&error), shelf.path());
        }
    }
}

#[test]
fn another_programs_database_that_is_in_use_is_refused_and_unchanged() {
    let shelf = Shelf::new();
    let other = Connection::open(shelf.path()).unwrap();
    other.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT)").unwrap();
    let wal = crate::shelf::beside(&shelf.path(), "-wal");
    let before = fs::read(&wal).unwrap();
    for error in refusals(&shelf.path()) {
        assert_eq!(foreign_detail(&error), "it is another program's SQLite database");
    }
    assert!(fs::read(&wal).unwrap() == before);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_unchanged() {
    for content in ["x", "hello\n", "SQLite format 4\0 but not really", &"Dear diary. ".repeat(1000)] {
        let shelf = Shelf::new();
        fs::write(shelf.path(), content).unwrap();
        for error in refusals(&shelf.path()) {
            assert_eq!(foreign_detail(&error), "it is no SQLite database");
            assert_eq!(path_of(&error), shelf.path());
        }
    }
}

#[test]
fn a_log_of_a_newer_version_is_refused_with_both_versions_and_unchanged() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    with_sql(&shelf, "PRAGMA user_version = 999");
    for error in refusals(&shelf.path()) {
        assert!(matches!(error, StoreError::Newer { found: 999, known: 1, .. }), "{error:?}");
        let expected = format!(
            "the log {} was written by a newer kycase (format 999, this one knows 1); it was left as it is. Update kycase",
            shelf.path().display()
        );
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_symbolic_link_is_refused_and_what_it_points_at_is_unchanged() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let link = shelf.directory().join("link.db");
    symlink(shelf.path(), &link).unwrap();
    for error in refusals(&link) {
        assert!(matches!(error, StoreError::Symlink(_)), "{error:?}");
        assert_eq!(path_of(&error), link);
    }
}

#[test]
fn a_symbolic_link_to_nothing_is_refused_and_nothing_is_made() {
    let shelf = Shelf::new();
    let link = shelf.directory().join("link.db");
    symlink(shelf.path(), &link).unwrap();
    assert!(matches!(Store::open(&link, policies()), Err(StoreError::Symlink(_))));
    assert!(matches!(Store::open_for_reading(&link), Err(StoreError::Symlink(_))));
    assert_eq!(names_in(shelf.directory()), ["link.db"]);
}

#[test]
fn a_directory_is_refused_and_stays_empty() {
    let shelf = Shelf::new();
    let directory = shelf.directory().join("log");
    fs::create_dir(&directory).unwrap();
    for error in [Store::open(&directory, policies()).unwrap_err(), Store::open_for_reading(&directory).unwrap_err()] {
        assert_eq!(foreign_detail(&error), "it is a directory");
    }
    assert_eq!(names_in(&directory), Vec::<String>::new());
}

#[test]
fn a_pipe_is_refused_instead_of_waited_for() {
    let shelf = Shelf::new();
    rustix::fs::mknodat(rustix::fs::CWD, shelf.path(), rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    for error in
        [Store::open(&shelf.path(), policies()).unwrap_err(), Store::open_for_reading(&shelf.path()).unwrap_err()]
    {
        assert_eq!(foreign_detail(&error), "it is no regular file");
    }
}

#[test]
fn a_place_below_a_file_is_refused() {
    let shelf = Shelf::new();
    fs::write(shelf.directory().join("file"), "").unwrap();
    let below = shelf.directory().join("file").join("log.db");
    let error = Store::open(&below, policies()).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    assert!(error.to_string().contains(below.to_str().unwrap()), "{error}");
}

#[test]
fn an_empty_file_is_adopted() {
    let shelf = Shelf::new();
    fs::write(shelf.path(), "").unwrap();
    shelf.open().open_case(&crate::shelf::opening("123456789"), crate::shelf::hour(0)).unwrap();
    assert_eq!(shelf.open().cases().unwrap().len(), 1);
}

#[test]
fn a_database_with_nothing_in_it_is_adopted() {
    let shelf = Shelf::new();
    with_sql(&shelf, "PRAGMA journal_mode = WAL; VACUUM");
    assert_eq!(shelf.read().cases().unwrap(), []);
    shelf.open().open_case(&crate::shelf::opening("123456789"), crate::shelf::hour(0)).unwrap();
    assert_eq!(shelf.open().cases().unwrap().len(), 1);
}
