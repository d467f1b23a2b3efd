//! The data that ship with the program: whole, consistent, honest about where they come from, and free of what they
//! must not hold.

use kycase::case::{ExchangeId, Level, ReasonId, RetryClass, Span, Wait};
use kycase::playbook::{Group, Knowledge};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

fn shipped() -> Knowledge {
    Knowledge::read(&[]).unwrap()
}

/// Every file of the data folder as it lies on disk.
fn files() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &mut found);
    assert!(found.len() >= 7, "the data folder was not found");
    found
}

/// Every table of a playbook that says where it comes from, with its name.
fn facts(file: &str) -> Vec<(String, Table)> {
    fn walk(name: &str, value: &Value, found: &mut Vec<(String, Table)>) {
        match value {
            Value::Table(table) if table.contains_key("tier") => found.push((name.to_owned(), table.clone())),
            Value::Table(table) => table.iter().for_each(|(key, inner)| walk(&format!("{name}.{key}"), inner, found)),
            Value::Array(list) => list.iter().for_each(|inner| walk(name, inner, found)),
            _ => {}
        }
    }
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/playbooks").join(file)).unwrap();
    let mut found = Vec::new();
    walk(file, &Value::Table(text.parse().unwrap()), &mut found);
    assert!(found.len() > 10, "{file} has hardly any fact");
    found
}

/// Every address in a text: its host, whatever stands before and behind it.
fn hosts(text: &str) -> BTreeSet<String> {
    let host_of = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect::<String>()
    };
    let after =
        |mark: &str| text.match_indices(mark).map(|(at, _)| host_of(&text[at + mark.len()..])).collect::<Vec<_>>();
    let hosts = ["://", "@", "www."].into_iter().flat_map(after);
    hosts.map(|host| host.trim_end_matches('.').to_lowercase()).collect()
}

fn is_okx(host: &str) -> bool {
    host == "okx.com" || host.ends_with(".okx.com")
}

#[test]
fn what_ships_is_read_without_a_fault() {
    let knowledge = shipped();
    assert!(knowledge.playbooks.contains_key("okx"));
    assert!(knowledge.playbooks.contains_key("generic"));
    assert!(!knowledge.preflight.items.is_empty());
    assert!(!knowledge.after_approval.items.is_empty());
}

#[test]
fn there_are_46_reasons_with_ids_of_their_own_in_every_group() {
    let reasons = shipped().catalogue.reasons;
    assert_eq!(reasons.len(), 46);
    assert_eq!(reasons.iter().map(|reason| reason.id.clone()).collect::<BTreeSet<_>>().len(), 46);
    let groups: BTreeSet<Group> = reasons.iter().map(|reason| reason.group).collect();
    let every = [
        Group::Document,
        Group::InformationMismatch,
        Group::ProofOfAddress,
        Group::SelfieLiveness,
        Group::Geography,
        Group::Technical,
        Group::Account,
    ];
    assert_eq!(groups, every.into_iter().collect());
    assert!(reasons.iter().any(|reason| reason.id == ReasonId::unspecified()));
}

#[test]
fn every_reason_says_what_it_means_what_to_do_and_what_to_enclose() {
    for reason in shipped().catalogue.reasons {
        let id = &reason.id;
        assert!(!reason.title.trim().is_empty() && !reason.description.trim().is_empty(), "{id}");
        assert!(!reason.fix.is_empty() && reason.fix.iter().all(|fix| !fix.trim().is_empty()), "{id}");
        assert!(!reason.evidence.is_empty(), "{id}");
        assert!(reason.first_class.is_none_or(|first| first < reason.class), "{id}: the first time is no milder");
    }
}

#[test]
fn ids_of_evidence_and_of_checklist_items_are_their_own() {
    fn distinct<T: Ord>(ids: impl Iterator<Item = T>) -> bool {
        let ids: Vec<T> = ids.collect();
        let count = ids.len();
        ids.into_iter().collect::<BTreeSet<_>>().len() == count
    }
    let knowledge = shipped();
    assert!(distinct(knowledge.catalogue.evidence.iter().map(|kind| &kind.id)));
    assert!(distinct(knowledge.preflight.items.iter().map(|item| &item.id)));
    assert!(distinct(knowledge.after_approval.items.iter().map(|item| &item.id)));
}

#[test]
fn the_classes_that_the_rule_lives_by_are_those_of_the_catalogue() {
    let policies = shipped().policies();
    let okx = policies.of(&ExchangeId::new("okx"));
    let class = |id: &str| okx.classes[&ReasonId::new(id)].class;
    assert_eq!(class("document_glare"), RetryClass::Retry);
    assert_eq!(class("document_expired"), RetryClass::OtherDocument);
    assert_eq!(class("name_mismatch"), RetryClass::CorrectData);
    assert_eq!(class("duplicate_account"), RetryClass::SupportFirst);
    assert_eq!(class("unspecified"), RetryClass::SupportFirst);
    assert_eq!(class("country_not_supported"), RetryClass::Final);
    assert_eq!(okx.classes[&ReasonId::new("selfie_mismatch")].first_time, Some(RetryClass::Retry));
    assert_eq!(class("selfie_mismatch"), RetryClass::SupportFirst);
    assert_eq!(okx.classes.len(), 46);
}

#[test]
fn the_okx_playbook_claims_no_wait_after_a_rejection_and_no_limit_of_attempts() {
    let knowledge = shipped();
    assert_eq!(knowledge.playbooks["okx"].limits, kycase::playbook::Limits::default());
    let policies = knowledge.policies();
    let okx = policies.of(&ExchangeId::new("okx"));
    assert_eq!((okx.wait_after_rejection, okx.wait_after_limit), (None, None));
}

#[test]
fn the_okx_playbook_says_how_long_a_review_and_a_reply_take() {
    let policies = shipped().policies();
    let okx = policies.of(&ExchangeId::new("okx"));
    assert_eq!(okx.review, Some(Wait::Span(Span::from_hours(24))));
    assert_eq!(okx.support_reply, Some(Wait::BusinessDays(1)));
    assert_eq!(okx.prerequisites_of(&Level::new("2")), [Level::new("1")]);
    assert_eq!(okx.prerequisites_of(&Level::new("identity")), []);
}

#[test]
fn an_exchange_without_a_playbook_gets_the_generic_one() {
    let knowledge = shipped();
    let unheard_of = ExchangeId::new("unheard-of");
    assert_eq!(knowledge.playbook(&unheard_of).unwrap().name.as_str(), "generic");
    assert_eq!(knowledge.title_of(&unheard_of), "unheard-of");
    assert_eq!(knowledge.policies().of(&unheard_of), knowledge.policies().of(&ExchangeId::new("generic")));
}

#[test]
fn every_official_fact_names_a_page_on_the_exchanges_own_domain() {
    for (name, fact) in facts("okx.toml") {
        let source = fact["source"].as_str().unwrap();
        if fact["tier"].as_str() == Some("official") {
            let host = source.strip_prefix("https://").and_then(|rest| rest.split('/').next());
            assert!(host.is_some_and(is_okx), "{name}: {source}");
        }
    }
}

#[test]
fn no_fact_that_is_not_official_names_an_address_as_its_source() {
    for file in ["okx.toml", "generic.toml"] {
        for (name, fact) in facts(file) {
            if fact["tier"].as_str() != Some("official") {
                let source = fact["source"].as_str().unwrap();
                assert!(!source.to_lowercase().contains("http") && hosts(source).is_empty(), "{name}: {source}");
            }
        }
    }
}

#[test]
fn the_generic_playbook_claims_nothing_about_any_exchange() {
    for (name, fact) in facts("generic.toml") {
        assert_eq!(fact["tier"].as_str(), Some("kycase"), "{name}");
    }
}

#[test]
fn no_fact_was_looked_at_before_the_day_of_its_own_page() {
    for (name, fact) in facts("okx.toml") {
        let day = |key: &str| fact.get(key).map(|day| day.as_datetime().unwrap().date.unwrap().to_string());
        assert!(day("checked_on").is_some(), "{name}");
        assert!(day("as_of") <= day("checked_on"), "{name}");
    }
}

#[test]
fn every_support_address_is_on_the_exchanges_own_domain() {
    for support in &shipped().playbooks["okx"].support {
        if let Some(address) = &support.address {
            let found = hosts(address);
            assert!(found.len() == 1 && found.iter().all(|host| is_okx(host)), "{address}");
        }
    }
}

#[test]
fn no_data_file_invites_anybody_anywhere() {
    for (path, text) in files() {
        let text = text.to_lowercase();
        for word in ["referral", "affiliate", "invite code", "invitation code", "ref code", "promo"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn no_data_file_holds_an_address_outside_the_exchanges_own_domain() {
    let mut seen = 0;
    for (path, text) in files() {
        for host in hosts(&text) {
            seen += 1;
            assert!(is_okx(&host), "{}: {host}", path.display());
        }
    }
    assert!(seen > 0, "this test looks for addresses and found none at all");
}

#[test]
fn a_uid_that_looks_wrong_is_doubted_and_one_that_looks_right_is_not() {
    let okx = &shipped().playbooks["okx"];
    assert_eq!(okx.doubt_about_uid("12345678901234567"), None);
    assert_eq!(okx.doubt_about_uid("123456"), None);
    assert_eq!(
        okx.doubt_about_uid("12345").as_deref(),
        Some("this UID has 5 characters; a UID of OKX is usually 6 to 20 digits")
    );
    assert_eq!(
        okx.doubt_about_uid("12345x").as_deref(),
        Some("this UID has characters other than digits; a UID of OKX is usually 6 to 20 digits")
    );
    assert_eq!(shipped().playbooks["generic"].doubt_about_uid("anything at all"), None);
}
