//! The story that the program was made for, from the first rejection to the message to support.

use crate::desk::{Desk, UID, moment};

fn desk_after_two_rejections() -> Desk {
    let desk = Desk::new();
    desk.run(&format!("open --exchange okx --uid {UID}")).code(0).stdout_is("okx\n");
    desk.run("submit okx --document passport --at '30h ago'").code(0);
    desk.run("reject okx --at '26h ago' --text 'Your ID photo has glare and the name does not match'")
        .code(0)
        .stdout_has("Resubmission is allowed from 2026-11-23 10:00:00 UTC")
        .stdout_has("the 24 hours are kycase's own rule, not a statement of OKX")
        .stderr_has("document_glare because of “glare”")
        .stderr_has("name_mismatch because of")
        .stderr_has("kycase amend okx --attempt 1 --reason ID");
    desk.run("submit okx --at '1h ago'").code(0).stderr_has("--changed");
    desk.run("reject okx --text 'Selfie verification failed, your face was not clearly visible'")
        .code(0)
        .stdout_has("2026-11-24 12:00:00 UTC");
    desk
}

#[test]
fn a_submission_is_refused_until_24_hours_after_the_latest_rejection() {
    let desk = desk_after_two_rejections();
    desk.run("submit okx")
        .code(3)
        .stdout_is("")
        .stderr_has("attempt 2 was rejected and its wait is not over")
        .stderr_has("It lifts 2026-11-24 12:00:00 UTC, in 24h.")
        .stderr_has("kycase wait okx")
        .stderr_has("kycase draft okx")
        .stderr_has("--already-made --at TIME");
    let refused = desk.run("submit okx --json").code(3).json();
    assert_eq!(refused["refused"], "cooling_down");
    assert_eq!(refused["until"], moment("T+24h"));
    assert_eq!(refused["remaining_seconds"], 86_400);
    desk.at("T+86399s").run("submit okx").code(3).stderr_has("in 1s");
    desk.at("T+24h").run("submit okx --changed 'no glasses'").code(0);
}

#[test]
fn the_chat_draft_names_the_uid_both_attempts_and_a_question() {
    let desk = desk_after_two_rejections();
    let draft = desk.run("draft okx").code(0);
    let draft = draft.stdout_has(UID).stdout_has("Attempt 1").stdout_has("Attempt 2");
    draft
        .stdout_has("> Your ID photo has glare and the name does not match")
        .stdout_has("Could you please tell me what exactly to improve")
        .stdout_lacks("\u{27e6}");
}

#[test]
fn the_status_record_has_every_field_of_the_contract() {
    let desk = desk_after_two_rejections();
    let status = desk.run("status --json").code(0).json();
    let record = &status[0];
    let fields: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    let contract = "case exchange uid level phase attempts last_outcome reasons submitted_at decided_at resubmit_at \
                    remaining_seconds review_due_at support_due_at next_step";
    assert_eq!(fields.join(" "), contract);
    assert_eq!(status.as_array().unwrap().len(), 1);
    assert_eq!(record["case"], "okx");
    assert_eq!(record["uid"], UID);
    assert_eq!(record["phase"], "cooling_down");
    assert_eq!(record["attempts"], 2);
    assert_eq!(record["last_outcome"], "rejected");
    assert_eq!(record["reasons"][0], "face_not_visible");
    assert_eq!(record["submitted_at"], moment("T-1h"));
    assert_eq!(record["decided_at"], moment("T+0h"));
    assert_eq!(record["resubmit_at"], moment("T+24h"));
    assert_eq!(record["remaining_seconds"], 86_400);
    assert!(record["review_due_at"].is_null());
    assert!(record["support_due_at"].is_null());
}

#[test]
fn the_human_status_shows_phase_remaining_time_and_local_end() {
    let desk = desk_after_two_rejections();
    desk.at("T+1h")
        .with("TZ", "Europe/Berlin")
        .run("status")
        .code(0)
        .stdout_has("okx  cooling down  cooldown  23h left  2026-11-24 13:00 +01:00")
        .stdout_has("Wait until 2026-11-24 13:00 +01:00.");
}

#[test]
fn without_a_command_and_without_a_terminal_the_status_is_shown() {
    let desk = desk_after_two_rejections();
    desk.run("").code(0).stdout_has("cooling down");
    assert_eq!(desk.run("--json").code(0).json()[0]["case"], "okx");
}

#[test]
fn the_clock_of_a_test_is_announced_unless_it_is_quiet() {
    let desk = Desk::new();
    desk.run("status").stderr_has("the clock is set by KYCASE_TEST_NOW to 2026-11-23T12:00:00Z");
    desk.run("-q status").code(0).stderr_lacks("clock");
}

#[test]
fn a_status_bar_shows_what_its_user_chose() {
    let desk = desk_after_two_rejections();
    desk.at("T+30m")
        .run("status --format '{{ case }} {{ phase_words }} {{ remaining }} until {{ until }}'")
        .code(0)
        .stdout_is("okx cooling down 23h 30m until 2026-11-24 12:00\n");
    desk.run("status --format '{{ cas }}'").code(2).stderr_has("`cas` is undefined");
}
