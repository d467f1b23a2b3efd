//! Undo: it takes back the latest entry that still counts, and never a breach.

use crate::desk::{
    Desk, amend_decided, amend_reasons, hour, neighbour, note, reply, send_ticket, slug, state,
    submit_as_confirmed_breach,
};
use kycase::case::{AccountChange, Breach, Clearance, Closing, Command, Evidence, EvidenceId, ItemId, Refusal};

/// A case in which everything has happened once.
fn eventful() -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).cleared(hour(3), hour(4));
    desk
}

fn every_command() -> Vec<Command> {
    let at = hour(30);
    vec![
        crate::desk::submit(at),
        note("a note"),
        Command::Rename { slug: slug("mine") },
        Command::AmendAccount { change: AccountChange { label: Some("main".into()), ..Default::default() } },
        Command::AddEvidence { evidence: Evidence { item: EvidenceId::new("id_front"), file: None, note: None } },
        Command::Check { item: ItemId::new("vpn_off"), done: true },
        send_ticket(at),
        reply(at, Clearance::Cleared),
        Command::CloseTicket { at },
        Command::Close { at, outcome: Closing::Other },
        amend_reasons(1, &["underage"]),
        amend_decided(1, hour(1)),
    ]
}

#[test]
fn undoing_brings_back_the_state_before_whatever_was_recorded() {
    for command in every_command() {
        let mut desk = eventful();
        desk.at(hour(30));
        let before = state(&desk.case);
        desk.record(command.clone());
        assert_ne!(state(&desk.case), before, "{command:?} changed nothing");
        desk.record(Command::Undo);
        assert_eq!(state(&desk.case), before, "{command:?}");
    }
}

#[test]
fn undoing_again_and_again_goes_back_to_the_opening_and_no_further() {
    let mut desk = Desk::new();
    let fresh = state(&desk.case);
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).record(note("one")).record(note("two"));
    for _ in 0..4 {
        desk.record(Command::Undo);
    }
    assert_eq!(state(&desk.case), fresh);
    assert_eq!(desk.refused(Command::Undo), Refusal::NothingToUndo);
}

#[test]
fn undoing_keeps_every_entry_and_says_which_one_took_it_back() {
    let mut desk = Desk::new();
    desk.record(note("one")).record(note("two")).record(Command::Undo).record(Command::Undo);
    assert_eq!(desk.case.entries.len(), 5);
    assert_eq!(desk.case.undone.iter().map(|(a, b)| (*a, *b)).collect::<Vec<_>>(), [(2, 5), (3, 4)]);
}

#[test]
fn what_is_recorded_after_an_undo_is_what_the_next_undo_takes_back() {
    let mut desk = Desk::new();
    desk.record(note("one")).record(note("two")).record(Command::Undo).record(note("three")).record(Command::Undo);
    let notes: Vec<&str> = desk.case.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["one"]);
}

#[test]
fn undoing_a_submission_by_the_rule_gives_its_number_to_the_next_one() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).record(Command::Undo).submitted(hour(2));
    assert_eq!(desk.attempt(1).number, 1);
    assert_eq!(desk.case.attempts.len(), 1);
}

#[test]
fn a_confirmed_breach_stays_also_after_what_came_later_was_undone() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk.at(hour(9)).record(submit_as_confirmed_breach(hour(9))).record(note("sorry")).record(Command::Undo);
    assert_eq!(desk.refused(Command::Undo), Refusal::BreachStays { attempt: 2 });
}

#[test]
fn a_breach_that_a_correction_showed_can_not_be_undone_with_the_correction() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).submitted(hour(26)).at(hour(30));
    desk.record(amend_decided(1, hour(10)));
    let marked = desk.attempt(2).breach;
    assert_eq!(marked, Some(Breach::Cooldown { early_by_seconds: 8 * 3600 }));
    assert_eq!(desk.refused(Command::Undo), Refusal::BreachStays { attempt: 2 });
    assert_eq!(desk.attempt(2).breach, marked);
}

#[test]
fn a_correction_that_showed_no_breach_can_be_undone_in_a_case_that_has_one() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk.at(hour(9)).record(submit_as_confirmed_breach(hour(9))).record(amend_decided(1, hour(1)));
    desk.record(Command::Undo);
    assert_eq!(desk.attempt(1).decided_at(), Some(hour(2)));
    assert_eq!(desk.attempt(2).breach, Some(Breach::Cooldown { early_by_seconds: 17 * 3600 }));
}

#[test]
fn undoing_can_not_bring_back_a_reference_that_another_case_has_taken_since() {
    let mut desk = Desk::new();
    desk.record(Command::Rename { slug: slug("mine") });
    desk.neighbours.cases.push(neighbour("okx", "999999999", "identity"));
    assert_eq!(desk.refused(Command::Undo), Refusal::NameTaken { slug: slug("okx") });
}

#[test]
fn undoing_can_not_bring_back_an_account_that_another_case_is_about_by_now() {
    let mut desk = Desk::new();
    let change = AccountChange { uid: Some("555555555".to_owned()), ..AccountChange::default() };
    desk.record(Command::AmendAccount { change });
    desk.neighbours.cases.push(neighbour("okx-2", "123456789", "identity"));
    assert_eq!(desk.refused(Command::Undo), Refusal::CaseExists { slug: slug("okx-2") });
}
