//! What asks to be confirmed: a breach that happened, and an erasure.

use crate::desk::{Desk, UID, moment};

#[test]
fn a_past_submission_that_broke_no_rule_needs_no_confirmation() {
    let desk = Desk::with_a_case();
    desk.run("submit --already-made --at '1h ago'").code(0).stdout_lacks("BREACH");
}

#[test]
fn a_past_breach_is_recorded_once_its_user_has_typed_the_reference() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+2h")
        .stdin("okx\n")
        .run("submit --already-made --at '1h ago'")
        .code(0)
        .stderr_has("broke the rule (made 23h before the wait was over)")
        .stderr_has("Type okx to confirm:")
        .stdout_has("BREACH: made 23h before the wait was over");
    desk.at("T+2h").run("log").stdout_has("! attempt 2 submitted; BREACH");
    desk.at("T+2h").run("show").stdout_has("BREACH: made 23h before the wait was over");
    let log = desk.at("T+2h").run("log --json").json();
    assert_eq!(log[3]["breach"], true);
    assert_eq!(log[2]["breach"], false);
    desk.at("T+2h").run("undo").code(3).stderr_has("is marked as a breach, and that stays in the log");
}

#[test]
fn a_past_breach_that_is_not_confirmed_is_not_recorded() {
    let desk = Desk::with_a_rejection("document_glare");
    for answer in ["", "yes\n", "OKX\n"] {
        let seen = desk.at("T+2h").stdin(answer).run("submit --json --already-made --at '1h ago'").code(3);
        assert_eq!(seen.json()["refused"], "breach_not_confirmed");
    }
    assert_eq!(desk.run("status --json").json()[0]["attempts"], 1);
}

#[test]
fn no_confirmation_helps_where_the_log_would_contradict_itself() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("submit --already-made --at '30m ago'").code(3).stderr_has("before the attempt before it was decided");
    desk.at("T+24h").run("submit").code(0);
    desk.at("T+25h").stdin("okx\n").run("submit --already-made --at '30m ago'").code(3).stderr_has("in review");
}

#[test]
fn a_case_is_erased_once_its_user_has_typed_the_reference() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("note 'a remark'").code(0);
    desk.at("T+0h").stdin("no\n").run("delete").code(3).stderr_has("1 attempt, 1 note, 4 entries of the log");
    desk.run("show okx").code(0);
    let refused = desk.at("T+0h").stdin("\n").run("delete --json").code(3).json();
    assert_eq!(refused["refused"], "not_confirmed");
    desk.at("T+0h").stdin("okx\n").run("delete").code(0).stdout_has("Erased `okx`; its bytes");
    desk.run("show okx").code(4);
    let bytes = std::fs::read(desk.db()).unwrap();
    assert!(!bytes.windows(UID.len()).any(|window| window == UID.as_bytes()));
}

#[test]
fn a_case_is_erased_without_a_question_where_that_is_said() {
    let desk = Desk::with_a_case();
    let record = desk.run("delete okx --yes --json").code(0).json();
    assert_eq!(record["deleted"], "okx");
    assert_eq!(record["erased"], "everywhere");
    assert_eq!(desk.run("status --json").json().as_array().unwrap().len(), 0);
}

#[test]
fn an_erasure_says_so_where_a_reader_keeps_traces_alive() {
    let desk = Desk::with_a_case();
    let reader = rusqlite::Connection::open(desk.db()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM log;").unwrap();
    let mut statement = reader.prepare("SELECT id FROM log").unwrap();
    let mut rows = statement.query([]).unwrap();
    rows.next().unwrap();
    desk.run("delete okx --yes").code(0).stdout_has("Another program is reading the log");
}

#[test]
fn a_rejection_time_can_be_corrected_and_the_wait_follows() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("amend --attempt 1 --decided-at '30m ago'").code(0).stdout_has("attempt 1 amended");
    assert_eq!(desk.run("status --json").json()[0]["resubmit_at"], moment("T+1410m"));
}
