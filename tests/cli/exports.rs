//! What is written out: exports and backups.

use crate::desk::{Desk, UID};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;

#[test]
fn each_line_of_the_default_export_is_one_entry_of_the_log() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("note 'a remark'").code(0);
    let seen = desk.run("export").code(0).stderr_has("keep it to yourself");
    let entries: Vec<Value> = seen.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = entries.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["opened", "submitted", "rejected", "noted"]);
    assert_eq!(entries[0]["body"]["account"]["uid"], UID);
    assert_eq!(entries[1]["at"], "2026-11-23T11:00:00Z");
    assert_eq!(entries[1]["recorded_at"], "2026-11-23T12:00:00Z");
    assert_eq!(entries[3]["body"]["text"], "a remark");
    assert_eq!(entries[3]["sequence"], 4);
}

#[test]
fn with_json_every_form_of_export_is_one_value() {
    let desk = Desk::with_a_rejection("document_glare");
    assert_eq!(desk.run("export --json").json()[1]["kind"], "submitted");
    for form in ["json", "csv"] {
        let cases = desk.run(&format!("export --json --format {form}")).code(0).json();
        assert_eq!(cases[0]["history"][0]["reasons"][0], "document_glare");
    }
    assert_eq!(desk.run("export --format json").json()[0]["account"]["uid"], UID);
}

#[test]
fn a_cell_that_looks_like_a_formula_is_guarded() {
    let desk = Desk::with_a_case();
    desk.run_line(&["submit", "--at", "2h ago", "--document", "=1+1", "--changed", "@SUM(A1)"]);
    desk.run_line(&["reject", "--at", "1h ago", "--text=-2+3\nsecond line"]);
    desk.run_line(&["account", "--uid", "+49123"]);
    let seen = desk.run("export --format csv").code(0);
    let mut rows = csv::Reader::from_reader(seen.stdout.as_bytes());
    let header = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| row[header.iter().position(|column| column == name).unwrap()].to_owned();
    assert_eq!(cell("document"), "'=1+1");
    assert_eq!(cell("changed"), "'@SUM(A1)");
    assert_eq!(cell("uid"), "'+49123");
    assert_eq!(cell("text"), "'-2+3\\nsecond line");
    assert_eq!(cell("outcome"), "rejected");
}

#[test]
fn an_export_in_a_file_is_for_its_owner_alone() {
    let desk = Desk::with_a_case();
    desk.run("export --output all.jsonl").code(0).stdout_has("Exported 1 case to all.jsonl.");
    assert_eq!(std::fs::metadata(desk.path("all.jsonl")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(desk.run("export --output all.jsonl --force --json").json()["cases"], 1);
}

#[test]
fn a_backup_is_a_whole_log_and_never_overwrites() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("backup copy.db").code(0).stdout_has("Backed up 1 case to copy.db.");
    desk.run("backup copy.db").code(1).stderr_has("exists already");
    desk.run("--db copy.db show okx").code(0).stdout_has(UID);
    assert_eq!(desk.run("backup second.db --json").json()["cases"], 1);
}
