//! The list before an attempt: what kycase finds out by itself, what it keeps of checks, and what a submission records.

use crate::desk::{Desk, Seen, UID};
use crate::photo::specimen::card;
use kycase::case::text::is_deceptive;
use serde_json::Value;
use std::fs;

/// A passport's lines whose number, birth date and personal number must not be kept. Its owner is made up.
const LINES: &str = "P<UTOCANARY<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<\nQ7K3X9W2Z7UTO8611035F3105157PERS4711X<<<<<20";

fn state_of(seen: &Seen, id: &str) -> (String, String) {
    let list = seen.json();
    let item = list.as_array().unwrap().iter().find(|item| item["id"] == id).unwrap();
    (item["state"].as_str().unwrap().to_owned(), item["why"].as_str().unwrap_or_default().to_owned())
}

fn listed(desk: &Desk, id: &str) -> (String, String) {
    state_of(&desk.run("check --json").code(0), id)
}

#[test]
fn a_document_that_was_checked_and_kept_decides_its_item() {
    let desk = Desk::with_a_case();
    assert_eq!(listed(&desk, "document_in_date").0, "open");
    desk.run("check document --expires 2030-03-01 --kind passport").code(0);
    assert_eq!(listed(&desk, "document_in_date").0, "open", "without --remember nothing is kept");
    desk.run("check document --expires 2030-03-01 --kind passport --remember")
        .code(0)
        .stderr_has("Kept in okx: examined: passport, good until 2030-03-01. `kycase undo okx` takes it back.");
    desk.run("check").code(0).stdout_has("[k]").stdout_has("Good until 1 March 2030");
    let (state, why) = listed(&desk, "document_in_date");
    assert_eq!(state, "done_by_kycase");
    assert!(why.contains("of a kind that is listed"), "{why}");
    desk.run("undo").code(0);
    assert_eq!(listed(&desk, "document_in_date").0, "open");
}

#[test]
fn a_document_that_has_expired_fails_its_item_and_no_tick_helps() {
    let desk = Desk::with_a_case();
    desk.run("check document --expires 2026-01-31 --remember").code(1).stdout_has("expired");
    desk.run("check").code(0).stdout_has("[-]").stdout_has("It expired on 31 January 2026. Renew it first");
    desk.run("check document_in_date").code(0).stderr_has("A tick changes nothing here, kycase decides this one: It ");
    assert_eq!(listed(&desk, "document_in_date").0, "failed");
    desk.run("log").stdout_has("examined: document, good until 2026-01-31");
}

#[test]
fn time_alone_can_make_a_kept_document_fail() {
    let desk = Desk::with_a_case();
    desk.run("check document --expires 2026-11-30 --remember").code(0);
    assert_eq!(listed(&desk, "document_in_date").0, "done_by_kycase");
    let later = desk.at("T+192h").run("check --json").code(0);
    assert_eq!(state_of(&later, "document_in_date").0, "failed");
}

#[test]
fn names_are_kept_as_a_verdict_until_the_registered_one_changes() {
    let desk = Desk::with_a_case();
    desk.run("account --name 'Ann Berg'").code(0);
    desk.run("check name --document 'Anna Berg' --remember").code(1).stderr_has("differs from that of the document");
    assert_eq!(listed(&desk, "name_exact").0, "failed");
    desk.run("account --name 'Anna Berg'").code(0);
    assert_eq!(listed(&desk, "name_exact").0, "open");
    desk.run("check name --document 'anna berg' --remember").code(0);
    assert_eq!(listed(&desk, "name_exact").0, "done_by_kycase");
    desk.run("check name --document '\u{5f20}\u{4f1f}' --remember").stderr_has("Nothing is kept");
    assert_eq!(listed(&desk, "name_exact").0, "done_by_kycase");
}

#[test]
fn a_set_of_photos_is_kept_as_a_number_and_its_worst_verdict() {
    let desk = Desk::with_a_case();
    desk.put("note.jpg", "hello");
    desk.run("check photo note.jpg --remember").code(1).stderr_has("1 photo of the document, bad");
    let (state, why) = listed(&desk, "even_light");
    assert_eq!(state, "failed");
    assert!(why.contains("Take it anew"), "{why}");
    let before = desk.run("log --json").json();
    desk.run("check photo note.jpg --kind selfie").code(1);
    assert_eq!(desk.run("log --json").json(), before);
}

#[test]
fn the_front_is_kept_when_the_back_is_checked_and_a_new_photo_takes_its_place() {
    let desk = Desk::with_a_case();
    desk.put("front.jpg", "hello");
    fs::write(desk.path("back.jpg"), card(2).resized(960, 720).jpeg()).unwrap();
    desk.run("check photo front.jpg --remember --side front")
        .code(1)
        .stderr_has("1 photo of the front of the document, bad");
    desk.run("check photo back.jpg --remember --side back").code(0);
    assert_eq!(listed(&desk, "even_light").0, "failed", "the back does not forget the front");
    fs::write(desk.path("front.jpg"), card(1).resized(960, 720).jpeg()).unwrap();
    desk.run("check photo front.jpg --remember --side front").code(0).stderr_lacks("took the place");
    assert_eq!(listed(&desk, "even_light").0, "done_by_kycase");
    desk.run("check photo back.jpg --remember").code(0).stderr_has("each with --side");
    for wrong in [
        "front.jpg --side front",
        "front.jpg back.jpg --remember --side back",
        "front.jpg --kind selfie --remember --side back",
    ] {
        desk.run(&format!("check photo {wrong}")).code(2);
    }
}

#[test]
fn a_program_is_told_in_which_case_a_result_was_kept() {
    let desk = Desk::with_a_case();
    desk.put("note.jpg", "hello");
    for (check, code) in
        [("name --registered Ann --document Ann", 0), ("document --expires 2031-05-15", 0), ("photo note.jpg", 1)]
    {
        let told = |words: &str| {
            let json = desk.run(&format!("check {check} --json {words}")).code(code).json();
            let record = json.get(0).unwrap_or(&json);
            record.get("remembered").unwrap().clone()
        };
        assert!(told("").is_null());
        assert_eq!(told("--remember"), "okx");
    }
    let open = desk.run("check name --registered Ann --document '\u{5f20}\u{4f1f}' --remember --json");
    assert!(open.json()["remembered"].is_null(), "nothing was kept of names that can't be compared");
}

#[test]
fn keeping_needs_a_case_that_goes_on() {
    let desk = Desk::new();
    for what in ["document --expires 2030-01-01", "name --registered Ann --document Ann"] {
        desk.run(&format!("check {what} --remember")).code(2).stderr_has("--remember needs a case");
        desk.run(&format!("check {what} --remember --exchange okx")).code(2);
    }
    desk.put("note.jpg", "hello");
    desk.run("check photo note.jpg --remember").code(4);
    assert!(!desk.db().exists());
    let desk = Desk::with_a_case();
    desk.run("check document --expires 1910-01-01 --remember").code(3).stderr_has("can't be the last day");
    desk.run("close --outcome gave_up").code(0);
    let refused = desk.run("check document okx --expires 2030-01-01 --remember --json").code(3);
    assert_eq!(refused.json()["refused"], "closed", "one JSON value and no more");
}

#[test]
fn two_different_last_days_are_not_kept() {
    let desk = Desk::with_a_case();
    let mrz = |rest: &str| desk.at("T+0h").stdin(LINES).run(&format!("check document --mrz - {rest}"));
    mrz("--expires 2031-05-16 --remember").code(1).stderr_has("Nothing is kept: the lines and you");
    assert_eq!(listed(&desk, "document_in_date").0, "open");
    mrz("--remember").stderr_has("passport, good until 2031-05-15");
    desk.run("check document --mrz x --remember").code(2);
}

#[test]
fn nothing_personal_of_what_was_checked_is_in_the_log() {
    let desk = Desk::with_a_case();
    desk.at("T+0h").stdin(LINES).run("check document --mrz - --remember").code(0);
    desk.run("check name --registered 'Zebedee Canaryname' --document 'Zebedeus Canaryname' --remember").code(1);
    desk.put("canaryphoto.jpg", "canarycontent");
    desk.run("check photo canaryphoto.jpg --remember").code(1);
    desk.run("submit --changed 'a new photo'").code(0);
    let data = desk.files().into_iter().filter(|path| path.to_string_lossy().contains("/data/"));
    let mut looked_at = 0;
    for path in data {
        let bytes = std::fs::read(&path).unwrap().to_ascii_lowercase();
        let holds = |secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        for secret in ["q7k3x9w2z", "861103", "1986-11", "pers4711x", "canary", "zebede", "anna", "utopia"] {
            assert!(!holds(secret), "{} holds {secret}", path.display());
        }
        looked_at += usize::from(holds("2031-05-15"));
    }
    assert!(looked_at > 0, "the last day itself is kept, so the right files were looked at");
}

#[test]
fn a_submission_tells_and_records_what_is_open() {
    let desk = Desk::with_a_case();
    desk.run("check document --expires 2026-01-31 --remember").code(1);
    let seen = desk.run("submit --document passport").code(0);
    let seen = seen.stderr_has("14 of 19 items of the list are still open (`kycase check okx`)");
    seen.stderr_has("  [-] The document is accepted and in date: It expired on 31 January 2026.")
        .stderr_has("  [ ] VPN and proxy are off");
    let open = desk.run("show --json").json()["history"][0]["open_items"].clone();
    let open: Vec<&str> = open.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(open.len(), 14);
    assert!(
        open.contains(&"document_in_date") && open.contains(&"vpn_off") && !open.contains(&"wait_over"),
        "{open:?}"
    );
    desk.run("show").stdout_has("open at this attempt: ").stdout_has("vpn_off");
    desk.run("log").stdout_has("; open on the list: ");
}

#[test]
fn a_quiet_submission_tells_nothing_of_the_list_and_records_it_all_the_same() {
    let desk = Desk::with_a_case();
    desk.run("submit -q").code(0).stderr_lacks("items of the list");
    assert!(desk.run("show --json").json()["history"][0]["open_items"].is_array());
}

#[test]
fn a_submission_with_a_list_that_is_seen_to_says_so() {
    let desk = Desk::with_a_case();
    let list = desk.run("check --json").json();
    for item in list.as_array().unwrap().iter().filter(|item| item["done"] == false) {
        desk.run(&format!("check {}", item["id"].as_str().unwrap())).code(0);
    }
    desk.run("submit --unchecked").code(0).stderr_lacks("still open").stdout_has("nothing on the list was open");
    assert_eq!(desk.run("show --json").json()["history"][0]["open_items"], serde_json::json!([]));
    desk.run("show").stdout_has("nothing was open");
}

#[test]
fn what_was_made_already_is_not_held_against_the_list_of_today() {
    let desk = Desk::with_a_case();
    desk.run("submit --already-made --at '1h ago'").code(0).stderr_lacks("items of the list");
    assert_eq!(desk.run("show --json").json()["history"][0]["open_items"], Value::Null);
}

#[test]
fn what_the_rule_refuses_is_refused_before_the_list_is_told() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+23h").run("submit --unchecked").code(3).stderr_has("refused").stderr_lacks("items of the list");
    let list = desk.at("T+23h").run("check --json").code(0);
    let (state, why) = state_of(&list, "wait_over");
    assert_eq!(state, "failed");
    assert!(why.contains("goes on for 1h"), "{why}");
    assert_eq!(state_of(&desk.at("T+24h").run("check --json"), "wait_over").0, "done_by_kycase");
}

#[test]
fn an_item_of_the_list_has_this_shape_for_a_program() {
    let desk = Desk::with_a_case();
    desk.run("check vpn_off").code(0);
    let list = desk.run("check --json").json();
    assert_eq!(desk.run("show --json").json()["checklist"], list);
    let keys: Vec<&String> = list[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "group", "title", "detail", "done", "state", "why", "urgent", "source"]);
    assert_eq!(listed(&desk, "vpn_off").0, "done_by_you");
    for item in list.as_array().unwrap() {
        let state = item["state"].as_str().unwrap();
        assert_eq!(item["done"], state.starts_with("done"), "{item}");
        assert!(["done_by_you", "done_by_kycase", "open", "failed"].contains(&state), "{item}");
    }
}

#[test]
fn hostile_items_of_an_own_list_are_shown_escaped() {
    let desk = Desk::new();
    let item = "id = \"a\\u001b[2J\\u202e\"\ngroup = \"g\"\ntitle = \"T\\u001b[2J\\u202e\"\ndetail = \"d\\u009b\"\n";
    desk.put("config/kycase/checklists/preflight.toml", &format!("title = \"Mine\"\n[[item]]\n{item}"));
    let open = format!("open --exchange okx --uid {UID}");
    for line in [&open, "check", "check --json", "submit", "show", "show --json", "log", "log --json", "export"] {
        let seen = desk.run(line);
        for text in [&seen.stdout, &seen.stderr] {
            let found = text.chars().find(|c| *c != '\n' && is_deceptive(*c));
            assert!(found.is_none(), "{line}: {found:?} in\n{text}");
        }
    }
}
