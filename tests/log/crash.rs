//! kill -9: what was acknowledged is in the log, and what was not is there as a whole or not at all.

use crate::shelf::{Shelf, beside, hour, names_in, note, only_case, open};
use crate::twin::{self, Twin};
use kycase::store::Restoring;
use std::path::Path;
use std::process::Stdio;

/// Commits notes for ever, and says each one's number once it is committed.
fn write_for_ever(path: &Path) {
    let mut store = open(path);
    let id = only_case(&store).id;
    let first = only_case(&store).notes.len();
    for number in first.. {
        store.commit(&id, &note(&format!("note {number} {}", "x".repeat(number % 7 * 700))), hour(2)).unwrap();
        twin::say(&number.to_string());
    }
}

#[test]
fn whatever_was_acknowledged_before_a_kill_is_in_the_log_and_the_log_has_no_gap() {
    if let Some(path) = twin::job() {
        return write_for_ever(Path::new(&path));
    }
    let (shelf, _) = Shelf::with_a_rejected_case();
    let mut written = 0;
    for acknowledgements in [1, 2, 3, 5, 8, 13, 21, 34, 1, 1, 55, 4] {
        let test = whatever_was_acknowledged_before_a_kill_is_in_the_log_and_the_log_has_no_gap;
        let mut twin = Twin::of(test, shelf.path().to_str().unwrap(), Stdio::null());
        for expected in written..written + acknowledgements {
            assert_eq!(twin.hear(), Some(expected.to_string()));
        }
        // It was killed somewhere in the next notes; what it had said of them by then counts too.
        let acknowledged = written + acknowledgements + twin.kill().len();
        let reader = shelf.read();
        let case = only_case(&reader);
        written = case.notes.len();
        assert!((acknowledged..=acknowledged + 1).contains(&written), "{acknowledged} said, {written} found");
        for (number, note) in case.notes.iter().enumerate() {
            assert_eq!(note.text, format!("note {number} {}", "x".repeat(number % 7 * 700)));
        }
        assert!(case.entries.iter().map(|entry| entry.sequence).eq(1..=u32::try_from(written).unwrap() + 3));
        assert_eq!(reader.examine().unwrap(), []);
    }
}

#[test]
fn a_kill_while_the_log_is_being_made_leaves_one_that_can_be_used() {
    if let Some(path) = twin::job() {
        for number in 0.. {
            open(&Path::new(&path).join(format!("{number}.db")));
            twin::say(&number.to_string());
        }
    }
    let shelf = Shelf::new();
    let test = a_kill_while_the_log_is_being_made_leaves_one_that_can_be_used;
    let mut twin = Twin::of(test, shelf.directory().to_str().unwrap(), Stdio::null());
    for expected in 0..20 {
        assert_eq!(twin.hear(), Some(expected.to_string()));
    }
    let last = 20 + twin.kill().len();
    // The one after the last acknowledged one was being made, or was not there yet.
    for number in [0, last - 1, last] {
        let path = shelf.directory().join(format!("{number}.db"));
        open(&path).open_case(&crate::shelf::opening("123456789"), hour(0)).unwrap();
        assert_eq!(open(&path).examine().unwrap(), [], "{number}");
    }
}

/// The files of a log as a kill leaves them in the middle of a change, while no write-ahead log is in use: the database
/// with a part of the change in it, and beside it the journal by which it is taken back.
fn half_changed() -> Shelf {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let left = Shelf::new();
    let connection = shelf.sql();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    connection.pragma_update(None, "cache_size", 1).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE; UPDATE attempts SET text = hex(zeroblob(9000))").unwrap();
    connection.execute_batch("INSERT INTO meta (key, value) VALUES ('half', hex(zeroblob(90000)))").unwrap();
    for ending in ["", "-journal"] {
        std::fs::copy(beside(&shelf.path(), ending), beside(&left.path(), ending)).unwrap();
    }
    assert!(std::fs::metadata(left.path()).unwrap().len() > 100_000, "nothing of the change is in the file");
    left
}

#[test]
fn a_change_that_a_kill_left_half_done_is_taken_back_by_whoever_comes_next() {
    let reader = half_changed();
    assert_eq!(reader.read().examine().unwrap(), []);
    assert_eq!(names_in(reader.directory()), ["log.db"]);
    let writer = half_changed();
    let id = only_case(&writer.open()).id;
    writer.open().commit(&id, &note("it goes on"), hour(2)).unwrap();
    assert_eq!(writer.open().examine().unwrap(), []);
    let replaced = half_changed();
    let backup = Shelf::with_a_rejected_case().0;
    let kept = Restoring::prepare(&backup.path(), &replaced.path()).unwrap().replace(hour(3)).unwrap().unwrap();
    assert_eq!(open(&kept).examine().unwrap(), []);
}
