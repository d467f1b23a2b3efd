//! Bad data files: each is reported with its file, its line and its key, in one exact sentence.

use crate::own_files::own;
use kycase::playbook::{BadData, Knowledge};
use kycase::triage::Triage;

/// What is said of a file of the user's: without the directory, which is the same for all.
fn said_of(place: &str, text: &str) -> String {
    let bad = Knowledge::read(&[own(place, text)]).expect_err("this file was taken");
    without_directory(&bad)
}

fn without_directory(bad: &BadData) -> String {
    let said = bad.to_string();
    said.strip_prefix("/home/ada/.config/kycase/").expect("the file is named as the user knows it").to_owned()
}

/// A fact in a playbook, as it should be.
const FACT: &str = "value = \"24 hours\"\nsource = \"s\"\ntier = \"mirror\"\nchecked_on = 2026-11-01\n";

fn playbook(rest: &str) -> String {
    said_of("playbooks/mine.toml", &format!("name = \"mine\"\ntitle = \"Mine\"\n{rest}"))
}

fn review(fact: &str) -> String {
    playbook(&format!("[review.longest]\n{fact}"))
}

#[test]
fn the_fact_that_the_examples_spoil_is_good_as_it_is() {
    let text = format!("name = \"mine\"\ntitle = \"Mine\"\n[review.longest]\n{FACT}");
    assert!(Knowledge::read(&[own("playbooks/mine.toml", &text)]).is_ok());
}

#[test]
fn a_file_that_is_no_toml() {
    assert_eq!(
        said_of("playbooks/mine.toml", "name = \"mine\"\ntitle \"Mine\"\n"),
        "playbooks/mine.toml:2: key with no value, expected `=`"
    );
}

#[test]
fn a_key_that_is_no_key_of_a_playbook() {
    assert_eq!(
        playbook("wait = \"24 hours\"\n").split(", expected one of").next(),
        Some("playbooks/mine.toml:3: `wait`: unknown field `wait`")
    );
}

#[test]
fn a_key_that_is_no_key_of_its_table() {
    assert_eq!(
        playbook(&format!("[review.longst]\n{FACT}")),
        "playbooks/mine.toml:3: `review.longst`: unknown field `longst`, expected `typical` or `longest`"
    );
}

#[test]
fn a_length_of_time_that_is_none() {
    assert_eq!(
        review(&FACT.replace("24 hours", "a while")),
        "playbooks/mine.toml:4: `review.longest.value`: `a while` is no length of time; write it like `24 hours`, \
         `90m`, `3 days` or `1 business day`"
    );
}

#[test]
fn a_tier_that_is_none() {
    assert_eq!(
        review(&FACT.replace("mirror", "rumour")),
        "playbooks/mine.toml:6: `review.longest.tier`: unknown variant `rumour`, expected one of `official`, `mirror`, \
         `third_party`, `kycase`"
    );
}

#[test]
fn a_day_that_is_none() {
    assert_eq!(
        review(&FACT.replace("2026-11-01", "2026-11-01T10:00:00Z")),
        "playbooks/mine.toml:7: `review.longest.checked_on`: a day is wanted, like 2026-11-23"
    );
}

#[test]
fn a_fact_without_a_source() {
    assert_eq!(
        review(&FACT.replace("source = \"s\"\n", "")),
        "playbooks/mine.toml:3: `review.longest`: missing field `source`"
    );
}

#[test]
fn a_playbook_in_a_file_of_another_name() {
    assert_eq!(
        said_of("playbooks/mine.toml", "title = \"Other\"\nname = \"other\"\n"),
        "playbooks/mine.toml:2: `name`: the name must be that of the file"
    );
}

#[test]
fn a_level_that_asks_for_one_that_is_not_there() {
    let level = "[[level]]\nid = \"2\"\ntitle = \"Two\"\nrequires = [\"1\"]\nsource = \"s\"\ntier = \"mirror\"\n\
                 checked_on = 2026-11-01\n";
    assert_eq!(playbook(level), "playbooks/mine.toml:6: `level.requires`: there is no level `1` in this playbook");
}

#[test]
fn an_override_of_a_reason_that_is_not_there() {
    let text = "[[class_override]]\nreason = \"document_glow\"\nclass = \"final\"\nsource = \"s\"\ntier = \"mirror\"\n\
                checked_on = 2026-11-01\n";
    assert_eq!(playbook(text), "playbooks/mine.toml:4: `class_override.reason`: there is no reason `document_glow`");
}

const REASON: &str = "[[reason]]\nid = \"mine\"\ngroup = \"document\"\nclass = \"retry\"\ntitle = \"t\"\n\
                      description = \"d\"\nfix = [\"f\"]\nevidence = [\"id_front\"]\n";

#[test]
fn a_reason_of_a_class_that_is_none() {
    assert_eq!(
        said_of("reasons.toml", &REASON.replace("retry", "maybe")),
        "reasons.toml:4: `reason.class`: unknown variant `maybe`, expected one of `retry`, `other_document`, \
         `correct_data`, `support_first`, `final`"
    );
}

#[test]
fn a_reason_of_a_group_that_is_none() {
    assert_eq!(
        said_of("reasons.toml", &REASON.replace("document", "weather")),
        "reasons.toml:3: `reason.group`: unknown variant `weather`, expected one of `document`, \
         `information_mismatch`, `proof_of_address`, `selfie_liveness`, `geography`, `technical`, `account`"
    );
}

#[test]
fn a_reason_that_asks_for_evidence_that_is_not_there() {
    assert_eq!(
        said_of("reasons.toml", &REASON.replace("id_front", "selfie_with_parrot")),
        "reasons.toml:8: `reason.evidence`: there is no evidence `selfie_with_parrot`"
    );
}

#[test]
fn a_checklist_that_names_a_reason_that_is_not_there() {
    let text = "title = \"Mine\"\n\n[[item]]\nid = \"a\"\ngroup = \"g\"\ntitle = \"t\"\ndetail = \"d\"\n\
                reasons = [\"document_glare\", \"glaer\"]\n";
    assert_eq!(
        said_of("checklists/preflight.toml", text),
        "checklists/preflight.toml:8: `item.reasons`: there is no reason `glaer`"
    );
}

#[test]
fn a_list_of_triage_that_names_a_reason_that_is_not_there() {
    let text = "lang = \"xx\"\n[[rule]]\nreason = \"glaer\"\nstrong = [\"glare\"]\n";
    let knowledge = Knowledge::read(&[own("triage/xx.toml", text)]).unwrap();
    assert_eq!(
        without_directory(&Triage::read(&knowledge).unwrap_err()),
        "triage/xx.toml:3: `rule.reason`: there is no reason `glaer`"
    );
}

#[test]
fn a_list_of_triage_with_a_key_that_is_none() {
    let text = "lang = \"xx\"\n[[rule]]\nreason = \"document_glare\"\nstorng = [\"glare\"]\n";
    let knowledge = Knowledge::read(&[own("triage/xx.toml", text)]).unwrap();
    assert_eq!(
        without_directory(&Triage::read(&knowledge).unwrap_err()),
        "triage/xx.toml:4: `rule.storng`: unknown field `storng`, expected one of `reason`, `strong`, `weak`"
    );
}

#[test]
fn of_a_fault_that_spans_no_line_the_first_line_is_named() {
    assert_eq!(said_of("playbooks/mine.toml", ""), "playbooks/mine.toml:1: missing field `name`");
}
