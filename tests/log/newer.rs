//! Entries of a newer version: kept as they are, shown by their kind, and in the way of their own case alone.

use crate::shelf::{Shelf, hour, note, opening, refused, submit};
use kycase::case::{Case, CaseId, Command, Event};
use kycase::playbook::Catalogue;
use kycase::show::timeline;
use kycase::store::Store;

const BODY: &str = r#"{"text":"from the future","weight":3}"#;

/// A log with a case that holds an entry of `kind` and `format`, and another case without one.
fn with_a_newer_entry(kind: &str, format: i64) -> (Shelf, CaseId, CaseId) {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let other = shelf.open().open_case(&opening("987654321"), hour(0)).unwrap().id;
    let sql = "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
               VALUES (?1, 4, 'another writer', ?2, ?2, ?3, ?4, ?5)";
    shelf.sql().execute(sql, rusqlite::params![id.as_str(), hour(2).unix(), kind, format, BODY]).unwrap();
    (shelf, id, other)
}

/// An unknown kind, and known kinds in a format that only a newer version writes.
const NEWER: [(&str, i64); 4] = [("levitated", 1), ("levitated", 2), ("noted", 2), ("rejected", 99)];

fn case(store: &Store, id: &CaseId) -> Case {
    store.case(id).unwrap().unwrap()
}

#[test]
fn an_entry_of_a_newer_version_is_kept_as_it_is() {
    for (kind, format) in NEWER {
        let (shelf, id, _) = with_a_newer_entry(kind, format);
        let case = case(&shelf.read(), &id);
        let entry = &case.entries[3];
        assert_eq!(entry.fact.event, Event::Unknown { kind: kind.to_owned(), body: BODY.to_owned() });
        assert_eq!((entry.fact.at, entry.writer.as_str()), (hour(2), "another writer"));
        assert_eq!(case.notes, [], "it was not taken for an entry that this version knows");
        assert_eq!(case.attempts.len(), 1);
    }
}

#[test]
fn an_entry_of_a_newer_version_is_shown_in_the_timeline() {
    for (kind, format) in NEWER {
        let (shelf, id, _) = with_a_newer_entry(kind, format);
        let lines = timeline(&case(&shelf.read(), &id), &Catalogue::default());
        assert_eq!(lines.len(), 4);
        assert_eq!(
            (lines[3].kind.as_str(), lines[3].text.clone()),
            (kind, format!("{kind}: an entry of a newer kycase"))
        );
    }
}

#[test]
fn an_entry_of_a_newer_version_stops_every_command_on_its_case() {
    for (kind, format) in NEWER {
        let (shelf, id, _) = with_a_newer_entry(kind, format);
        let mut store = shelf.open();
        for command in [submit(hour(100)), note("x"), Command::Undo] {
            assert_eq!(refused(store.commit(&id, &command, hour(100))), "unknown_entry");
        }
        assert_eq!(case(&store, &id).entries.len(), 4);
    }
}

#[test]
fn an_entry_of_a_newer_version_stops_no_command_on_another_case() {
    for (kind, format) in NEWER {
        let (shelf, _, other) = with_a_newer_entry(kind, format);
        let mut store = shelf.open();
        store.commit(&other, &submit(hour(3)), hour(3)).unwrap();
        store.open_case(&opening("555555555"), hour(3)).unwrap();
    }
}

#[test]
fn a_case_with_an_entry_of_a_newer_version_can_be_copied_and_erased() {
    let (shelf, id, other) = with_a_newer_entry("levitated", 2);
    let mut store = shelf.open();
    let copy = shelf.directory().join("copy.db");
    store.back_up(&copy).unwrap();
    assert_eq!(case(&Store::open_for_reading(&copy).unwrap(), &id), case(&store, &id));
    store.erase(&id).unwrap();
    assert_eq!(store.cases().unwrap(), [case(&store, &other)]);
}

#[test]
fn a_newer_entry_that_a_newer_version_undid_is_in_nobodys_way() {
    let (shelf, id, _) = with_a_newer_entry("levitated", 2);
    let sql = "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
               VALUES (?1, 5, 'another writer', 0, 0, 'undone', 1, '{\"sequence\":4}')";
    shelf.sql().execute(sql, [id.as_str()]).unwrap();
    shelf.open().commit(&id, &note("back to what both know"), hour(3)).unwrap();
}
