//! One account is one account, however its UID and its level were typed.

use crate::desk::{Desk, hour, neighbour, opening, submit};
use kycase::case::{AccountChange, Case, Command, Event, Neighbours, Refusal};
use kycase::playbook::Knowledge;

/// What the log would keep of an account that was typed like this, where `around` are the other cases.
fn opened(uid: &str, level: &str, around: &Neighbours) -> Result<(String, String), Refusal> {
    let facts = Case::open(&opening(uid, level), hour(0), around)?;
    let Event::Opened { level, account, .. } = &facts[0].event else { panic!("{facts:?}") };
    Ok((account.uid.clone(), level.as_str().to_owned()))
}

fn kept(uid: &str, level: &str) -> (String, String) {
    opened(uid, level, &Neighbours::default()).unwrap()
}

fn uid_becomes(uid: &str) -> Command {
    Command::AmendAccount { change: AccountChange { uid: Some(uid.to_owned()), ..AccountChange::default() } }
}

#[test]
fn the_blanks_that_came_along_are_not_kept() {
    assert_eq!(kept("  111 ", "Identity "), ("111".to_owned(), "Identity".to_owned()));
    assert_eq!(kept("4470 5892\u{a0}3436\t", "identity").0, "447058923436");
    assert_eq!(kept(" AB 12 \n", "identity").0, "AB 12", "no number: what stands within it is its own");
}

#[test]
fn a_uid_or_a_level_of_blanks_alone_is_none() {
    for empty in ["", " ", "\t\n"] {
        let around = Neighbours::default();
        assert_eq!(opened(empty, "identity", &around), Err(Refusal::Empty { field: "UID" }));
        assert_eq!(opened("111", empty, &around), Err(Refusal::Empty { field: "level" }));
        assert_eq!(Desk::new().refused(uid_becomes(empty)), Refusal::Empty { field: "UID" });
    }
}

#[test]
fn the_same_account_and_level_get_no_second_case_however_they_are_typed() {
    // The case that is there may have been written before blanks were dropped.
    for held in ["111", " 111", "1 11"] {
        let around = Neighbours { cases: vec![neighbour("okx", held, "identity")] };
        for (uid, level) in [("111", "identity"), (" 1 1 1 ", "identity"), ("111", "Identity "), ("111", "IDENTITY")] {
            let refused = opened(uid, level, &around);
            assert_eq!(refused.map_err(|refusal| refusal.kind()), Err("case_exists"), "{held:?} {uid:?} {level:?}");
        }
        assert!(opened("1111", "identity", &around).is_ok());
        assert!(opened("111", "advanced", &around).is_ok());
    }
}

#[test]
fn a_corrected_uid_is_kept_without_blanks_and_can_not_become_that_of_another_case() {
    let mut desk = Desk::new();
    desk.record(uid_becomes(" 4 5 6 "));
    assert_eq!(desk.case.account.uid, "456");
    desk.neighbours.cases.push(neighbour("okx-2", "111", "Identity"));
    assert_eq!(desk.refused(uid_becomes(" 1 11")).kind(), "case_exists");
}

#[test]
fn a_lower_level_counts_as_verified_however_it_was_typed() {
    let mut desk = Desk::for_level("Advanced ");
    desk.policy.prerequisites.insert(kycase::case::Level::new("advanced"), vec![kycase::case::Level::new("identity")]);
    assert_eq!(desk.refused(submit(hour(0))).kind(), "level_not_verified");
    let mut lower = neighbour("okx-2", " 123 456 789", "Identity");
    lower.verified = true;
    desk.neighbours.cases.push(lower);
    desk.record(submit(hour(0)));
}

#[test]
fn a_uid_is_doubted_without_its_blanks() {
    let knowledge = Knowledge::read(&[]).unwrap();
    let okx = &knowledge.playbooks["okx"];
    assert_eq!(okx.doubt_about_uid(" 123 456 "), None);
    assert_eq!(okx.doubt_about_uid("  "), None, "it is refused, not doubted");
    assert!(okx.doubt_about_uid("7").unwrap().starts_with("this UID has 1 character;"));
}
