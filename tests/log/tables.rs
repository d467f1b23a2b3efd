//! The readable tables say what the log says, after whatever was recorded.

use crate::shelf::{Shelf, hour, note, opening, policies, refused, submit, vandalise};
use crate::wishes::{carry_out, wish};
use kycase::case::{CaseId, Command, Level, Opening, Slug, Span};
use kycase::store::{CommitError, Store};
use proptest::prelude::*;
use proptest::sample::select;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn after_whatever_was_recorded_the_tables_say_what_the_log_says(
        steps in prop::collection::vec((wish(), 0..3usize, select(vec![0u64, 1, 24, 30])), 1..40)
    ) {
        let mut store = Store::in_memory(policies()).unwrap();
        store.open_case(&opening("111"), hour(0)).unwrap();
        let mut now = hour(0);
        for (wish, which, pause) in &steps {
            now = now.plus(Span::from_hours(*pause));
            if let Err(CommitError::Store(error)) = carry_out(&mut store, wish, *which, now) {
                panic!("{wish:?}: {error}");
            }
            let (tables, rebuilt) = store.tables_and_rebuilt().unwrap();
            prop_assert_eq!(tables, rebuilt, "after {:?}", wish);
        }
        prop_assert_eq!(store.examine().unwrap(), []);
    }
}

/// What the tables say of the rejected case, before and after they were written anew.
#[track_caller]
fn is_mended_after(sql: &str) {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let (whole, _) = shelf.read().tables_and_rebuilt().unwrap();
    vandalise(&shelf, sql);
    let mut store = shelf.open();
    let (tables, rebuilt) = store.tables_and_rebuilt().unwrap();
    assert_ne!(tables, rebuilt, "{sql} was not seen");
    assert_eq!(rebuilt, whole, "the log was touched");
    store.rebuild().unwrap();
    let (tables, _) = store.tables_and_rebuilt().unwrap();
    assert_eq!(tables, whole, "{sql} was not mended");
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn a_table_that_was_changed_is_mended() {
    is_mended_after("UPDATE cases SET uid = '666', verified = 1");
    is_mended_after("UPDATE cases SET slug = 'other'");
    is_mended_after("UPDATE attempts SET resubmit_at = 0");
    is_mended_after("UPDATE attempts SET outcome = 'approved', reasons = NULL");
}

#[test]
fn a_table_that_was_emptied_is_mended() {
    is_mended_after("DELETE FROM cases");
    is_mended_after("DELETE FROM attempts");
    is_mended_after("DELETE FROM cases; DELETE FROM attempts");
}

#[test]
fn a_table_that_was_added_to_is_mended() {
    is_mended_after("INSERT INTO attempts (case_id, number, submitted_at) SELECT case_id, 7, 0 FROM cases");
    is_mended_after("INSERT INTO attempts (case_id, number, submitted_at) VALUES ('nobody', 1, 0)");
    is_mended_after(
        "INSERT INTO cases (case_id, slug, exchange, uid, level, opened_at, verified, attempts, entries)
         VALUES ('nobody', 'ghost', 'okx', '1', 'identity', 0, 0, 0, 0)",
    );
}

#[test]
fn the_next_commit_brings_the_tables_of_its_case_up_to_date_by_itself() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    vandalise(&shelf, "UPDATE cases SET uid = '666'; DELETE FROM attempts");
    let mut store = shelf.open();
    store.commit(&id, &note("x"), hour(2)).unwrap();
    let (tables, rebuilt) = store.tables_and_rebuilt().unwrap();
    assert_eq!(tables, rebuilt);
}

#[test]
fn the_rule_reads_the_log_and_not_the_tables() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    vandalise(&shelf, "DELETE FROM attempts; UPDATE cases SET attempts = 0, entries = 1");
    let answer = shelf.open().commit(&id, &submit(hour(2)), hour(2));
    assert_eq!(crate::shelf::refused(answer), "cooling_down");
}

#[test]
fn whatever_the_tables_say_of_other_cases_changes_no_decision() {
    let level = |uid: &str, level: &str| Opening { level: Level::new(level), ..opening(uid) };
    for sql in [
        "DELETE FROM cases",
        "UPDATE cases SET verified = 1",
        "UPDATE cases SET uid = '666', slug = 'other' || rowid, level = 'x'",
        "INSERT INTO cases (case_id, slug, exchange, uid, level, opened_at, verified, attempts, entries)
         VALUES ('nobody', '../etc', 'okx', '123456789', 'identity', 0, 1, 0, 0)",
    ] {
        let (shelf, _) = Shelf::with_a_rejected_case();
        shelf.open().open_case(&level("123456789", "1"), hour(2)).unwrap();
        let upper = shelf.open().open_case(&level("123456789", "2"), hour(2)).unwrap().id;
        vandalise(&shelf, sql);
        let mut store = shelf.open();
        assert_eq!(refused(store.open_case(&opening("123456789"), hour(2))), "case_exists", "{sql}");
        assert_eq!(refused(store.commit(&upper, &submit(hour(2)), hour(2))), "level_not_verified", "{sql}");
        let rename = Command::Rename { slug: Slug::new("okx").unwrap() };
        assert_eq!(refused(store.commit(&upper, &rename, hour(2))), "name_taken", "{sql}");
        let around = store.readable().unwrap().neighbours(&upper);
        let around: Vec<_> = around.cases.iter().map(|it| (it.slug.as_str(), it.verified)).collect();
        assert_eq!(around, [("okx", false), ("okx-2", false)]);
    }
}

#[test]
fn the_tables_can_be_read_by_people() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let connection = shelf.sql();
    let row = |sql: &str| {
        connection.query_row(sql, [], |row| {
            let columns = (0..row.as_ref().column_count()).map(|column| format!("{:?}", row.get_ref(column).unwrap()));
            Ok(columns.collect::<Vec<_>>().join(" "))
        })
    };
    let (start, hours) = (hour(0).unix(), 3600);
    assert_eq!(
        row("SELECT number, submitted_at, outcome, decided_at, reasons, class, resubmit_at, breach FROM attempts")
            .unwrap(),
        format!(
            "Integer(1) Integer({start}) {} Integer({}) {} {} Integer({}) Null",
            text("rejected"),
            start + hours,
            text("document_glare"),
            text("retry"),
            start + 25 * hours
        )
    );
    assert_eq!(
        row("SELECT slug, exchange, uid, level, verified, attempts, entries FROM cases").unwrap(),
        format!(
            "{} {} {} {} Integer(0) Integer(1) Integer(3)",
            text("okx"),
            text("okx"),
            text("123456789"),
            text("identity")
        )
    );
}

fn text(text: &str) -> String {
    format!("{:?}", rusqlite::types::ValueRef::Text(text.as_bytes()))
}

#[test]
fn erasing_a_case_takes_it_out_of_the_tables_and_leaves_the_others() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    let other = store.open_case(&opening("987654321"), hour(2)).unwrap().id;
    store.commit(&other, &submit(hour(2)), hour(2)).unwrap();
    store.erase(&id).unwrap();
    let (tables, rebuilt) = store.tables_and_rebuilt().unwrap();
    assert_eq!(tables, rebuilt);
    assert_eq!(tables.lines().count(), 2, "one case and its attempt:\n{tables}");
    assert_eq!(store.case(&CaseId::new(id.as_str())).unwrap(), None);
}
