//! Looking for damage: what is wrong is found and named, and what is well is left in peace.

use crate::shelf::{Shelf, hour, note, opening, vandalise};
use kycase::store::Finding;

/// What is found once `sql` was run behind kycase's back.
fn found_after(sql: &str) -> Vec<Finding> {
    let (shelf, _) = Shelf::with_a_rejected_case();
    vandalise(&shelf, sql);
    shelf.read().examine().unwrap()
}

fn texts(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.text.as_str()).collect()
}

const TRIGGERS_ARE_WRONG: &str = "the triggers that keep the log append-only are missing or were changed";
const TABLES_DIFFER: &str = "the readable tables differ from the log; `kycase doctor --rebuild` writes them anew";

#[test]
fn a_log_that_is_well_has_no_finding() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    assert_eq!(shelf.read().examine().unwrap(), []);
    let mut store = shelf.open();
    store.commit(&id, &note("x"), hour(2)).unwrap();
    store.open_case(&opening("987654321"), hour(2)).unwrap();
    assert_eq!(store.examine().unwrap(), []);
    store.erase(&id).unwrap();
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn every_trigger_that_is_missing_is_found() {
    for trigger in ["log_is_append_only_update", "log_is_append_only_delete", "log_has_no_gaps"] {
        let findings = found_after(&format!("DROP TRIGGER {trigger}"));
        assert_eq!(texts(&findings), [TRIGGERS_ARE_WRONG], "{trigger}");
        assert!(!findings[0].mendable);
    }
}

#[test]
fn a_trigger_that_was_made_toothless_is_found() {
    let findings = found_after(
        "DROP TRIGGER log_is_append_only_update;
         CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log WHEN 0 BEGIN SELECT 1; END;",
    );
    assert_eq!(texts(&findings), [TRIGGERS_ARE_WRONG]);
}

#[test]
fn a_trigger_that_somebody_added_is_found() {
    let findings = found_after("CREATE TRIGGER more AFTER INSERT ON log BEGIN UPDATE cases SET verified = 1; END;");
    assert_eq!(texts(&findings), [TRIGGERS_ARE_WRONG]);
}

#[test]
fn a_table_that_was_vandalised_is_found_and_can_be_mended() {
    let findings = found_after("UPDATE attempts SET resubmit_at = 0");
    assert_eq!(texts(&findings), [TABLES_DIFFER]);
    assert!(findings[0].mendable);
}

#[test]
fn a_history_that_lost_its_end_is_found() {
    let findings = found_after(
        "INSERT INTO erasing SELECT case_id FROM cases; DELETE FROM log WHERE sequence = 3; DELETE FROM erasing;",
    );
    assert_eq!(texts(&findings), ["1 case(s) have fewer entries than were once written", TABLES_DIFFER]);
}

#[test]
fn a_history_that_lost_an_entry_in_the_middle_is_found() {
    let findings = found_after(
        "INSERT INTO erasing SELECT case_id FROM cases; DELETE FROM log WHERE sequence = 2; DELETE FROM erasing;",
    );
    assert!(texts(&findings).contains(&"entries are missing from 1 case(s)"), "{findings:?}");
}

#[test]
fn a_case_that_vanished_from_the_log_is_found() {
    let findings = found_after("INSERT INTO erasing SELECT case_id FROM cases; DELETE FROM log; DELETE FROM erasing;");
    assert_eq!(texts(&findings), ["1 case(s) have fewer entries than were once written", TABLES_DIFFER]);
}

#[test]
fn an_entry_of_a_newer_version_is_found_by_its_kind() {
    let findings = found_after(
        "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
         SELECT case_id, 4, 'w', 0, 0, 'levitated', 1, '{}' FROM cases",
    );
    assert!(
        texts(&findings).contains(&"case okx holds an entry `levitated` of a newer kycase; update kycase"),
        "{findings:?}"
    );
}
