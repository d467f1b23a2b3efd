//! Another program holds the log. This takes as long as kycase waits for it; one such test is enough.

use crate::shelf::{Shelf, hour, note, only_case};
use kycase::store::{CommitError, StoreError};

#[test]
fn a_log_that_another_program_holds_is_said_to_be_locked_and_nothing_is_recorded() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    let before = only_case(&store);
    let other = shelf.sql();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = store.commit(&id, &note("x"), hour(2));
    let Err(CommitError::Store(error)) = answer else { panic!("{answer:?}") };
    assert!(matches!(&error, StoreError::Locked(path) if *path == shelf.path()), "{error:?}");
    let expected =
        format!("the log {} is locked by another program; close that one or try again", shelf.path().display());
    assert_eq!(error.to_string(), expected);
    assert_eq!(only_case(&store), before, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(only_case(&shelf.read()), before);
    assert_eq!(store.commit(&id, &note("x"), hour(2)).unwrap().notes.len(), 1);
}
