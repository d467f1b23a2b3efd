//! kill -9: what was acknowledged is in the log, and what was not is there as a whole or not at all.

use crate::shelf::{Shelf, hour, note, only_case, open};
use crate::twin::{self, Twin};
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
