//! A log that is damaged inside: it is said so, with the file and the case, and nothing is made up.

use crate::shelf::{Shelf, hour, note, opening, vandalise};
use kycase::store::{CommitError, StoreError};

/// Adds a fourth entry with this kind and body to the case of `shelf`.
fn add(shelf: &Shelf, kind: &str, at: &str, body: &str) {
    let sql = format!(
        "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
         SELECT case_id, 4, 'w', {at}, 0, '{kind}', 1, '{body}' FROM cases"
    );
    vandalise(shelf, &sql);
}

#[track_caller]
fn is_damaged(shelf: &Shelf, error: &StoreError, case: &str) {
    let StoreError::Damaged { path, detail } = error else { panic!("{error:?}") };
    assert_eq!(*path, shelf.path());
    assert!(detail.starts_with(&format!("case {case}: ")), "{detail}");
}

#[test]
fn a_body_that_is_not_what_its_kind_is_made_of_is_damage_and_names_the_case() {
    for (kind, at, body) in [
        ("noted", "0", "{}"),
        ("noted", "0", "[]"),
        ("noted", "0", "7"),
        ("rejected", "0", r#"{"attempt":1,"reasons":["x"],"class":"mild","wait_seconds":0,"chosen_by":"user"}"#),
        ("rejected", "0", r#"{"attempt":1,"reasons":["x"],"class":"final","wait_seconds":-1,"chosen_by":"user"}"#),
        ("undone", "0", r#"{"sequence":-1}"#),
        ("renamed", "0", r#"{"slug":"../etc"}"#),
        ("noted", "253402300800", r#"{"text":"after the year 9999"}"#),
    ] {
        let (shelf, id) = Shelf::with_a_rejected_case();
        add(&shelf, kind, at, body);
        is_damaged(&shelf, &shelf.read().cases().unwrap_err(), id.as_str());
        is_damaged(&shelf, &shelf.read().case(&id).unwrap_err(), id.as_str());
        let findings = shelf.read().examine().unwrap();
        assert!(findings.iter().any(|found| found.text.contains(id.as_str())), "{kind} {body}: {findings:?}");
        let Err(CommitError::Store(error)) = shelf.open().commit(&id, &note("x"), hour(2)) else {
            panic!("{kind} {body}: something was committed")
        };
        is_damaged(&shelf, &error, id.as_str());
    }
}

#[test]
fn a_history_that_does_not_begin_with_an_opening_is_damage() {
    let shelf = Shelf::new();
    shelf.open();
    vandalise(
        &shelf,
        "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
         VALUES ('nobody', 1, 'w', 0, 0, 'noted', 1, '{\"text\":\"x\"}')",
    );
    is_damaged(&shelf, &shelf.read().cases().unwrap_err(), "nobody");
}

#[test]
fn damage_in_one_case_does_not_keep_another_from_being_written() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let other = shelf.open().open_case(&opening("987654321"), hour(0)).unwrap().id;
    let sql = "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
               VALUES (?1, 4, 'w', 0, 0, 'noted', 1, '{}')";
    shelf.sql().execute(sql, [id.as_str()]).unwrap();
    let case = shelf.open().commit(&other, &note("still here"), hour(2)).unwrap();
    assert_eq!(case.notes.len(), 1);
}

#[test]
fn damage_in_one_case_does_not_keep_another_from_being_read() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let other = shelf.open().open_case(&opening("987654321"), hour(0)).unwrap().id;
    shelf
        .sql()
        .execute(
            "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
             VALUES (?1, 4, 'w', 0, 0, 'noted', 1, '{}'), (?1, 5, 'w', 0, 0, 'approved', 1, '{\"attempt\":1}')",
            [id.as_str()],
        )
        .unwrap();
    let read = shelf.read().readable().unwrap();
    assert_eq!(read.cases.iter().map(|case| &case.id).collect::<Vec<_>>(), [&other]);
    let [damaged] = read.damaged.as_slice() else { panic!("{:?}", read.damaged) };
    assert_eq!((damaged.name(), damaged.detail.as_str()), ("okx", "entry 4: missing field `text`"));
    assert_eq!(damaged.before.as_ref().unwrap().entries.len(), 3, "what is sound before it is told");
    let findings = shelf.read().examine().unwrap();
    let told = findings.iter().find(|found| found.text.starts_with("case `okx` is damaged")).unwrap();
    for word in ["entry 4", "kycase backup", "kycase export", "kycase delete okx"] {
        assert!(told.text.contains(word), "{}", told.text);
    }
}

#[test]
fn the_place_of_a_damaged_case_stays_taken() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    add(&shelf, "noted", "0", "{}");
    let mut store = shelf.open();
    assert_eq!(crate::shelf::refused(store.open_case(&opening("123456789"), hour(2))), "case_exists");
    let other = store.open_case(&opening("987654321"), hour(2)).unwrap();
    assert_eq!(other.slug.as_str(), "okx-2");
    store.erase(&id).unwrap();
    assert_eq!(store.readable().unwrap().damaged, []);
    store.open_case(&opening("123456789"), hour(2)).unwrap();
}

#[test]
fn facts_that_make_no_sense_change_nothing_but_the_timeline() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let before = crate::shelf::only_case(&shelf.read());
    add(&shelf, "approved", "0", r#"{"attempt":9}"#);
    let after = crate::shelf::only_case(&shelf.read());
    assert_eq!(after.attempts, before.attempts);
    assert_eq!(after.entries.len(), before.entries.len() + 1);
}

#[test]
fn the_message_names_the_file_and_the_next_step() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    add(&shelf, "noted", "0", "{}");
    let said = shelf.read().case(&id).unwrap_err().to_string();
    let expected = format!(
        "the log {} is damaged: case {id}: entry 4: missing field `text`. Nothing was changed. Copy the file to a safe place, \
         then run `kycase doctor`",
        shelf.path().display()
    );
    assert_eq!(said, expected);
}

#[test]
fn an_entry_that_is_not_as_it_was_written_is_damage() {
    for (change, entry) in [
        ("at = at + 1 WHERE sequence = 2", 2),
        ("recorded_at = 0 WHERE sequence = 3", 3),
        ("body = replace(body, 'document_glare', 'document_blurry') WHERE kind = 'rejected'", 3),
        ("writer = 'somebody' WHERE sequence = 1", 1),
        ("digest = zeroblob(32) WHERE sequence = 2", 2),
    ] {
        let (shelf, id) = Shelf::with_a_rejected_case();
        vandalise(&shelf, &format!("DROP TRIGGER log_is_append_only_update; UPDATE log SET {change}"));
        let error = shelf.read().cases().unwrap_err();
        is_damaged(&shelf, &error, id.as_str());
        assert!(error.to_string().contains(&format!("entry {entry} is not as it was written")), "{error}");
    }
}

#[test]
fn an_entry_that_another_program_added_is_read_and_the_doctor_says_so() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    add(&shelf, "noted", "0", r#"{"text":"by hand"}"#);
    assert_eq!(crate::shelf::only_case(&shelf.read()).notes[0].text, "by hand");
    let findings = shelf.read().examine().unwrap();
    assert!(findings.iter().any(|it| it.text == "entries that kycase did not write, without a digest: 1"));
    // What is written after it is tied to it all the same.
    let id = crate::shelf::only_case(&shelf.read()).id;
    shelf.open().commit(&id, &note("after it"), hour(2)).unwrap();
    vandalise(&shelf, "DROP TRIGGER log_is_append_only_update; UPDATE log SET at = 7 WHERE sequence = 4");
    is_damaged(&shelf, &shelf.read().cases().unwrap_err(), id.as_str());
}
