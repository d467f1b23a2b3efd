//! The data that ship with the program: whole, consistent, honest about where they come from, and free of what they
//! must not hold.

use kycase::case::{ExchangeId, Level, ReasonId, RetryClass, Span, Wait};
use kycase::playbook::{Day, Group, Knowledge};
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

/// Every playbook that ships, by the name of its file.
const PLAYBOOKS: [&str; 9] = ["binance", "bitget", "bybit", "coinbase", "gate", "generic", "kraken", "kucoin", "okx"];

/// Every table of a playbook that says where it comes from, with its name. It is found in the file itself, so that what
/// the program does not look at is found too.
fn facts(playbook: &str) -> Vec<(String, Table)> {
    fn walk(name: &str, value: &Value, found: &mut Vec<(String, Table)>) {
        match value {
            Value::Table(table) if ["tier", "source", "checked_on"].iter().any(|key| table.contains_key(*key)) => {
                found.push((name.to_owned(), table.clone()));
            }
            Value::Table(table) => table.iter().for_each(|(key, inner)| walk(&format!("{name}.{key}"), inner, found)),
            Value::Array(list) => list.iter().for_each(|inner| walk(name, inner, found)),
            _ => {}
        }
    }
    let text = playbook_text(playbook);
    let mut found = Vec::new();
    walk(playbook, &Value::Table(text.parse().unwrap()), &mut found);
    assert!(found.len() > 10, "{playbook} has hardly any fact");
    found
}

fn playbook_text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/playbooks");
    fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap()
}

/// The facts of all playbooks.
fn all_facts() -> impl Iterator<Item = (String, Table)> {
    PLAYBOOKS.iter().flat_map(|name| facts(name))
}

fn text<'a>(fact: &'a Table, key: &str) -> &'a str {
    fact[key].as_str().unwrap_or_else(|| panic!("`{key}` is no text in {fact:?}"))
}

fn is_playbook(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("data/playbooks"))
}

fn own_domains(playbook: &str) -> Vec<String> {
    shipped().playbooks[playbook].official_domains.as_ref().map_or_else(Vec::new, |fact| fact.value.clone())
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

/// Whether a host is one of the domains or below one.
fn is_below(host: &str, domains: &[String]) -> bool {
    domains.iter().any(|domain| host == domain || host.ends_with(&format!(".{domain}")))
}

#[test]
fn what_ships_is_read_without_a_fault() {
    let knowledge = shipped();
    assert!(knowledge.playbooks.keys().map(ExchangeId::as_str).eq(PLAYBOOKS));
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
fn every_fact_has_a_value_a_source_a_tier_and_a_day() {
    for (name, fact) in all_facts() {
        let days = ["as_of", "checked_on"].map(|key| {
            fact.get(key).map(|day| day.as_datetime().and_then(|day| day.date).unwrap_or_else(|| panic!("{name}")))
        });
        assert!(days[1].is_some(), "{name} does not say when it was read");
        assert!(days[0] <= days[1], "{name} was read before the day of its page");
        assert!(!text(&fact, "source").trim().is_empty(), "{name}");
        // What only a stranger says is left out of what ships.
        assert!(["official", "mirror", "kycase"].contains(&text(&fact, "tier")), "{name}");
        let says = ["value", "title", "reason"].iter().filter_map(|key| fact.get(*key));
        let empty = |value: &Value| match value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => {
                items.iter().any(|item| item.as_str().is_some_and(|text| text.trim().is_empty())) || items.is_empty()
            }
            _ => false,
        };
        assert!(says.clone().count() > 0 && !says.into_iter().any(empty), "{name} says nothing");
    }
}

#[test]
fn every_official_fact_names_a_page_on_the_exchanges_own_domain() {
    let mut seen = 0;
    for playbook in PLAYBOOKS {
        let own = own_domains(playbook);
        for (name, fact) in facts(playbook).into_iter().filter(|(_, fact)| text(fact, "tier") == "official") {
            let source = text(&fact, "source");
            let host = source.strip_prefix("https://").and_then(|rest| rest.split('/').next());
            assert!(host.is_some_and(|host| is_below(host, &own)), "{name}: {source}");
            seen += 1;
        }
    }
    assert!(seen > 90, "{seen}");
}

#[test]
fn no_fact_that_is_not_official_names_an_address_as_its_source() {
    for (name, fact) in all_facts().filter(|(_, fact)| text(fact, "tier") != "official") {
        let source = text(&fact, "source");
        assert!(!source.to_lowercase().contains("http") && hosts(source).is_empty(), "{name}: {source}");
        assert!(
            text(&fact, "tier") != "mirror" || !source.contains('.'),
            "{name} names the host of a mirror: {source}"
        );
    }
}

#[test]
fn the_generic_playbook_claims_nothing_about_any_exchange() {
    for (name, fact) in facts("generic") {
        assert_eq!(text(&fact, "tier"), "kycase", "{name}");
    }
}

#[test]
fn every_playbook_has_a_level_to_pursue_and_an_attempt_in_steps() {
    for (name, playbook) in shipped().playbooks {
        assert!(!playbook.levels.is_empty(), "{name}");
        assert!(playbook.steps.len() >= 4, "{name}");
        assert!(name.as_str() == "generic" || playbook.official_domains.is_some(), "{name}");
    }
}

#[test]
fn no_level_comes_before_itself() {
    for (name, playbook) in shipped().playbooks {
        // Levels are taken off, those first that need nothing which is still there, until none is left.
        let mut left = playbook.levels;
        while !left.is_empty() {
            let ids: Vec<Level> = left.iter().map(|level| level.id.clone()).collect();
            let before = left.len();
            left.retain(|level| level.requires.iter().any(|required| ids.contains(required)));
            assert!(left.len() < before, "{name}: {left:?}");
        }
    }
}

#[test]
fn a_class_override_names_a_reason_that_is_known_and_makes_none_milder() {
    let knowledge = shipped();
    let mut seen = 0;
    for (name, playbook) in &knowledge.playbooks {
        for changed in &playbook.class_overrides {
            let reason = knowledge.catalogue.reason(&changed.reason).unwrap_or_else(|| panic!("{name}"));
            assert!(changed.class > reason.class, "{name}: {}", reason.id);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn no_exchange_is_said_to_demand_kycases_own_24_hours() {
    for (name, playbook) in shipped().playbooks {
        assert_eq!(playbook.limits.wait_after_rejection, None, "{name}: no page was found that states one");
    }
}

#[test]
fn geography_never_gets_a_way_round() {
    for (path, text) in files() {
        if !is_playbook(&path) {
            continue;
        }
        let text = text.to_lowercase();
        for word in ["vpn", "proxy", "virtual location", "another country", "other country", "bypass the", "unblock"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn what_an_exchange_adds_after_an_approval_replaces_or_follows_the_general_list() {
    let knowledge = shipped();
    let general = &knowledge.after_approval.items;
    let at = |name: &str| &knowledge.after_approval_at(&ExchangeId::new(name)).items;
    assert_eq!(at("coinbase"), general, "it adds nothing");
    assert_eq!(at("unheard-of"), general);
    assert_eq!(at("okx").len(), general.len());
    let item = |name: &str, id: &str| at(name).iter().find(|item| item.id.as_str() == id).unwrap().clone();
    assert_eq!(item("okx", "anti_phishing_code").title, "Anti-phishing code of OKX set");
    assert_eq!(at("kraken").len(), general.len() + 1);
    let master_key = item("kraken", "master_key");
    assert_eq!(
        master_key.source.as_deref(),
        Some("official, 2026-11-25: https://support.kraken.com/articles/360000444923")
    );
    assert!(general.iter().all(|item| item.source.is_none()));
}

#[test]
fn the_list_for_after_an_approval_covers_what_makes_an_account_safer() {
    let ids: Vec<String> = shipped().after_approval.items.iter().map(|item| item.id.to_string()).collect();
    for id in [
        "authenticator_app",
        "recovery_codes_offline",
        "anti_phishing_code",
        "api_keys_minimal",
        "withdrawal_allow_list",
        "own_devices_only",
    ] {
        assert!(ids.iter().any(|known| known == id), "{id}");
    }
}

#[test]
fn a_fact_is_old_from_the_day_after_its_first_birthday_on() {
    let day = |text: &str| Day::read(text).unwrap();
    let old = |page: &str, today: &str| day(page).is_old(day(today));
    assert!(!old("2025-11-26", "2026-11-26"));
    assert!(old("2025-11-25", "2026-11-26"));
    assert!(!old("2024-02-29", "2025-02-28") && old("2024-02-29", "2025-03-01"));
    assert!(!old("2026-12-31", "2026-11-26"), "a day to come is not old");
    assert_eq!(day("2025-11-26").age_days(day("2026-11-26")), 365);
    assert_eq!(day("2026-12-31").age_days(day("2026-11-26")), 0);
    assert_eq!(Day::read("yesterday"), None);
}

#[test]
fn every_fact_of_a_playbook_is_told_once_and_under_one_heading() {
    let knowledge = shipped();
    for name in PLAYBOOKS {
        let told = kycase::show::facts(&knowledge.playbooks[name], &knowledge.catalogue);
        assert_eq!(told.len(), facts(name).len(), "{name}");
        let mut topics: Vec<_> = told.iter().map(|fact| fact.topic).collect();
        topics.dedup();
        assert_eq!(topics.iter().collect::<BTreeSet<_>>().len(), topics.len(), "{name}: {topics:?}");
        assert!(topics.is_sorted(), "{name}: {topics:?}");
    }
}

#[test]
fn every_address_in_a_playbook_is_on_the_exchanges_own_domain_and_no_other_file_has_any() {
    let mut seen = 0;
    for (path, text) in files() {
        let own =
            if is_playbook(&path) { own_domains(path.file_stem().unwrap().to_str().unwrap()) } else { Vec::new() };
        for host in hosts(&text) {
            assert!(is_below(&host, &own), "{}: {host}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0, "this test looks for addresses and found none at all");
}

#[test]
fn no_data_file_invites_anybody_anywhere() {
    for (path, text) in files() {
        let text = text.to_lowercase();
        for word in ["referral", "affiliate", "invite", "invitation", "ref code", "promo", "bonus", "sign up with"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        for parameter in ["ref=", "affiliate_id", "utm_", "invite=", "channelid", "/join/", "/register", "clickid"] {
            assert!(!text.contains(parameter), "{}: {parameter}", path.display());
        }
    }
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
