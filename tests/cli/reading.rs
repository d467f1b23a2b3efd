//! Commands that only read.

use crate::desk::Desk;

const READING: &[&str] = &[
    "status",
    "list",
    "show",
    "log",
    "check",
    "draft",
    "wait",
    "evidence list",
    "evidence check",
    "ticket list",
    "reasons",
    "playbooks",
    "triage glare",
    "export",
    "doctor",
    "completions bash",
];

#[test]
fn reading_makes_no_file_where_there_is_none() {
    let desk = Desk::new();
    for line in READING {
        desk.run(line);
        assert!(desk.files().is_empty(), "{line}: {:?}", desk.files());
    }
    for line in ["submit", "note x", "undo", "delete --yes", "backup copy.db", "rename a b"] {
        desk.run(line).code(4);
        assert!(desk.files().is_empty(), "{line}: {:?}", desk.files());
    }
}

#[test]
fn reading_changes_no_byte_of_the_log() {
    let desk = Desk::with_a_rejection("document_glare");
    let before = std::fs::read(desk.db()).unwrap();
    for line in READING {
        desk.run(line);
    }
    assert_eq!(std::fs::read(desk.db()).unwrap(), before);
}

#[test]
fn an_empty_log_says_how_to_begin() {
    let desk = Desk::new();
    desk.run("status").code(0).stdout_has("kycase open --exchange okx --uid UID");
    desk.run("list").code(0).stdout_has("kycase open --exchange okx --uid UID");
    desk.run("status --json").code(0).stdout_is("[]\n");
    desk.run("doctor").code(0).stdout_has("not there yet");
}

#[test]
fn a_reason_shows_what_to_do_about_it() {
    let desk = Desk::new();
    desk.run("reasons").code(0).stdout_has("document_glare").stdout_has("Selfie and liveness");
    desk.run("reasons document_glare").code(0).stdout_has("1. Switch the flash off.");
}
