//! What comes in at the edge: blanks, empty texts, times and waits that can't be meant, files that are there already.

use crate::desk::{Desk, UID};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn blanks_and_capitals_make_no_second_case_of_an_account() {
    let desk = Desk::new();
    desk.run("open --exchange okx --uid '  123 456 789 ' --level 'Identity '").code(0).stderr_lacks("warning");
    let status = desk.run("status --json").json();
    assert_eq!((&status[0]["uid"], &status[0]["level"]), (&"123456789".into(), &"identity".into()));
    desk.run("open --exchange okx --uid 123456789").code(3).stderr_has("case `okx`");
    desk.at("T+0h").stdin(" 1234 56789\n").run("open --exchange okx --uid -").code(3).stderr_has("case `okx`");
    desk.run("open --exchange okx --uid 1234567 --level ' '").code(3).stderr_has("the level is empty");
    desk.run("open --exchange okx --uid 1234567").code(0);
    desk.run("account okx-2 --uid '123456789 '").code(3).stderr_has("case `okx`");
}

#[test]
fn a_uid_that_nobody_typed_is_wrong_usage() {
    let desk = Desk::with_a_case();
    for line in ["open --exchange okx --uid -", "account --uid -"] {
        desk.run(line).code(2).stdout_is("").stderr_has("no UID was given").stderr_lacks("characters");
    }
    desk.run("open --exchange okx --uid 7").code(0).stderr_has("this UID has 1 character;");
}

#[test]
fn a_text_of_nothing_tells_nothing() {
    let desk = Desk::new();
    desk.run(&format!("open --exchange okx --uid {UID} --name '' --country ' '")).code(0);
    desk.run("submit --document '' --changed '' --country ' '").code(0).stdout_lacks("changed");
    desk.run("reject --reason document_glare --text ''").code(0);
    desk.run("ticket sent --text - --channel '' --reference ''").code(0);
    desk.run("evidence add id_front --note ''").code(0);
    let case = desk.run("show --json").json();
    for pointer in [
        "/account/name",
        "/account/country",
        "/history/0/document",
        "/history/0/changed",
        "/history/0/submission/document",
        "/history/0/text",
        "/tickets/0/reference",
        "/tickets/0/messages/0/text",
        "/evidence/0/note",
    ] {
        assert!(case.pointer(pointer).is_none_or(Value::is_null), "{pointer}: {:?}", case.pointer(pointer));
    }
    assert_eq!(case["tickets"][0]["channel"], "chat");
}

#[test]
fn a_time_before_there_was_anything_to_trade_is_wrong_usage() {
    let desk = Desk::with_a_case();
    for at in ["99999999999h ago", "2009-01-02 23:59", "0001-01-01T00:00:00Z"] {
        desk.run(&format!("submit --at '{at}' --already-made")).code(2).stderr_has("3 January 2009");
    }
    desk.run("submit --at '2009-01-03 00:00' --already-made").code(0);
    desk.run("amend --attempt 1 --submitted-at '1999-01-01 00:00'").code(2).stderr_has("3 January 2009");
}

#[test]
fn a_stated_wait_of_more_than_a_year_is_wrong_usage() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '2h ago'").code(0);
    desk.run("reject --reason document_glare --wait '367 days'").code(2).stderr_has("366 days");
    desk.run("reject --reason document_glare --wait '366 days'").code(0);
    desk.run("amend --attempt 1 --wait 8785h").code(2).stderr_has("366 days");
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let desk = Desk::with_a_rejection("document_glare");
    for command in ["draft", "export", "export --json"] {
        let kept = desk.put("mine.txt", "my own words");
        let refused = desk.run(&format!("{command} --output mine.txt")).code(1);
        assert!(format!("{}{}", refused.stdout, refused.stderr).contains("--force"), "{command}");
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "my own words", "{command}");
        desk.run(&format!("{command} --output mine.txt --force")).code(0);
        assert_ne!(std::fs::read_to_string(&kept).unwrap(), "my own words", "{command}");
        assert_eq!(std::fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600, "{command}");
    }
    desk.run("draft --force").code(2).stderr_has("--output");
}

#[test]
fn reasons_that_nobody_named_are_not_the_users() {
    let chosen_by = |line: &str| {
        let desk = Desk::with_a_case();
        desk.run("submit okx --at '2h ago'").code(0);
        desk.run(line).code(0);
        let entries = desk.run("export --json").json();
        entries.as_array().unwrap().last().unwrap()["body"]["chosen_by"].clone()
    };
    assert_eq!(chosen_by("reject"), "triage");
    assert_eq!(chosen_by("reject --text 'It was not to our liking.'"), "triage");
    assert_eq!(chosen_by("reject --final"), "triage");
    assert_eq!(chosen_by("reject --text 'There is glare on your document.'"), "triage");
    assert_eq!(chosen_by("reject --reason unspecified"), "user");
    assert_eq!(chosen_by("reject --reason document_glare --text 'glare'"), "user");
}

#[test]
fn a_correction_that_shows_a_breach_says_so() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+25h").run("submit okx").code(0);
    desk.at("T+26h")
        .run_words(&["amend", "okx", "--attempt", "1", "--decided-at", "2026-11-23 16:00"])
        .code(0)
        .stdout_has("attempt 2 is a BREACH: made 3h before")
        .stderr_has("warning: this shows that attempt 2 broke the rule");
    let log = desk.at("T+26h").run("log --json").code(0).json();
    assert_eq!(log.as_array().unwrap().last().unwrap()["breach"], true);
    desk.at("T+26h").run("log").code(0).stdout_has("decided at 2026-11-23 16:00:00 UTC");
}

#[test]
fn a_time_to_come_is_not_said_to_lift() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '2027-01-01 00:00'").code(3).stderr_has("lies in the future").stderr_lacks("It lifts");
    let record = desk.run("submit --at '2027-01-01 00:00' --json").code(3).json();
    assert_eq!(record["until"], "2027-01-01T00:00:00Z");
}

#[test]
fn small_answers_are_plain() {
    let desk = Desk::with_a_case();
    desk.run("find ''").code(2).stderr_has("name a word");
    desk.run("find ' ' ''").code(2);
    desk.run("stats").code(0).stdout_lacks("half within").stdout_lacks("longest decision");
    desk.run("submit").code(0);
    desk.run("ticket sent").code(0);
    let timers = desk.run("show --json").json()["timers"].clone();
    let kinds: Vec<&str> = timers.as_array().unwrap().iter().map(|timer| timer["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"review_due") && kinds.contains(&"support_reply_due"), "{kinds:?}");
    desk.run("reject --reason document_glare").code(0);
    assert_eq!(desk.run("show --json").json()["timers"][0]["kind"], "cooldown");
    desk.run("close --outcome gave_up").code(0);
    desk.run("close --outcome gave_up").code(3).stderr_has("(gave up)").stderr_lacks("gave_up)");
}

#[test]
fn a_better_capture_is_advised_against_a_bad_one_alone() {
    let advised = |reasons: &str| {
        let desk = Desk::with_a_case();
        desk.run("submit okx --at '2h ago'").code(0);
        desk.run(&format!("reject okx {reasons}")).code(0);
        let shown = desk.run("show okx").code(0).stdout;
        let line = shown.lines().find(|line| line.contains("what to do")).unwrap().to_owned();
        line.split_once("what to do").unwrap().1.trim().to_owned()
    };
    assert_eq!(advised("--reason document_glare"), "try again with a better capture");
    assert_eq!(advised("--reason service_unavailable"), "try again when it works");
    assert_eq!(advised("--reason too_many_attempts"), "wait as long as the exchange says, then try again");
    assert_eq!(advised("--reason service_unavailable --reason document_glare"), "try again with a better capture");
    Desk::new().run("reasons service_unavailable").code(0).stdout_has("try again when it works");
}
