//! The exit codes: 0 done, 1 failed, 2 usage, 3 refused, 4 no such thing, 5 ambiguous.

use crate::desk::{Desk, UID};

#[test]
fn wrong_words_end_with_2() {
    let desk = Desk::with_a_case();
    desk.run("frobnicate").code(2).stdout_is("").stderr_has("frobnicate");
    desk.run("submit --already-made").code(2).stderr_has("--at");
    desk.run("open --uid 1").code(2).stderr_has("--exchange");
    desk.run("rename okx 'Not A Slug'").code(2).stderr_has("Not A Slug");
    desk.run("reject --wait soon").code(2).stderr_has("3 days");
    desk.run("account").code(2);
    desk.run("amend --attempt 1").code(2).stderr_has("--decided-at");
    desk.run("check --undo").code(2).stderr_has("--undo");
    desk.run("ticket reply --cleared").code(2).stderr_has("--text");
}

#[test]
fn wrong_words_with_json_are_a_record_too() {
    let desk = Desk::new();
    let record = desk.run("status --json --frob").code(2).json();
    assert_eq!(record["code"], 2);
    assert!(record["error"].as_str().unwrap().contains("--frob"));
    let record = desk.run("open --uid 1 --json").code(2).json();
    assert_eq!(record["code"], 2);
}

#[test]
fn a_refusal_ends_with_3_and_says_what_helps() {
    let desk = Desk::with_a_case();
    desk.run("approve").code(3).stderr_has("no attempt is in review").stderr_has("kycase submit okx");
    desk.run("reopen").code(3).stderr_has("not closed");
    desk.run("undo").code(3).stderr_has("nothing to undo").stderr_has("kycase delete okx");
    desk.run("ticket close").code(3).stderr_has("kycase ticket sent okx");
    desk.run("submit").code(0);
    desk.run("submit").code(3).stderr_has("attempt 1 is in review");
    desk.run(&format!("open --exchange okx --uid {UID}")).code(3).stderr_has("kycase show okx");
    desk.run("approve").code(0);
    let record = desk.run("submit --json").code(3).json();
    assert_eq!(record["refused"], "verified");
    assert!(record["until"].is_null());
    assert!(record["remaining_seconds"].is_null());
}

#[test]
fn a_thing_that_does_not_exist_ends_with_4_and_names_the_nearest() {
    let desk = Desk::with_a_case();
    desk.run("show oxk").code(4).stderr_has("did you mean `okx`?");
    desk.run("open --exchange okex --uid 1").code(4).stderr_has("`okx`").stderr_has("playbooks/okex.toml");
    desk.run("reasons document_glair").code(4).stderr_has("`document_glare`");
    desk.run("playbooks okxx").code(4).stderr_has("`okx`");
    desk.run("check evn_light").code(4).stderr_has("`even_light`");
    desk.run("draft --lang xx").code(4).stderr_has("chat (en)");
    desk.run("evidence remove id_front").code(4).stderr_has("kycase evidence list okx");
    desk.run("evidence add id_front --file nowhere.jpg").code(4).stderr_has("nowhere.jpg");
    desk.run("submit --at '1h ago'").code(0);
    desk.run("reject --reason document_glair").code(4).stderr_has("`document_glare`");
    desk.run("amend --attempt 7 --submitted-at now").code(4).stderr_has("there is only attempt 1");
    let record = desk.run("show nope --json").code(4).json();
    assert_eq!(record["code"], 4);
    Desk::new().run("show").code(4).stderr_has("kycase open --exchange okx --uid UID");
    Desk::new().run("backup copy.db").code(4).stderr_has("nothing to back up");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::with_a_case();
    for line in ["reasons", "status", "show --json", "export", "completions bash", "--help"] {
        desk.at("T+0h").run_unread(line).code(0).stderr_lacks("panicked").stderr_lacks("error");
    }
}
