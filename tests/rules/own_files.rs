//! A user's own data files, laid over what ships.

use kycase::case::{EvidenceId, ExchangeId, Level, ReasonId, RetryClass, Span, Wait};
use kycase::playbook::{DataFile, Knowledge};

/// A file of the user's for this place of the data folder.
pub fn own(place: &str, text: &str) -> DataFile {
    DataFile { place: place.to_owned(), path: format!("/home/ada/.config/kycase/{place}"), text: text.to_owned() }
}

fn with(place: &str, text: &str) -> Knowledge {
    Knowledge::read(&[own(place, text)]).unwrap()
}

const EXAMPLE: &str = r#"
name = "example"
title = "Example Exchange"

[limits.wait_after_rejection]
value = "3 days"
source = "my own notes"
tier = "third_party"
checked_on = 2026-11-01

[[level]]
id = "full"
title = "Full"
requires = []
source = "my own notes"
tier = "third_party"
checked_on = 2026-11-01

[[class_override]]
reason = "document_glare"
class = "support_first"
source = "my own notes"
tier = "third_party"
checked_on = 2026-11-01
"#;

#[test]
fn a_playbook_of_the_users_adds_an_exchange() {
    let knowledge = with("playbooks/example.toml", EXAMPLE);
    let example = ExchangeId::new("example");
    assert_eq!(knowledge.title_of(&example), "Example Exchange");
    assert_eq!(knowledge.playbook(&example).unwrap().default_level(), Level::new("full"));
    assert_eq!(knowledge.level_title(&example, &Level::new("full")), "Full");
    assert_eq!(knowledge.playbooks.len(), Knowledge::read(&[]).unwrap().playbooks.len() + 1);
}

#[test]
fn what_a_playbook_of_the_users_says_reaches_the_rule() {
    let policies = with("playbooks/example.toml", EXAMPLE).policies();
    let example = policies.of(&ExchangeId::new("example"));
    assert_eq!(example.wait_after_rejection, Some(Wait::Span(Span::from_hours(72))));
    assert_eq!(example.classes[&ReasonId::new("document_glare")].class, RetryClass::SupportFirst);
    let okx = policies.of(&ExchangeId::new("okx"));
    assert_eq!(
        okx.classes[&ReasonId::new("document_glare")].class,
        RetryClass::Retry,
        "other exchanges are not touched"
    );
}

#[test]
fn a_playbook_of_the_users_takes_the_place_of_the_shipped_one() {
    let knowledge = with("playbooks/okx.toml", "name = \"okx\"\ntitle = \"My OKX\"\n");
    let okx = &knowledge.playbooks["okx"];
    assert_eq!(okx.title, "My OKX");
    assert_eq!(okx.review.longest, None, "what the user's file leaves out is unknown");
}

#[test]
fn an_override_without_a_milder_first_time_takes_that_away_too() {
    let text = EXAMPLE.replace("document_glare", "selfie_mismatch").replace("support_first", "final");
    let policies = with("playbooks/example.toml", &text).policies();
    let rule = policies.of(&ExchangeId::new("example")).classes[&ReasonId::new("selfie_mismatch")];
    assert_eq!((rule.class, rule.first_time), (RetryClass::Final, None));
}

fn reason(id: &str, title: &str) -> String {
    format!(
        "[[reason]]\nid = \"{id}\"\ngroup = \"document\"\nclass = \"final\"\ntitle = \"{title}\"\n\
         description = \"d\"\nfix = [\"f\"]\nevidence = [\"id_front\"]\n"
    )
}

#[test]
fn a_reason_of_the_users_replaces_the_one_of_its_id_and_leaves_the_others() {
    let knowledge = with("reasons.toml", &reason("document_glare", "Mine"));
    assert_eq!(knowledge.catalogue.reasons.len(), 46);
    let glare = knowledge.catalogue.reason(&ReasonId::new("document_glare")).unwrap();
    assert_eq!((glare.title.as_str(), glare.class), ("Mine", RetryClass::Final));
    assert_eq!(knowledge.catalogue.title_of(&ReasonId::new("name_mismatch")), "Name does not match");
}

#[test]
fn a_new_reason_of_the_users_is_added_and_known_to_the_rule() {
    let knowledge = with("reasons.toml", &reason("watermark", "Watermark"));
    assert_eq!(knowledge.catalogue.reasons.len(), 47);
    let policies = knowledge.policies();
    assert_eq!(policies.of(&ExchangeId::new("okx")).classes[&ReasonId::new("watermark")].class, RetryClass::Final);
}

#[test]
fn a_kind_of_evidence_of_the_users_is_added_and_may_be_asked_for() {
    let evidence = own("evidence.toml", "[[evidence]]\nid = \"video\"\ntitle = \"A video\"\nhint = \"h\"\n");
    let asking = own("reasons.toml", &reason("watermark", "Watermark").replace("id_front", "video"));
    let knowledge = Knowledge::read(&[evidence, asking]).unwrap();
    assert_eq!(knowledge.catalogue.evidence(&EvidenceId::new("video")).unwrap().title, "A video");
    assert!(knowledge.catalogue.evidence(&EvidenceId::new("id_front")).is_some());
}

#[test]
fn a_checklist_of_the_users_takes_the_place_of_the_shipped_one() {
    let text = "title = \"Mine\"\n[[item]]\nid = \"a\"\ngroup = \"g\"\ntitle = \"t\"\ndetail = \"d\"\n";
    let knowledge = with("checklists/preflight.toml", text);
    assert_eq!(knowledge.preflight.title, "Mine");
    assert_eq!(knowledge.preflight.items.len(), 1);
    assert!(knowledge.after_approval.items.len() > 1);
}

#[test]
fn a_file_of_the_users_in_no_known_place_changes_nothing_that_is_read() {
    let knowledge = with("shopping.toml", "milk = 2");
    let shipped = Knowledge::read(&[]).unwrap();
    assert_eq!(knowledge.catalogue, shipped.catalogue);
    assert_eq!(knowledge.playbooks, shipped.playbooks);
}
