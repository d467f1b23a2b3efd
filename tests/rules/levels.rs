//! What holds between cases: levels that come first, one case for a level of an account, and references.

use crate::desk::{Desk, hour, neighbour, opening, slug, submit, submit_already_made, submit_as_confirmed_breach};
use kycase::case::{
    AccountChange, Breach, Case, Closing, Command, Event, ExchangeId, Level, Neighbour, Neighbours, Refusal,
};

/// A case for level 2, which asks for level 1.
fn level_two() -> Desk {
    let mut desk = Desk::for_level("2");
    desk.policy.prerequisites.insert(Level::new("2"), vec![Level::new("1")]);
    desk
}

fn level_one() -> Neighbour {
    neighbour("okx-2", "123456789", "1")
}

#[test]
fn a_level_whose_first_step_is_not_verified_is_refused_and_names_that_step() {
    let refusal = level_two().refused(submit(hour(0)));
    assert_eq!(refusal, Refusal::LevelNotVerified { requires: Level::new("1") });
    assert_eq!((refusal.kind(), refusal.until()), ("level_not_verified", None));
    let mut desk = level_two();
    desk.neighbours.cases.push(level_one());
    assert_eq!(desk.refused(submit(hour(0))), refusal, "a case for it is not enough");
}

#[test]
fn a_level_whose_first_step_is_verified_may_be_submitted() {
    let mut desk = level_two();
    desk.neighbours.cases.push(Neighbour { verified: true, ..level_one() });
    desk.submitted(hour(0));
}

#[test]
fn a_first_step_verified_on_another_account_or_exchange_does_not_count() {
    for other in [
        Neighbour { verified: true, uid: "987654321".to_owned(), ..level_one() },
        Neighbour { verified: true, exchange: ExchangeId::new("generic"), ..level_one() },
        Neighbour { verified: true, level: Level::new("3"), ..level_one() },
    ] {
        let mut desk = level_two();
        desk.neighbours.cases.push(other);
        assert_eq!(desk.refused(submit(hour(0))).kind(), "level_not_verified");
    }
}

#[test]
fn of_several_first_steps_the_one_that_is_missing_is_named() {
    let mut desk = level_two();
    desk.policy.prerequisites.insert(Level::new("2"), vec![Level::new("1"), Level::new("poa")]);
    desk.neighbours.cases.push(Neighbour { verified: true, ..level_one() });
    assert_eq!(desk.refused(submit(hour(0))), Refusal::LevelNotVerified { requires: Level::new("poa") });
}

#[test]
fn a_submission_made_without_the_first_step_is_recorded_as_a_breach_once_confirmed() {
    let mut desk = level_two();
    let breach = Breach::LevelNotVerified;
    assert_eq!(desk.refused(submit_already_made(hour(0))), Refusal::BreachNotConfirmed { breach });
    desk.record(submit_as_confirmed_breach(hour(0)));
    assert_eq!(desk.attempt(1).breach, Some(breach));
}

#[test]
fn a_case_is_verified_by_an_approval_or_by_being_closed_as_verified_and_by_nothing_else() {
    let approved = Desk::new().submitted(hour(1)).approved(hour(2)).case.is_verified();
    assert!(approved);
    for outcome in Closing::ALL {
        let mut desk = Desk::new();
        desk.record(Command::Close { at: hour(0), outcome });
        assert_eq!(desk.case.is_verified(), outcome == Closing::Verified, "{outcome:?}");
    }
    assert!(!Desk::new().submitted(hour(1)).case.is_verified());
}

fn opened_beside(other: Neighbour, uid: &str, level: &str) -> Result<String, Refusal> {
    let neighbours = Neighbours { cases: vec![other] };
    Case::open(&opening(uid, level), hour(0), &neighbours).map(|facts| match &facts[0].event {
        Event::Opened { slug, .. } => slug.to_string(),
        other => panic!("a case began with {other:?}"),
    })
}

#[test]
fn a_second_case_for_the_same_level_of_the_same_account_is_refused_and_names_the_first() {
    let refusal = opened_beside(neighbour("mine", "123456789", "identity"), "123456789", "identity").unwrap_err();
    assert_eq!(refusal, Refusal::CaseExists { slug: slug("mine") });
    assert_eq!(refusal.kind(), "case_exists");
}

#[test]
fn a_case_for_another_level_uid_or_exchange_may_be_opened() {
    let other = || neighbour("okx", "123456789", "identity");
    assert_eq!(opened_beside(other(), "123456789", "2"), Ok("okx-2".to_owned()));
    assert_eq!(opened_beside(other(), "987654321", "identity"), Ok("okx-2".to_owned()));
    let elsewhere = Neighbour { exchange: ExchangeId::new("generic"), slug: slug("generic"), ..other() };
    assert_eq!(opened_beside(elsewhere, "123456789", "identity"), Ok("okx".to_owned()));
}

#[test]
fn a_case_without_a_uid_is_refused() {
    for uid in ["", " ", "\t\n"] {
        let refusal = Case::open(&opening(uid, "identity"), hour(0), &Neighbours::default()).unwrap_err();
        assert_eq!(refusal, Refusal::Empty { field: "UID" });
    }
}

#[test]
fn an_account_can_not_be_amended_to_be_that_of_another_case() {
    let mut desk = Desk::new();
    desk.neighbours.cases.push(neighbour("okx-2", "987654321", "identity"));
    let change = AccountChange { uid: Some("987654321".to_owned()), ..AccountChange::default() };
    assert_eq!(desk.refused(Command::AmendAccount { change }), Refusal::CaseExists { slug: slug("okx-2") });
}

#[test]
fn a_reference_that_another_case_has_is_refused_and_named() {
    let mut desk = Desk::new();
    desk.neighbours.cases.push(neighbour("mine", "987654321", "identity"));
    let refusal = desk.refused(Command::Rename { slug: slug("mine") });
    assert_eq!(refusal, Refusal::NameTaken { slug: slug("mine") });
    assert_eq!(refusal.kind(), "name_taken");
}

#[test]
fn an_empty_text_clears_a_field_of_the_account_and_an_absent_one_leaves_it() {
    let mut desk = Desk::new();
    let change = |label: Option<&str>, name: Option<&str>| Command::AmendAccount {
        change: AccountChange {
            label: label.map(str::to_owned),
            name: name.map(str::to_owned),
            ..AccountChange::default()
        },
    };
    desk.record(change(Some("main"), Some("Ada"))).record(change(Some(""), None));
    assert_eq!((desk.case.account.label.as_deref(), desk.case.account.name.as_deref()), (None, Some("Ada")));
}
