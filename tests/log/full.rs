//! No room, or no luck with the disk: what was recorded stays, what was not is said, and the log can be used again.

use crate::shelf::{Shelf, hour, note, only_case, open};
use crate::twin::{self, Twin};
use kycase::store::{CommitError, Store, StoreError};
use rusqlite::ffi;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::ffi::{c_char, c_int};
use std::path::Path;
use std::process::Stdio;
use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Commits notes until one fails, and returns how many did not, with the failure.
fn write_until_it_fails(store: &mut Store) -> (usize, StoreError) {
    let id = only_case(store).id;
    for written in 0..10_000 {
        match store.commit(&id, &note(&"x".repeat(3000)), hour(2)) {
            Ok(case) => assert_eq!(case.notes.len(), written + 1),
            Err(CommitError::Store(error)) => return (written, error),
            Err(other) => panic!("{other}"),
        }
    }
    panic!("no end of room");
}

/// Holds every database that this process opens to the size that it has, or a few pages more, in the way in which
/// SQLite itself does it. A page that is missing then is a full disk to everybody above.
unsafe extern "C" fn hold_to_forty_pages(
    connection: *mut ffi::sqlite3,
    _message: *mut *mut c_char,
    _api: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: SQLite hands over its new connection, which nobody else uses yet; no row and no message is asked for.
    unsafe { ffi::sqlite3_exec(connection, c"PRAGMA max_page_count = 40".as_ptr(), None, null_mut(), null_mut()) }
}

#[test]
fn a_full_disk_is_said_to_be_full_and_nothing_half_is_recorded() {
    if let Some(path) = twin::job() {
        // SAFETY: the function has the signature that SQLite asks for and lives as long as the process.
        assert_eq!(unsafe { ffi::sqlite3_auto_extension(Some(hold_to_forty_pages)) }, ffi::SQLITE_OK);
        let path = Path::new(&path);
        let mut store = open(path);
        let (written, error) = write_until_it_fails(&mut store);
        assert!(matches!(&error, StoreError::Full(full) if full == path), "{error:?}");
        let expected = format!(
            "no space is left for the log {}. Nothing was recorded; free some space and try again",
            path.display()
        );
        assert_eq!(error.to_string(), expected);
        assert_eq!(only_case(&store).notes.len(), written);
        assert_eq!(store.examine().unwrap(), []);
        twin::say(&written.to_string());
        return;
    }
    let (shelf, id) = Shelf::with_a_rejected_case();
    let test = a_full_disk_is_said_to_be_full_and_nothing_half_is_recorded;
    let said = Twin::of(test, shelf.path().to_str().unwrap(), Stdio::null()).finish();
    let written: usize = said.last().unwrap().parse().unwrap();
    assert!(written > 5, "the disk was full from the start");
    let mut store = shelf.open();
    assert_eq!(only_case(&store).notes.len(), written);
    assert_eq!(store.examine().unwrap(), []);
    assert_eq!(store.commit(&id, &note("room again"), hour(3)).unwrap().notes.len(), written + 1);
}

/// Lets no file of this process grow beyond `size`; a write that would is an error instead of a signal.
fn hold_files_to(size: Option<u64>) {
    let maximum = getrlimit(Resource::Fsize).maximum;
    setrlimit(Resource::Fsize, Rlimit { current: size, maximum }).unwrap();
}

#[test]
fn a_write_that_the_system_refuses_is_an_error_and_the_same_log_goes_on_afterwards() {
    if let Some(path) = twin::job() {
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).unwrap();
        let path = Path::new(&path);
        let mut store = open(path);
        hold_files_to(Some(1_000_000));
        let (written, error) = write_until_it_fails(&mut store);
        assert!(matches!(&error, StoreError::Sql { path: named, .. } if named == path), "{error:?}");
        assert_eq!(only_case(&store).notes.len(), written);
        hold_files_to(getrlimit(Resource::Fsize).maximum);
        let id = only_case(&store).id;
        assert_eq!(store.commit(&id, &note("it goes on"), hour(3)).unwrap().notes.len(), written + 1);
        twin::say(&written.to_string());
        return;
    }
    let (shelf, _) = Shelf::with_a_rejected_case();
    let test = a_write_that_the_system_refuses_is_an_error_and_the_same_log_goes_on_afterwards;
    let said = Twin::of(test, shelf.path().to_str().unwrap(), Stdio::null()).finish();
    let written: usize = said.last().unwrap().parse().unwrap();
    assert!(written > 5, "nothing could be written from the start");
    let store = shelf.open();
    assert_eq!(only_case(&store).notes.len(), written + 1);
    assert_eq!(store.examine().unwrap(), []);
}

/// The signal for a file that may not grow; the same number on Linux and the BSDs.
const SIGXFSZ: c_int = 25;
