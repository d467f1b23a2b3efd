//! Whether a document will do.

use crate::tables;
use chrono::{Months, NaiveDate};
use kycase::case::{ExchangeId, Moment, Span, Wait};
use kycase::identity::document::{Acceptance, Validity};
use kycase::playbook::{ChangedBy, Day, Knowledge};

/// Noon of 23 November 2026, UTC.
fn noon() -> Moment {
    Moment::from_utc("2026-11-23T12:00:00Z".parse().unwrap())
}

fn at(expires: &str, review: Option<Wait>) -> Validity {
    let expires = Day(expires.parse::<NaiveDate>().unwrap());
    Validity::at(expires, noon(), review, Months::new(6))
}

#[test]
fn a_document_is_good_on_its_last_day_and_not_on_the_next() {
    assert_eq!(at("2026-11-22", None), Validity::Expired);
    assert_eq!(at("2026-11-23", None), Validity::EndsSoon);
}

#[test]
fn a_document_must_outlast_the_review() {
    let review = Some(Wait::Span(Span::from_hours(48)));
    assert_eq!(at("2026-11-24", review), Validity::EndsInReview);
    assert_eq!(at("2026-11-25", review), Validity::EndsSoon);
    assert_eq!(at("2026-11-24", Some(Wait::BusinessDays(2))), Validity::EndsInReview);
}

#[test]
fn six_months_are_months_of_the_calendar() {
    assert_eq!(at("2027-05-22", None), Validity::EndsSoon);
    assert_eq!(at("2027-05-23", None), Validity::Good);
    assert_eq!(at("9999-12-31", None), Validity::Good);
}

#[test]
fn a_kind_is_known_by_the_words_that_people_use() {
    let tables = tables();
    let id = |words: &str| tables.document_kind(words).map(|kind| kind.id.clone());
    assert_eq!(id("Passport").as_deref(), Some("passport"));
    assert_eq!(id("driver's license").as_deref(), Some("driving_licence"));
    assert_eq!(id("Driver\u{2019}s Licence").as_deref(), Some("driving_licence"));
    assert_eq!(id("National ID").as_deref(), Some("national_id"));
    assert_eq!(id("library card"), None);
}

#[test]
fn a_kind_is_listed_not_listed_or_not_known() {
    let knowledge = Knowledge::read(&[]).unwrap();
    let playbook = |name: &str| knowledge.playbook(&ExchangeId::new(name));
    assert_eq!(Acceptance::of("passport", playbook("okx")), Acceptance::Listed);
    assert_eq!(Acceptance::of("residence_permit", playbook("okx")), Acceptance::NotListed);
    assert_eq!(Acceptance::of("passport", playbook("generic")), Acceptance::Unknown);
    assert_eq!(Acceptance::of("passport", None), Acceptance::Unknown);
}

#[test]
fn every_kind_that_a_playbook_lists_is_a_kind_that_is_known() {
    let tables = tables();
    for playbook in Knowledge::read(&[]).unwrap().playbooks.values() {
        for kind in playbook.documents.accepted.iter().flat_map(|fact| &fact.value) {
            assert!(tables.document_kinds().iter().any(|known| known.id == *kind), "{}: {kind}", playbook.name);
        }
    }
}

#[test]
fn how_okx_corrects_a_name_comes_with_its_source() {
    let knowledge = Knowledge::read(&[]).unwrap();
    let fact = knowledge.playbooks["okx"].name_change.clone().unwrap();
    assert_eq!(fact.value.by, ChangedBy::Yourself);
    assert_eq!(fact.tier, kycase::playbook::Tier::Mirror);
    assert!(knowledge.playbooks["generic"].name_change.is_none());
}
