//! The log itself refuses to be changed, whoever asks and however SQLite is set.

use crate::shelf::{Shelf, only_case};
use rusqlite::Connection;

const COLUMNS: &str = "case_id, sequence, writer, at, recorded_at, kind, format, body";
const NEW: &str = "'w', 0, 0, 'noted', 1, '{\"text\":\"forged\"}'";

/// Statements that would change, remove or replace an entry, or leave a gap. CASE stands for the case's id.
fn attacks() -> Vec<String> {
    let mut attacks: Vec<String> = [
        "UPDATE log SET at = at - 86400",
        "UPDATE log SET body = '{}' WHERE kind = 'rejected'",
        "UPDATE OR REPLACE log SET sequence = 2 WHERE sequence = 3",
        "UPDATE OR IGNORE log SET sequence = 9 WHERE sequence = 3",
        "UPDATE log SET case_id = 'other'",
        "UPDATE log SET id = 99 WHERE id = 1",
        "UPDATE log SET id = id",
        "DELETE FROM log",
        "DELETE FROM log WHERE kind = 'rejected'",
        "DELETE FROM log WHERE sequence = 3",
    ]
    .map(str::to_owned)
    .to_vec();
    for verb in ["INSERT", "REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR ROLLBACK"] {
        // In the place of an entry, behind a gap, before the first one, and in the place of another case's entry by
        // its row's number.
        attacks.push(format!("{verb} INTO log ({COLUMNS}) VALUES ('CASE', 3, {NEW})"));
        attacks.push(format!("{verb} INTO log ({COLUMNS}) VALUES ('CASE', 5, {NEW})"));
        attacks.push(format!("{verb} INTO log ({COLUMNS}) VALUES ('CASE', 0, {NEW})"));
        attacks.push(format!("{verb} INTO log ({COLUMNS}) VALUES ('CASE', -1, {NEW})"));
        attacks.push(format!("{verb} INTO log ({COLUMNS}) VALUES ('other', 2, {NEW})"));
        attacks.push(format!("{verb} INTO log (id, {COLUMNS}) VALUES (3, 'CASE', 4, {NEW})"));
        attacks.push(format!("{verb} INTO log (rowid, {COLUMNS}) VALUES (1, 'other', 1, {NEW})"));
    }
    let conflict = "ON CONFLICT (case_id, sequence) DO UPDATE SET body = excluded.body";
    attacks.push(format!("INSERT INTO log ({COLUMNS}) VALUES ('CASE', 3, {NEW}) {conflict}"));
    attacks
}

fn all_rows(connection: &Connection) -> Vec<String> {
    let mut statement = connection.prepare("SELECT * FROM log ORDER BY id").unwrap();
    let rows = statement.query_map([], |row| {
        Ok((0..9).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect::<Vec<_>>().join(" "))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[track_caller]
fn nothing_changes_the_log(recursive_triggers: bool) {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let before = only_case(&shelf.read());
    let connection = shelf.sql();
    connection.pragma_update(None, "recursive_triggers", recursive_triggers).unwrap();
    let rows = all_rows(&connection);
    for attack in attacks() {
        let sql = attack.replace("CASE", id.as_str());
        let answer = connection.execute(&sql, []);
        let said = answer.expect_err(&format!("{sql} was carried out")).to_string();
        assert_eq!(said, "the log is append-only", "{sql}");
        assert_eq!(all_rows(&connection), rows, "{sql}");
    }
    drop(connection);
    assert_eq!(only_case(&shelf.read()), before);
    assert_eq!(shelf.read().examine().unwrap(), []);
}

#[test]
fn with_recursive_triggers_nothing_changes_the_log() {
    nothing_changes_the_log(true);
}

#[test]
fn without_recursive_triggers_nothing_changes_the_log_either() {
    nothing_changes_the_log(false);
}

#[test]
fn a_body_that_is_no_json_is_refused() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let sql = format!("INSERT INTO log ({COLUMNS}) VALUES (?1, 4, 'w', 0, 0, 'noted', 1, 'forged')");
    let error = shelf.sql().execute(&sql, [id.as_str()]).unwrap_err().to_string();
    assert_eq!(error, "CHECK constraint failed: json_valid(body)");
}

#[test]
fn the_next_entry_in_order_may_be_appended() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let sql = format!("INSERT INTO log ({COLUMNS}) VALUES (?1, 4, {NEW})");
    shelf.sql().execute(&sql, [id.as_str()]).unwrap();
    assert_eq!(only_case(&shelf.read()).notes[0].text, "forged");
}

#[test]
fn a_case_that_is_not_being_erased_stays_while_another_one_is() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let connection = shelf.sql();
    connection.execute("INSERT INTO erasing (case_id) VALUES ('other')", []).unwrap();
    assert!(connection.execute("DELETE FROM log WHERE case_id = ?1", [id.as_str()]).is_err());
}
