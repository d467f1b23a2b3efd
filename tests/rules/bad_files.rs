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
fn a_fact_that_is_a_value_alone() {
    assert_eq!(
        playbook("[review]\nlongest = \"24 hours\"\n"),
        "playbooks/mine.toml:4: `review.longest`: invalid type: string \"24 hours\", expected a table with `value`, \
         `source`, `tier` and `checked_on`"
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

/// A level in a playbook.
fn level(id: &str, requires: &str) -> String {
    format!("[[level]]\nid = \"{id}\"\ntitle = \"t\"\nrequires = [{requires}]\n{ORIGIN}")
}

/// Where something comes from, as it should be told.
const ORIGIN: &str = "source = \"s\"\ntier = \"mirror\"\nchecked_on = 2026-11-01\n";

const DOMAINS: &str = "[official_domains]\nvalue = [\"mine.com\"]\nsource = \"kycase\"\ntier = \"kycase\"\n\
                       checked_on = 2026-11-01\n";

/// A playbook with a domain of its own, and then this.
fn with_domain(rest: &str) -> String {
    playbook(&format!("{DOMAINS}{rest}"))
}

fn official(source: &str) -> String {
    let fact = FACT.replace("\"s\"", &format!("\"{source}\"")).replace("mirror", "official");
    format!("[review.longest]\n{fact}")
}

#[test]
fn the_official_fact_that_the_examples_spoil_is_good_as_it_is() {
    for source in ["https://mine.com/help", "https://help.mine.com/a?b=c"] {
        let text = format!("name = \"mine\"\ntitle = \"Mine\"\n{DOMAINS}{}", official(source));
        assert!(Knowledge::read(&[own("playbooks/mine.toml", &text)]).is_ok(), "{source}");
    }
}

#[test]
fn an_official_fact_from_somewhere_else() {
    for source in [
        "https://mine.com.evil.example/help",
        "https://notmine.com/help",
        "https://mine.com@evil.example/help",
        "http://mine.com/help",
        "the help page",
        "ask https://mine.com",
    ] {
        assert_eq!(
            with_domain(&official(source)),
            "playbooks/mine.toml:10: `review.longest.source`: an official fact names a page, https://..., on one of the \
             `official_domains`",
            "{source}"
        );
    }
}

#[test]
fn an_official_fact_of_an_exchange_whose_domains_are_not_told() {
    assert_eq!(
        playbook(&official("https://mine.com/help")),
        "playbooks/mine.toml:5: `review.longest.source`: an official fact needs `official_domains`"
    );
}

#[test]
fn a_mirror_that_is_linked_to() {
    for source in ["https://mirror.example/help", "www.mirror.example", "https://mine.com/help"] {
        assert_eq!(
            with_domain(&format!("[review.longest]\n{}", FACT.replace("\"s\"", &format!("\"{source}\"")))),
            "playbooks/mine.toml:10: `review.longest.source`: only an official fact gives an address; describe this \
             source in words"
        );
    }
}

#[test]
fn a_text_that_leads_somewhere_else() {
    let step = |detail: &str| format!("[[step]]\ntitle = \"t\"\ndetail = \"{detail}\"\n{ORIGIN}");
    assert_eq!(
        with_domain(&step("Look at HTTPS://Evil.Example/now.")),
        "playbooks/mine.toml:10: `step.detail`: `evil.example` is not the exchange's own domain, and nothing here may \
         lead elsewhere"
    );
    assert_eq!(
        with_domain(&format!("[[support]]\nid = \"a\"\ntitle = \"t\"\naddress = \"help@mine.co\"\n{ORIGIN}")),
        "playbooks/mine.toml:11: `support.address`: `mine.co` is not the exchange's own domain, and nothing here may \
         lead elsewhere"
    );
    assert_eq!(
        with_domain(&format!("[documents.rules]\nvalue = [\n  \"a\",\n  \"see www.evil.example\",\n]\n{ORIGIN}")),
        "playbooks/mine.toml:11: `documents.rules`: `evil.example` is not the exchange's own domain, and nothing here \
         may lead elsewhere"
    );
}

#[test]
fn a_domain_that_is_none() {
    for domain in ["https://mine.com", "mine", "Mine.com", "mine.com/help", "*.mine.com", ".com", ""] {
        let text = DOMAINS.replace("mine.com", domain);
        assert_eq!(
            playbook(&text),
            format!(
                "playbooks/mine.toml:4: `official_domains.value`: `{domain}` is no domain; write it like `okx.com`, \
                 without anything before or behind"
            )
        );
    }
}

#[test]
fn a_page_that_was_read_before_its_own_day() {
    assert_eq!(
        review(&format!("{FACT}as_of = 2026-11-02\n")),
        "playbooks/mine.toml:8: `review.longest.as_of`: a page can't have been read before its own day"
    );
}

#[test]
fn levels_that_wait_for_each_other() {
    let said = "playbooks/mine.toml:4: `level.id`: level `1` comes before itself";
    assert_eq!(playbook(&level("1", "\"1\"")), said);
    let text = [level("1", "\"3\""), level("2", "\"1\""), level("3", "\"2\"")].concat();
    assert_eq!(playbook(&text), said);
}

#[test]
fn a_level_that_stands_there_twice() {
    assert_eq!(
        playbook(&[level("1", ""), level("1", "")].concat()),
        "playbooks/mine.toml:11: `level.id`: `1` stands here twice"
    );
}

#[test]
fn a_reason_that_is_changed_twice() {
    let text = format!("[[class_override]]\nreason = \"document_glare\"\nclass = \"final\"\n{ORIGIN}");
    assert_eq!(
        playbook(&[text.clone(), text].concat()),
        "playbooks/mine.toml:10: `class_override.reason`: `document_glare` stands here twice"
    );
}

#[test]
fn a_region_that_a_playbook_would_open() {
    let text = format!("[[class_override]]\nreason = \"country_not_supported\"\nclass = \"retry\"\n{ORIGIN}");
    assert_eq!(
        playbook(&text),
        "playbooks/mine.toml:4: `class_override.reason`: `country_not_supported` is about a region, and no playbook may \
         make it milder"
    );
}

#[test]
fn a_reason_that_is_published_and_not_there() {
    assert_eq!(
        playbook(&format!("[published_reasons]\nvalue = [\"document_glare\", \"glaer\"]\n{ORIGIN}")),
        "playbooks/mine.toml:4: `published_reasons.value`: there is no reason `glaer`"
    );
}

#[test]
fn a_limit_of_no_attempt_at_all() {
    assert_eq!(
        playbook(&format!("[limits.attempts]\nvalue = {{ count = 0, window = \"24 hours\" }}\n{ORIGIN}")),
        "playbooks/mine.toml:4: `limits.attempts.value`: a limit of 0 attempts would allow none; leave out what is not \
         known"
    );
}

#[test]
fn a_uid_that_is_shorter_than_itself() {
    assert_eq!(
        playbook(&format!("[uid.shape]\nvalue = {{ alphabet = \"digits\", min = 9, max = 8 }}\n{ORIGIN}")),
        "playbooks/mine.toml:4: `uid.shape.value`: the shortest UID is longer than the longest one"
    );
}

#[test]
fn an_addition_to_the_list_after_an_approval_that_stands_there_twice() {
    let text = format!("[[after_approval]]\nid = \"a\"\ngroup = \"g\"\ntitle = \"t\"\ndetail = \"d\"\n{ORIGIN}");
    assert_eq!(
        playbook(&[text.clone(), text.clone()].concat()),
        "playbooks/mine.toml:12: `after_approval.id`: `a` stands here twice"
    );
    assert_eq!(
        playbook(&text.replace("detail = \"d\"\n", "")),
        "playbooks/mine.toml:3: `after_approval`: missing field `detail`"
    );
}

#[test]
fn an_item_of_a_checklist_that_stands_there_twice_or_names_a_source() {
    let item = "[[item]]\nid = \"a\"\ngroup = \"g\"\ntitle = \"t\"\ndetail = \"d\"\n";
    assert_eq!(
        said_of("checklists/after_approval.toml", &format!("title = \"Mine\"\n{item}{item}")),
        "checklists/after_approval.toml:8: `item.id`: `a` stands here twice"
    );
    assert_eq!(
        said_of("checklists/after_approval.toml", &format!("title = \"Mine\"\n{item}source = \"s\"\n"))
            .split(", expected one of")
            .next(),
        Some("checklists/after_approval.toml:7: `item.source`: unknown field `source`")
    );
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
