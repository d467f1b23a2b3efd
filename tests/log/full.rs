//! No luck with the disk: what was recorded stays, what was not is said, and the log can be used again. A full disk is
//! tested beside the store, where its connection can be held to a size.

use crate::shelf::{Shelf, hour, note, only_case, open};
use crate::twin::{self, Twin};
use kycase::store::{CommitError, Store, StoreError};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::ffi::c_int;
use std::path::Path;
use std::process::Stdio;
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
