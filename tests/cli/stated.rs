//! The wait and the attempts left that the exchange's text names: read, taken, and said.

use crate::desk::{Desk, Seen};

fn rejected(options: &[&str], text: &str) -> (Desk, Seen) {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    let words: Vec<&str> = ["reject", "--text", text].into_iter().chain(options.iter().copied()).collect();
    let seen = desk.at("T+0h").run_words(&words).code(0);
    (desk, seen)
}

fn attempt(desk: &Desk) -> serde_json::Value {
    desk.run("show --json").json()["history"][0].clone()
}

#[test]
fn a_wait_that_the_text_names_is_taken_and_said() {
    let (desk, seen) = rejected(&[], "Glare. You can submit again after\n72 hours.");
    seen.stderr_has("The text names a wait of 3 days (\u{201c}submit again after 72 hours\u{201d}): it was taken")
        .stderr_has("kycase amend okx --attempt 1 --wait SPAN; 0h means none")
        .stdout_has("2026-11-26 12:00:00 UTC, in 3d; that is the wait that OKX stated");
    assert_eq!(attempt(&desk)["stated_wait_seconds"], 259_200);
    desk.at("T+71h").run("submit").code(3);
    desk.at("T+72h").run("submit").code(0);
}

#[test]
fn it_is_taken_too_where_the_reasons_are_named() {
    let (desk, seen) = rejected(&["--reason", "document_glare"], "Try again in 3 days.");
    seen.stderr_has("a wait of 3 days");
    assert_eq!(attempt(&desk)["wait_seconds"], 259_200);
}

#[test]
fn a_wait_that_is_given_goes_before_the_one_in_the_text() {
    let (desk, seen) = rejected(&["--wait", "48h"], "Try again in 3 days.");
    seen.stderr_lacks("names a wait");
    assert_eq!(attempt(&desk)["stated_wait_seconds"], 172_800);
    let (desk, seen) = rejected(&["--wait", "0h"], "Try again in 3 days.");
    seen.stderr_lacks("names a wait");
    assert!(attempt(&desk)["stated_wait_seconds"].is_null());
    assert_eq!(attempt(&desk)["wait_seconds"], 86_400);
}

#[test]
fn a_shorter_wait_in_the_text_never_shortens_the_24_hours() {
    let (desk, seen) = rejected(&[], "Glare on it. Try again in 6 hours.");
    seen.stderr_has("a wait of 6 hours").stderr_has("kycase's 24 hours are no shorter, and count");
    assert_eq!(attempt(&desk)["wait_seconds"], 86_400);
    desk.at("T+23h").run("submit").code(3);
}

#[test]
fn a_wait_that_was_misread_is_set_right_by_the_command_that_is_named() {
    let (desk, _) = rejected(&[], "Glare. You can submit again after 30 days.");
    desk.run("amend okx --attempt 1 --wait 0h").code(0);
    assert_eq!(attempt(&desk)["wait_seconds"], 86_400);
}

#[test]
fn the_time_of_a_review_is_no_wait() {
    let (desk, seen) = rejected(&[], "Glare. Review usually takes 24-72 hours.");
    seen.stderr_lacks("names a wait");
    assert!(attempt(&desk)["stated_wait_seconds"].is_null());
}

#[test]
fn a_triage_names_the_wait_and_the_attempts_with_their_words() {
    let desk = Desk::new();
    let text = "Glare on it. You can submit again after 48 hours. You can try 2 more times.";
    let record = desk.at("T+0h").run_words(&["triage", "--json", text]).code(0).json();
    assert_eq!(record["stated_wait_seconds"], 172_800);
    assert_eq!(record["stated_wait_because"], "submit again after 48 hours");
    assert_eq!(record["attempts_left"], 2);
    assert_eq!(record["attempts_left_because"], "2 more times");
    let seen = desk.at("T+0h").run_words(&["triage", text]).code(0);
    seen.stdout_has("Stated wait: 2 days, because of").stdout_has("Attempts left: 2, because of");
    let record = desk.run("triage glare --json").json();
    for key in ["stated_wait_seconds", "stated_wait_because", "attempts_left", "attempts_left_because"] {
        assert!(record.as_object().unwrap().contains_key(key) && record[key].is_null(), "{key}");
    }
}

#[test]
fn a_wait_is_shown_where_no_reason_is_known() {
    let desk = Desk::new();
    let seen = desk.at("T+0h").run_words(&["triage", "Sorry. Try again in 3 days."]).code(0);
    seen.stdout_has("no reason that kycase knows").stdout_has("Stated wait: 3 days");
}

#[test]
fn the_attempts_that_are_left_stand_with_the_rejection() {
    let (desk, seen) = rejected(&[], "Glare on it. 1 attempt remaining.");
    seen.stderr_has("The text says that 1 attempt is left");
    desk.run("show").code(0).stdout_has("1 attempt is left");
}

#[test]
fn words_of_the_users_own_lie_beside_the_settings() {
    let desk = Desk::new();
    desk.put("config/kycase/waits/mine.toml", "lang = \"en\"\n[words]\nagain = [\"knock again\"]\n");
    let record = desk.at("T+0h").run("triage --json 'Knock again after 48 hours.'").code(0).json();
    assert_eq!(record["stated_wait_seconds"], 172_800);
    desk.put("config/kycase/waits/mine.toml", "[words]\nagian = []\n");
    desk.run("status").code(1).stderr_has("mine.toml:2: `words.agian`");
}

#[test]
fn the_tries_used_of_the_exchanges_own_limit_are_shown_with_their_source() {
    let desk = Desk::new();
    desk.at("T+0h").run("open --exchange bitget --uid 12345678").code(0);
    for hours in 1..=5 {
        desk.at(&format!("T+{hours}h")).run("submit").code(0);
        desk.at(&format!("T+{hours}h")).run("interrupt").code(0);
    }
    let says = "5 of 5 tries used in 24 hours";
    desk.at("T+6h").run("show").code(0).stdout_has(&format!("limit: {says} (mirror, 2026-11-23: a copy of the FAQ"));
    desk.at("T+6h").run("check").code(0).stdout_has("tries_left").stdout_has("Bitget says to wait 24 hours");
    desk.at("T+6h").run("status").code(0).stdout_has("Bitget says to wait 24 hours");
    let tries = desk.at("T+6h").run("show --json").json()["tries"].clone();
    assert_eq!((&tries["used"], &tries["limit"]), (&serde_json::json!(5), &serde_json::json!(5)));
    assert_eq!(tries["free_at"], "2026-11-24T13:00:00Z");
    desk.at("T+6h").run("submit").code(0);
}

#[test]
fn where_no_limit_is_known_no_tries_are_shown() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("show").code(0).stdout_lacks("tries used");
    assert!(desk.run("show --json").json()["tries"].is_null());
    desk.run("check").code(0).stdout_lacks("tries_left");
}
