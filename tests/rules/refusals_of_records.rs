//! What stands against every other wish: each rule can be reached, and names what it is about.

use crate::desk::{
    Desk, amend_decided, amend_reasons, amend_submitted, hour, note, reply, seconds, send_ticket,
    submit_as_confirmed_breach,
};
use kycase::case::{
    AccountChange, Bound, Clearance, Closing, Command, Event, Evidence, EvidenceId, Fact, Missing, Moment, Refusal,
};

fn rejected() -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk
}

fn close(at: Moment) -> Command {
    Command::Close { at, outcome: Closing::GaveUp }
}

#[test]
fn a_closed_case_can_not_be_closed_again_and_an_open_one_not_reopened() {
    let mut desk = rejected();
    assert_eq!(desk.refused(Command::Reopen { at: hour(2) }), Refusal::NotClosed);
    desk.record(close(hour(2)));
    assert_eq!(desk.refused(close(hour(2))), Refusal::Closed { outcome: Closing::GaveUp });
    desk.record(Command::Reopen { at: hour(2) });
    assert_eq!(desk.case.closed, None);
    assert_eq!(Refusal::NotClosed.kind(), "not_closed");
}

#[test]
fn nothing_is_recorded_as_of_a_time_in_the_future() {
    let mut desk = rejected();
    let at = desk.now.plus(seconds(1));
    let refusal = Refusal::InTheFuture { at };
    for command in [close(at), send_ticket(at), amend_submitted(1, at), amend_decided(1, at)] {
        assert_eq!(desk.refused(command), refusal);
    }
    desk.record(send_ticket(hour(2)));
    for command in [reply(at, Clearance::NotCleared), Command::CloseTicket { at }] {
        assert_eq!(desk.refused(command), refusal);
    }
    desk.record(close(hour(2)));
    assert_eq!(desk.refused(Command::Reopen { at }), refusal);
}

#[test]
fn amending_an_attempt_that_is_not_there_names_its_number() {
    let refusal = rejected().refused(amend_decided(2, hour(2)));
    assert_eq!(refusal, Refusal::NoSuchAttempt { attempt: 2 });
    assert_eq!(refusal.kind(), "no_such_attempt");
    assert_eq!(Desk::new().refused(amend_decided(0, hour(0))), Refusal::NoSuchAttempt { attempt: 0 });
}

#[test]
fn amending_the_time_of_an_outcome_that_is_not_there_says_so() {
    let mut desk = Desk::new();
    let refusal = desk.submitted(hour(1)).refused(amend_decided(1, hour(1)));
    assert_eq!(refusal, Refusal::NothingToAmend { attempt: 1, missing: Missing::Outcome });
    assert_eq!(refusal.kind(), "nothing_to_amend");
}

#[test]
fn amending_the_reasons_of_what_was_not_rejected_says_so() {
    let missing = Refusal::NothingToAmend { attempt: 1, missing: Missing::Rejection };
    let mut desk = Desk::new();
    assert_eq!(desk.submitted(hour(1)).refused(amend_reasons(1, &["document_glare"])), missing);
    assert_eq!(desk.approved(hour(2)).refused(amend_reasons(1, &["document_glare"])), missing);
}

#[test]
fn an_amendment_of_nothing_is_refused() {
    let nothing = Command::Amend { attempt: 1, submitted_at: None, decided_at: None, verdict: None };
    let refusal = rejected().refused(nothing);
    assert_eq!(refusal, Refusal::Empty { field: "correction" });
    assert_eq!(refusal.kind(), "empty");
}

#[test]
fn in_a_new_case_there_is_nothing_to_undo() {
    let refusal = Desk::new().refused(Command::Undo);
    assert_eq!(refusal, Refusal::NothingToUndo);
    assert_eq!(refusal.kind(), "nothing_to_undo");
}

#[test]
fn a_confirmed_breach_can_not_be_undone_and_is_named() {
    let mut desk = rejected();
    let refusal = desk.at(hour(9)).record(submit_as_confirmed_breach(hour(9))).refused(Command::Undo);
    assert_eq!(refusal, Refusal::BreachStays { attempt: 2 });
    assert_eq!(refusal.kind(), "breach_stays");
}

#[test]
fn removing_evidence_that_is_not_there_names_it() {
    let item = EvidenceId::new("id_front");
    let refusal = rejected().refused(Command::RemoveEvidence { item: item.clone() });
    assert_eq!(refusal, Refusal::NoSuchEvidence { item: item.clone() });
    assert_eq!(refusal.kind(), "no_such_evidence");
    let mut desk = rejected();
    let evidence = Evidence { item: item.clone(), file: None, note: None };
    desk.record(Command::AddEvidence { evidence }).record(Command::RemoveEvidence { item: item.clone() });
    assert_eq!(desk.refused(Command::RemoveEvidence { item: item.clone() }), Refusal::NoSuchEvidence { item });
}

#[test]
fn an_answer_without_a_ticket_is_refused() {
    let refusal = rejected().refused(reply(hour(2), Clearance::NotCleared));
    assert_eq!(refusal, Refusal::NoTicketOpen);
    assert_eq!(refusal.kind(), "no_ticket_open");
    let mut desk = rejected();
    desk.record(send_ticket(hour(2))).record(Command::CloseTicket { at: hour(2) });
    assert_eq!(desk.refused(reply(hour(2), Clearance::NotCleared)), Refusal::NoTicketOpen);
    assert_eq!(desk.refused(Command::CloseTicket { at: hour(2) }), Refusal::NoTicketOpen);
}

#[test]
fn an_answer_from_before_its_ticket_names_both_times() {
    let mut desk = rejected();
    desk.at(hour(5)).record(send_ticket(hour(5)));
    let refusal = Refusal::OutOfOrder { at: hour(4), bound: Bound::BeforeTicket(hour(5)) };
    assert_eq!(desk.refused(reply(hour(4), Clearance::NotCleared)), refusal);
    assert_eq!(desk.refused(Command::CloseTicket { at: hour(4) }), refusal);
}

#[test]
fn support_can_not_clear_what_was_never_rejected() {
    let mut desk = Desk::new();
    let refusal = desk.record(send_ticket(hour(0))).refused(reply(hour(0), Clearance::Cleared));
    assert_eq!(refusal, Refusal::NothingToClear);
    assert_eq!(refusal.kind(), "nothing_to_clear");
}

#[test]
fn an_answer_that_clears_must_have_words() {
    let mut desk = rejected();
    desk.record(send_ticket(hour(2)));
    for text in [None, Some(String::new()), Some(" \n\t".to_owned())] {
        let wordless = Command::ReceiveReply { at: hour(2), text, clearance: Clearance::Cleared };
        assert_eq!(desk.refused(wordless), Refusal::Empty { field: "support's answer" });
    }
}

#[test]
fn an_empty_note_is_refused() {
    for text in ["", " ", "\n\t "] {
        assert_eq!(rejected().refused(note(text)), Refusal::Empty { field: "note" });
    }
}

#[test]
fn an_account_amended_by_nothing_or_to_an_empty_uid_is_refused() {
    let amended = |change| rejected().refused(Command::AmendAccount { change });
    assert_eq!(amended(AccountChange::default()), Refusal::Empty { field: "correction" });
    let without_uid = AccountChange { uid: Some("  ".to_owned()), ..AccountChange::default() };
    assert_eq!(amended(without_uid), Refusal::Empty { field: "UID" });
}

/// A case that holds an entry `levitated`, which no version knows yet.
fn with_an_unknown_entry() -> Desk {
    let mut desk = rejected();
    let event = Event::Unknown { kind: "levitated".to_owned(), body: "{}".to_owned() };
    desk.case.apply(&crate::desk::entry(4, hour(3), Fact { at: hour(3), event }));
    desk
}

#[test]
fn a_case_with_an_entry_of_a_newer_version_refuses_every_wish_and_names_the_entry() {
    let mut desk = with_an_unknown_entry();
    desk.at(hour(100));
    for command in [
        crate::desk::submit(hour(100)),
        note("hello"),
        Command::Undo,
        close(hour(100)),
        amend_decided(1, hour(2)),
        send_ticket(hour(100)),
        Command::Rename { slug: crate::desk::slug("other") },
    ] {
        let refusal = desk.refused(command);
        assert_eq!(refusal, Refusal::UnknownEntry { kind: "levitated".to_owned() });
        assert_eq!(refusal.kind(), "unknown_entry");
    }
}

#[test]
fn an_entry_of_a_newer_version_that_was_undone_stands_in_nobodys_way() {
    let mut desk = with_an_unknown_entry();
    desk.case.apply(&crate::desk::entry(5, hour(3), Fact { at: hour(3), event: Event::Undone { sequence: 4 } }));
    desk.record(note("it counts no longer"));
}
