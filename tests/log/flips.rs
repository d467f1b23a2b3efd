//! Bytes that changed by themselves: every entry is held to its digest, so that none changes what is read unseen.

use crate::shelf::{Shelf, hour, note, opening, reject, submit};
use kycase::case::{Case, Clearance, Command};
use kycase::store::{CommitError, Store, StoreError};
use std::path::Path;
use std::{fs, panic};

/// A log with a few cases, at rest: a couple of dozen pages.
fn a_log() -> (Shelf, Vec<Case>) {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    for (number, uid) in ["123456789", "987654321", "555555555"].into_iter().enumerate() {
        let id = store.open_case(&opening(uid), hour(0)).unwrap().id;
        for round in 0..4 {
            let at = hour(round * 30 + 1);
            let ticket =
                Command::SendTicket { at, channel: "chat".into(), reference: None, text: Some("Please?".into()) };
            let reply = Command::ReceiveReply { at, text: Some("Yes.".into()), clearance: Clearance::Cleared };
            for command in [submit(at), reject(at, "There is glare on the document."), ticket, reply] {
                store.commit(&id, &command, at).unwrap();
            }
            store.commit(&id, &note(&format!("note {round} {}", "lorem ipsum ".repeat(number * 90))), at).unwrap();
        }
    }
    let cases = store.cases().unwrap();
    drop(store);
    (shelf, cases)
}

/// Copies of the log with one byte changed, at some hundred places all over it.
fn spoilt(bytes: &[u8], places: usize) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let masks = [0x01, 0x80, 0xff, 0x10].into_iter().cycle();
    (0..bytes.len()).step_by(bytes.len() / places).zip(masks).map(|(position, mask)| {
        let mut copy = bytes.to_vec();
        copy[position] ^= mask;
        (position, copy)
    })
}

/// Everything that a reader learns: the cases where they can be read, and whether anything is said to be wrong.
fn read(path: &Path) -> Result<(Vec<Case>, bool), StoreError> {
    let store = Store::open_for_reading(path)?;
    let cases = store.cases()?;
    Ok((cases, store.examine()?.iter().any(|finding| !finding.text.contains("chmod"))))
}

#[test]
fn a_byte_that_changed_is_said_or_changes_nothing() {
    let (shelf, cases) = a_log();
    let (whole, copy) = (fs::read(shelf.path()).unwrap(), Shelf::new());
    let (mut said, mut harmless) = (0, 0);
    for (position, bytes) in spoilt(&whole, 600) {
        fs::write(copy.path(), bytes).unwrap();
        match read(&copy.path()) {
            Err(_) | Ok((_, true)) => said += 1,
            Ok((found, false)) => {
                assert_eq!(found, cases, "byte {position} changed this, and nobody said so");
                harmless += 1;
            }
        }
    }
    assert!(said > 50 && harmless > 50, "{said} said, {harmless} harmless: these bytes tell nothing");
}

#[test]
fn whatever_byte_changed_nothing_panics_that_writes() {
    let (shelf, cases) = a_log();
    let whole = fs::read(shelf.path()).unwrap();
    let mut failed = 0;
    for (position, bytes) in spoilt(&whole, 50) {
        let copy = Shelf::new();
        fs::write(copy.path(), bytes).unwrap();
        let answer = panic::catch_unwind(|| {
            let mut store = Store::open(&copy.path(), crate::shelf::policies())?;
            if let Err(CommitError::Store(error)) = store.commit(&cases[0].id, &note("x"), hour(200)) {
                return Err(error);
            }
            store.rebuild()?;
            store.back_up(&copy.directory().join("copy.db"))?;
            store.erase(&cases[1].id).map(drop)
        });
        failed += usize::from(answer.unwrap_or_else(|_| panic!("byte {position} made something panic")).is_err());
    }
    assert!(failed > 0, "no byte mattered: these bytes tell nothing");
}

#[test]
fn a_file_that_lost_its_end_is_said_to_be_damaged() {
    let (shelf, _) = a_log();
    let whole = fs::read(shelf.path()).unwrap();
    for kept in [whole.len() / 2, whole.len() - 4096, 4096, 5000, 100] {
        fs::write(shelf.path(), &whole[..kept]).unwrap();
        match read(&shelf.path()) {
            Err(StoreError::Damaged { path, .. }) => assert_eq!(path, shelf.path()),
            Ok((_, wrong)) => assert!(wrong, "{kept} bytes of {} were good enough", whole.len()),
            Err(other) => panic!("{kept} bytes: {other:?}"),
        }
    }
}
