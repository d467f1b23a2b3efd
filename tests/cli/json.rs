//! Every command answers a program with one JSON value.

use crate::desk::Desk;
use crate::help;

/// Lines that call every command, in an order in which each can be done.
const LINES: &[&str] = &[
    "open --exchange okx --uid 12345678 --json",
    "status",
    "list",
    "submit --at '3h ago'",
    "interrupt --at '3h ago'",
    "submit --at '2h ago'",
    "withdraw --at '2h ago'",
    "submit --at '1h ago'",
    "reject --text 'blurry photo'",
    "amend --attempt 3 --decided-at '30m ago'",
    "undo",
    "account --name Ann",
    "note remark",
    "check",
    "check even_light",
    "check even_light --undo",
    "check name --document Ann",
    "check document --expires 2030-01-01 --kind passport",
    "check photo scan.pdf",
    "evidence add id_front",
    "evidence list",
    "evidence check",
    "evidence remove id_front",
    "ticket sent",
    "ticket reply --text answer",
    "ticket list",
    "ticket close",
    "draft",
    "draft --output message.txt",
    "show",
    "log",
    "rename okx mine",
    "close --outcome gave_up",
    "reopen",
    "find remark",
    "stats",
    "reasons",
    "reasons document_glare",
    "triage glare",
    "playbooks",
    "playbooks okx",
    "export",
    "export --output all.jsonl",
    "import all.jsonl",
    "backup copy.db",
    "restore copy.db --yes",
    "doctor",
    "doctor --rebuild",
    "completions zsh",
    "man",
    "delete --yes",
    "open --exchange generic --uid 1",
    "submit --at '1h ago'",
    "approve",
    "delete --yes",
    "open --exchange generic --uid 1",
    "wait",
];

#[test]
fn every_command_prints_one_json_value() {
    let desk = Desk::new();
    desk.put("scan.pdf", "%PDF-1.7");
    for line in LINES {
        let seen = desk.run(&format!("{line} --json").replace("--json --json", "--json")).code(0);
        let value = seen.json();
        assert!(value.is_object() || value.is_array(), "{line}: {value}");
    }
}

#[test]
fn every_command_is_called_by_that_test() {
    for command in help::commands() {
        let parent = ["evidence", "ticket"].contains(&command.as_str());
        assert!(parent || LINES.iter().any(|line| line.starts_with(&command)), "{command} is not called");
    }
}

#[test]
fn what_records_something_answers_with_the_status_of_the_case() {
    let desk = Desk::with_a_case();
    for line in ["submit --at '1h ago'", "reject --reason document_glare", "note x", "check even_light", "undo"] {
        let record = desk.run(&format!("{line} --json")).code(0).json();
        assert_eq!(record["case"], "okx", "{line}");
        assert!(record["next_step"].is_string(), "{line}");
    }
}

#[test]
fn a_reading_of_a_text_names_the_words_that_led_to_it() {
    let desk = Desk::new();
    let record = desk.at("T+0h").stdin("There is glare on it\n").run("triage --json").code(0).json();
    assert_eq!(record["reasons"][0]["id"], "document_glare");
    assert_eq!(record["reasons"][0]["because"][0], "glare");
    assert!(record["reasons"][0]["confidence"].is_number());
    assert_eq!(record["class"], "retry");
    let record = desk.run("triage nothing --json").code(0).json();
    assert!(record["class"].is_null());
}
