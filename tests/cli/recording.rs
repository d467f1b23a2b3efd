//! What is recorded, and what is said about it.

use crate::desk::{Desk, UID};
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_uid_can_come_in_by_stdin_and_be_corrected() {
    let desk = Desk::new();
    let open = desk.at("T+0h").stdin(&format!("{UID}\n")).run("open --exchange okx --uid -");
    open.code(0).stdout_is("okx\n");
    assert_eq!(desk.run("status --json").json()[0]["uid"], UID);
    desk.at("T+0h").stdin("87654321\n").run("account --uid -").code(0);
    assert_eq!(desk.run("status --json").json()[0]["uid"], "87654321");
}

#[test]
fn a_uid_or_level_that_looks_wrong_is_warned_about_and_kept() {
    let desk = Desk::new();
    desk.run("open --exchange okx --uid abc --level identty")
        .code(0)
        .stdout_is("okx\n")
        .stderr_has("warning: this UID has characters other than digits")
        .stderr_has("did you mean `identity`?");
    let status = desk.run("status --json").json();
    assert_eq!((&status[0]["uid"], &status[0]["level"]), (&"abc".into(), &"identty".into()));
}

#[test]
fn quiet_leaves_out_hints_and_warnings_and_keeps_refusals() {
    let desk = Desk::new();
    let open = desk.run("-q open --exchange okx --uid abc").code(0).stdout_is("okx\n");
    assert_eq!(open.stderr, "");
    desk.run("approve -q").code(3).stderr_has("no attempt is in review");
}

#[test]
fn reasons_that_the_user_names_go_before_those_in_the_text() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.run("reject --reason document_expired --text 'glare on the photo'").code(0).stderr_lacks("Read out of");
    let attempt = desk.run("show --json").json()["history"][0].clone();
    assert_eq!(attempt["reasons"], serde_json::json!(["document_expired"]));
    assert_eq!(attempt["chosen_by"], "user");
}

#[test]
fn a_text_that_names_no_reason_is_kept_as_unspecified() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.at("T+0h")
        .stdin("We could not proceed.\n")
        .run("reject --text -")
        .code(0)
        .stdout_has("support must be asked first")
        .stderr_has("`unspecified`");
    let attempt = desk.run("show --json").json()["history"][0].clone();
    assert_eq!(attempt["reasons"], serde_json::json!(["unspecified"]));
    assert_eq!(attempt["text"], "We could not proceed.");
}

#[test]
fn a_failed_service_is_no_rejection_and_the_hint_says_so() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.run("reject --reason service_unavailable").code(0).stderr_has("kycase interrupt okx");
    desk.run("undo").code(0).stdout_has("undone: attempt 1 rejected");
    desk.run("interrupt --text 'error 500'").code(0);
    desk.run("submit").code(0);
}

#[test]
fn a_longer_wait_that_the_exchange_stated_counts() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.run("reject --reason document_glare --wait '3 days'")
        .code(0)
        .stdout_has("2026-11-26 12:00:00 UTC, in 3d")
        .stdout_has("the wait that OKX stated");
    desk.run("amend --attempt 1 --reason document_expired").code(0);
    assert_eq!(desk.run("show --json").json()["history"][0]["wait_seconds"], 259_200);
    desk.run("amend --attempt 1 --wait 0s").code(0);
    assert_eq!(desk.run("show --json").json()["history"][0]["wait_seconds"], 86_400);
}

#[test]
fn a_final_rejection_stays_final_until_a_fact_says_otherwise() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.run("reject --reason document_glare --final").code(0).stdout_has("counts as final");
    desk.at("T+999h").run("submit").code(3).stderr_has("is final").stderr_has("--cleared --text TEXT");
    desk.run("amend --attempt 1 --wait 48h").code(0);
    desk.at("T+999h").run("submit").code(3).stderr_has("is final");
    desk.run("amend --attempt 1 --reason document_glare").code(0);
    desk.at("T+999h").run("submit").code(0);
}

#[test]
fn supports_answer_opens_the_way_once_its_words_are_recorded() {
    let desk = Desk::with_a_rejection("unspecified");
    desk.run("ticket sent --reference 4711 --text hello").code(0).stdout_has("reference 4711");
    desk.at("T+30h").run("ticket reply --text 'we look at it'").code(0);
    desk.at("T+30h").run("submit").code(3);
    desk.at("T+31h").stdin("You may try again.\n").run("ticket reply --cleared --text -").code(0);
    desk.at("T+31h").run("ticket list").code(0).stdout_has("   > You may try again.");
    desk.at("T+31h").run("submit").code(0);
}

#[test]
fn evidence_is_compared_with_what_lies_on_the_disk() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.put("front.jpg", "a picture");
    desk.run("evidence add id_front --file front.jpg --note fresh").code(0);
    desk.run("evidence check").code(0).stdout_has("same");
    desk.run("evidence list").code(0).stdout_has("have").stdout_has("need").stdout_has("(9 bytes); fresh");
    desk.put("front.jpg", "another picture");
    desk.run("evidence check").code(1).stdout_has("changed").stderr_has("1 of 1");
    std::fs::remove_file(desk.path("front.jpg")).unwrap();
    let seen = desk.run("evidence check --json").code(1);
    assert_eq!(seen.json()[0]["state"], "missing");
    desk.run("evidence remove id_front").code(0);
    desk.run("evidence check").code(0);
}

#[test]
fn an_own_kind_of_evidence_is_kept_and_a_mistyped_one_is_pointed_out() {
    let desk = Desk::with_a_case();
    desk.run("evidence add id_frnt").code(0).stderr_has("`id_front`");
    desk.run("evidence add zzz").code(0).stderr_lacks("warning");
    assert_eq!(desk.run("evidence list --json").json().as_array().unwrap().len(), 2);
}

#[test]
fn ticks_of_the_list_hold_for_the_coming_attempt() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("check").code(0).stdout_has("[ ]  !  Even light");
    desk.run("check even_light").code(0);
    desk.run("check").stdout_has("[x]  !  Even light");
    desk.run("check even_light --undo").code(0);
    desk.run("check okx").stdout_lacks("[x]");
    desk.at("T+24h").run("submit").code(0).stderr_has("16 of 19 items of the list are still open");
}

#[test]
fn undone_entries_stay_in_the_log_and_are_marked() {
    let desk = Desk::with_a_case();
    desk.run("note 'a slip'").code(0);
    desk.run("undo").code(0).stdout_has("undone: note: a slip");
    desk.run("log").stdout_has("[undone by 3] note: a slip").stdout_has("entry 2 undone");
    assert_eq!(desk.run("log --json").json()[1]["undone_by"], 3);
    assert!(desk.run("show --json").json()["notes"].as_array().unwrap().is_empty());
}

#[test]
fn a_case_can_be_renamed_closed_and_reopened() {
    let desk = Desk::with_a_case();
    desk.run("rename okx main").code(0).stdout_has("main: renamed to main");
    desk.run("open --exchange generic --uid 1").code(0);
    desk.run("rename generic main").code(3).stderr_has("another case is called `main`");
    desk.run("close main --outcome not_eligible").code(0);
    desk.run("submit main").code(3).stderr_has("kycase reopen main");
    desk.run("reopen main").code(0);
    desk.run("submit main").code(0);
}

#[test]
fn a_review_that_takes_too_long_is_shown_as_overdue() {
    let desk = Desk::with_a_case();
    desk.run("submit").code(0).stdout_has("the review is due by 2026-11-24 12:00");
    desk.at("T+30h").run("status").code(0).stdout_has("review overdue").stdout_has("6h ago");
    assert_eq!(desk.at("T+30h").run("status --json").json()[0]["phase"], "overdue");
}

#[test]
fn hints_stand_behind_what_they_belong_to() {
    let desk = Desk::with_a_case();
    let seen = desk.at("T+0h").run_on_one_paper("submit").code(0).stdout;
    assert!(
        seen.find("attempt 1 submitted").unwrap() < seen.find("items of the list are still open").unwrap(),
        "{seen}"
    );
    let seen = desk.at("T+0h").run_on_one_paper("reject --text glare").code(0).stdout;
    assert!(seen.find("attempt 1 rejected").unwrap() < seen.find("Read out of the text").unwrap(), "{seen}");
}

#[test]
fn of_two_submissions_at_once_only_one_is_recorded() {
    let desk = Desk::with_a_case();
    let submit = || {
        let seen = desk.run("submit --json");
        let record = seen.json();
        if record["refused"].is_null() {
            seen.code(0)
        } else {
            seen.code(3)
        };
        record["refused"].is_null()
    };
    let recorded = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(submit)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).filter(|recorded| *recorded).count()
    });
    assert_eq!(recorded, 1);
    assert_eq!(desk.run("status --json").json()[0]["attempts"], 1);
}

#[test]
fn the_log_and_its_folder_are_for_their_owner_alone() {
    let desk = Desk::with_a_case();
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(desk.db()), 0o600);
    assert_eq!(mode(desk.path("data")), 0o700);
}

#[test]
fn a_long_text_is_echoed_in_short_and_logged_in_full() {
    let desk = Desk::with_a_case();
    let text = "\u{e9}".repeat(500);
    desk.at("T+0h").run_words(&["note", &text]).code(0).stdout_has("\u{e9} \u{2026}\n").stdout_lacks(&text);
    desk.run("log").code(0).stdout_has(&text);
}
