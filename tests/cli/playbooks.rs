//! What is known of exchanges, and what follows from it: ages, business days, the complaint, and the time after an
//! approval.

use crate::desk::{Desk, UID, moment};
use serde_json::Value;

#[test]
fn a_playbook_shows_where_each_fact_comes_from_and_how_old_it_is() {
    let desk = Desk::new();
    desk.run("playbooks okx")
        .code(0)
        .stdout_has("OKX (okx): 42 facts, 21 official, 20 over a year old\n")
        .stdout_has("How long a review takes\n  usually: 30 seconds\n    official [1], of 2024-07-03, over a year old: check it\n")
        .stdout_has("    mirror [2], of 2026-04-07, 230 days ago\n")
        .stdout_has("    mirror [2], undated, read 2026-11-23, today\n")
        .stdout_has("Sources\n  [1] https://aws.okx.com/zh-hans/help/how-long-does-it-take")
        .stdout_has("Business days are Monday to Friday, counted in UTC; public holidays are not known.");
    desk.run("playbooks generic").code(0).stdout_has("kycase's own, of 2026-11-23").stdout_lacks("Sources");
}

#[test]
fn only_an_address_is_wider_than_a_terminal_of_80_columns() {
    let desk = Desk::new();
    let list = desk.run("playbooks --json").json();
    for name in list.as_array().unwrap().iter().map(|playbook| playbook["name"].as_str().unwrap()) {
        let seen = desk.run(&format!("playbooks {name}")).code(0);
        for line in seen.stdout.lines().filter(|line| !line.starts_with("  [")) {
            assert!(line.chars().count() <= 80 || line.starts_with("Business days"), "{name}: {line}");
        }
    }
    assert!(desk.run("playbooks").code(0).stdout.lines().all(|line| line.chars().count() <= 80));
}

/// Every fact of a record: whatever says when it was read.
fn facts(record: &Value) -> Vec<&Value> {
    match record {
        Value::Object(fields) if fields.contains_key("checked_on") => vec![record],
        Value::Object(fields) => fields.values().flat_map(facts).collect(),
        Value::Array(items) => items.iter().flat_map(facts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn each_fact_tells_a_program_its_age() {
    let desk = Desk::new();
    let okx = desk.run("playbooks okx --json").json();
    assert_eq!(okx["name"], "okx");
    assert_eq!(okx["facts"], serde_json::json!({ "all": 42, "official": 21, "old": 20 }));
    assert_eq!(okx["review"]["longest"]["age_days"], 873);
    assert_eq!(okx["review"]["longest"]["old"], true);
    assert_eq!(okx["uid"]["where"]["age_days"], 0);
    let facts = facts(&okx);
    assert_eq!(facts.len(), 42);
    assert!(facts.iter().all(|fact| fact["old"].is_boolean() && fact["age_days"].is_u64()));
    assert_eq!(facts.iter().filter(|fact| fact["old"] == true).count(), 20);
}

#[test]
fn a_fact_gets_old_with_the_clock() {
    let desk = Desk::new();
    let old = |hours: &str| desk.at(hours).run("playbooks kucoin --json").json()["facts"]["old"].clone();
    assert_eq!(old("T+0h"), 0);
    assert_eq!(old("T+8808h"), 1, "a year after 2026-11-23 and two days more");
    assert_eq!(old("T+8856h"), 16);
}

#[test]
fn the_list_of_playbooks_counts_facts() {
    let desk = Desk::new();
    desk.run("playbooks").code(0).stdout_has("okx       OKX               42 facts  21 official  20 old\n");
    let list = desk.run("playbooks --json").json();
    assert_eq!(list.as_array().unwrap().len(), 9);
    assert!(list.as_array().unwrap().iter().all(|playbook| playbook["facts"]["all"].as_u64() > Some(10)));
}

#[test]
fn every_exchange_can_be_tracked() {
    let desk = Desk::new();
    for name in ["binance", "bitget", "bybit", "coinbase", "gate", "kraken", "kucoin", "okx", "generic"] {
        desk.run(&format!("open --exchange {name} --uid {UID}")).code(0);
        desk.run(&format!("submit {name} --at '2h ago'")).code(0);
        desk.run(&format!("reject {name} --reason too_many_attempts --at '1h ago'")).code(0);
        let status = desk.run(&format!("status {name} --json")).json();
        assert_eq!(status[0]["resubmit_at"], "2026-11-24T11:00:00Z", "{name}: 24 hours are the least");
        desk.run(&format!("draft {name}")).stdout_lacks("http").stdout_lacks("www.");
    }
}

#[test]
fn an_exchange_where_support_must_correct_the_name_says_so() {
    let desk = Desk::new();
    desk.run(&format!("open --exchange bitget --uid {UID}")).code(0);
    desk.run("submit --at '2h ago'").code(0);
    desk.run("reject --reason name_mismatch").code(0);
    assert_eq!(desk.at("T+100h").run("status --json").json()[0]["phase"], "support_first");
}

#[test]
fn an_answer_in_business_days_is_due_when_the_day_ends_and_then_asks_for_a_reminder() {
    let desk = Desk::with_a_rejection("duplicate_account");
    desk.at("T+96h").run("ticket sent --reference 4711").code(0).stdout_has("due by 2026-11-30 23:59 UTC");
    desk.at("T+96h").run("ticket list").stdout_has("reply due by 2026-11-30 23:59 UTC").stdout_has("public holidays");
    assert_eq!(desk.at("T+96h").run("status --json").json()[0]["support_due_at"], "2026-11-30T23:59:59Z");
    let late = desk.at("T+181h");
    late.run("status").stdout_has("support reply due").stdout_has("send a reminder in the same ticket");
    desk.at("T+181h").run("ticket list").stdout_has("reply overdue since 2026-11-30 23:59 UTC");
}

#[test]
fn the_complaint_route_is_shown_with_its_source_and_opens_after_30_business_days() {
    let desk = Desk::with_a_rejection("duplicate_account");
    assert_eq!(desk.run("show --json").json()["complaint"], Value::Null);
    desk.run("show").stdout_lacks("Complaint");
    desk.run("ticket sent").code(0);
    let complaint = desk.run("show --json").json()["complaint"].clone();
    assert_eq!(complaint["complaint_open_at"], "2027-01-04T23:59:59Z");
    assert_eq!(complaint["open"], false);
    assert_eq!(complaint["tier"], "official");
    assert_eq!(complaint["source"], "https://okx.com/help/formal-complaint-handling-process");
    desk.run("show")
        .stdout_has("opens 2027-01-04 23:59 UTC, without a sufficient answer")
        .stdout_has("official, 2025-03-21: https://okx.com/help/formal-complaint-handling-process")
        .stdout_has("no number recorded yet");
    desk.run("status").stdout_lacks("complaint");
    let later = "T+1032h";
    desk.at(later)
        .run("status")
        .stdout_has("complaint route open")
        .stdout_has("Record the number of your ticket first");
    assert_eq!(desk.at(later).run("show --json").json()["complaint"]["open"], true);
    desk.at(later).run("ticket sent --reference 4711").code(0);
    desk.at(later).run("status").stdout_has("complaints.eu@okx.com").stdout_lacks("Record the number");
}

#[test]
fn the_status_for_programs_keeps_its_fields_whatever_the_complaint_does() {
    let desk = Desk::with_a_rejection("duplicate_account");
    desk.run("ticket sent").code(0);
    let status = desk.at("T+1032h").run("status --json").json();
    let fields: Vec<&str> = status[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        fields.join(" "),
        "case exchange uid level phase attempts last_outcome reasons submitted_at decided_at resubmit_at \
         remaining_seconds review_due_at support_due_at next_step"
    );
}

#[test]
fn after_an_approval_the_list_shows_how_far_it_has_come_and_remembers() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '1h ago'").code(0);
    desk.run("check vpn_off").code(0);
    desk.run("approve").code(0);
    desk.run("check").code(0).stdout_has("okx: After the approval, 0 of 8 done\n").stdout_lacks("[x]");
    for item in ["authenticator_app", "anti_phishing_code", "api_keys_minimal"] {
        desk.run(&format!("check {item}")).code(0);
    }
    desk.run("check").stdout_has("3 of 8 done").stdout_has("Anti-phishing code of OKX set");
    desk.run("check vpn_off").code(4);
    desk.run("show").stdout_has("After the approval, 3 of 8 done");
    let list = desk.run("check --json").json();
    let code = list.as_array().unwrap().iter().find(|item| item["id"] == "anti_phishing_code").unwrap();
    assert_eq!(code["done"], true);
    assert_eq!(code["source"], "mirror, 2026-11-25: a mirror of the learning pages of OKX");
    desk.run("close --outcome verified").code(0);
    desk.run("check okx").stdout_has("3 of 8 done");
    desk.run("check okx own_devices_only").code(0);
    desk.run("check okx").stdout_has("4 of 8 done");
}

#[test]
fn a_faulty_playbook_of_the_users_is_told_with_file_line_and_key() {
    let desk = Desk::new();
    let text = "name = \"mine\"\ntitle = \"Mine\"\n\n[paths.web]\nvalue = \"see https://evil.example/\"\n\
                source = \"my notes\"\ntier = \"third_party\"\nchecked_on = 2026-11-01\n";
    desk.put("config/kycase/playbooks/mine.toml", text);
    desk.run("playbooks mine")
        .code(1)
        .stderr_has("playbooks/mine.toml:5: `paths.web.value`: `evil.example` is not the exchange's own domain");
    desk.put("config/kycase/playbooks/mine.toml", &text.replace("see https://evil.example/", "Profile"));
    desk.run("playbooks mine").code(0).stdout_has("third party [1]").stdout_has("[1] my notes");
}

#[test]
fn the_hour_from_which_these_tests_count_is_a_monday() {
    assert_eq!(moment("T+96h"), "2026-11-27T12:00:00Z", "a Friday");
}
