//! What to see to before an attempt: what the latest rejection was about comes first.

use crate::desk::{Desk, hour};
use kycase::case::{Closing, Command, Evidence, EvidenceId, ItemId};
use kycase::playbook::Knowledge;
use kycase::preflight::{self, Around, By, Ready, State};

fn knowledge() -> Knowledge {
    Knowledge::read(&[]).unwrap()
}

fn list<'a>(knowledge: &'a Knowledge, desk: &Desk) -> Vec<Ready<'a>> {
    let around = Around { knowledge, cases: std::slice::from_ref(&desk.case), now: desk.now };
    preflight::list(preflight::checklist(knowledge, &desk.case), &desk.case, &around)
}

/// The items of the list that ships, but for the one about a limit that OKX does not state.
fn items(knowledge: &Knowledge) -> impl Iterator<Item = &ItemId> {
    knowledge.preflight.items.iter().map(|item| &item.id).filter(|id| id.as_str() != "tries_left")
}

fn rejected_for(reasons: &[&str]) -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), reasons);
    desk
}

#[test]
fn before_the_first_attempt_nothing_is_urgent_and_the_order_is_the_lists_own() {
    let knowledge = knowledge();
    let list = list(&knowledge, &Desk::new());
    assert!(list.iter().all(|ready| !ready.urgent && ready.state != State::Done(By::User)));
    assert!(list.iter().map(|ready| &ready.item.id).eq(items(&knowledge)));
}

#[test]
fn what_the_latest_rejection_was_about_comes_first_and_nothing_is_left_out() {
    let knowledge = knowledge();
    let desk = rejected_for(&["location_mismatch"]);
    let list = list(&knowledge, &desk);
    let urgent: Vec<&str> = list.iter().filter(|ready| ready.urgent).map(|ready| ready.item.id.as_str()).collect();
    assert_eq!(urgent, ["no_public_network", "vpn_off"]);
    assert!(list[..2].iter().all(|ready| ready.urgent));
    assert_eq!(list.len(), items(&knowledge).count());
}

#[test]
fn a_tick_counts_for_the_coming_attempt_only() {
    let knowledge = knowledge();
    let by_user = |ready: &Ready<'_>| ready.state == State::Done(By::User);
    let ticked = |desk: &Desk| list(&knowledge, desk).into_iter().filter(by_user).count();
    let mut desk = Desk::new();
    desk.record(Command::Check { item: ItemId::new("vpn_off"), done: true });
    desk.record(Command::Check { item: ItemId::new("name_exact"), done: true });
    desk.record(Command::Check { item: ItemId::new("name_exact"), done: false });
    assert_eq!(ticked(&desk), 1);
    assert_eq!(ticked(desk.submitted(hour(1))), 0);
}

fn tick(item: &str) -> Command {
    Command::Check { item: ItemId::new(item), done: true }
}

fn progress(desk: &Desk) -> String {
    let knowledge = knowledge();
    preflight::progress(&preflight::ticked(preflight::checklist(&knowledge, &desk.case), &desk.case))
}

#[test]
fn after_an_approval_the_other_list_counts_its_own_ticks() {
    let mut desk = Desk::new();
    desk.record(tick("vpn_off")).submitted(hour(1)).record(tick("name_exact")).approved(hour(2));
    assert_eq!(progress(&desk), "0 of 8 done");
    desk.record(tick("authenticator_app")).record(tick("own_devices_only")).record(tick("anti_phishing_code"));
    assert_eq!(progress(&desk), "3 of 8 done");
    desk.record(tick("own_devices_only"));
    assert_eq!(progress(&desk), "3 of 8 done", "twice is once");
    desk.record(Command::Check { item: ItemId::new("own_devices_only"), done: false });
    assert_eq!(progress(&desk), "2 of 8 done");
}

#[test]
fn what_was_made_safer_stays_so_when_the_case_is_closed_reopened_and_submitted_again() {
    let mut desk = Desk::new();
    desk.record(Command::Close { at: hour(0), outcome: Closing::Verified }).record(tick("authenticator_app"));
    assert_eq!(progress(&desk), "1 of 8 done");
    desk.record(Command::Reopen { at: hour(0) }).record(tick("vpn_off"));
    assert_eq!(progress(&desk), "1 of 20 done", "the list before an attempt has ticks of its own");
    desk.submitted(hour(1)).approved(hour(2));
    assert_eq!(progress(&desk), "1 of 8 done", "no attempt clears what is about the account");
}

#[test]
fn an_item_that_stands_in_both_lists_is_ticked_in_the_one_that_the_case_is_at() {
    let mut desk = Desk::new();
    desk.record(tick("authenticator_app")).submitted(hour(1)).record(tick("authenticator_app")).approved(hour(2));
    assert_eq!(progress(&desk), "0 of 8 done");
}

#[test]
fn a_tick_after_an_approval_can_be_undone() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).approved(hour(2)).record(tick("authenticator_app")).record(Command::Undo);
    assert_eq!(progress(&desk), "0 of 8 done");
    desk.record(Command::Undo);
    assert_eq!(progress(&desk), "0 of 20 done", "the approval itself was undone");
}

#[test]
fn after_an_approval_no_old_rejection_matters() {
    let mut desk = rejected_for(&["document_glare"]);
    assert_eq!(preflight::reasons(&desk.case).len(), 1);
    desk.submitted(hour(26)).approved(hour(27));
    assert_eq!(preflight::reasons(&desk.case), []);
}

#[test]
fn the_evidence_that_the_rejection_asks_for_comes_before_what_else_is_at_hand() {
    let knowledge = knowledge();
    let mut desk = rejected_for(&["document_glare"]);
    for item in ["connection_note", "id_front", "my_own_kind"] {
        let evidence = Evidence { item: EvidenceId::new(item), file: None, note: None };
        desk.record(Command::AddEvidence { evidence });
    }
    let lines = preflight::evidence(&knowledge, &desk.case);
    let shown: Vec<_> = lines.iter().map(|line| (line.item.as_str(), line.needed, line.held.is_some())).collect();
    assert_eq!(
        shown,
        [
            ("rejection_message", true, false),
            ("id_front", true, true),
            ("connection_note", false, true),
            ("my_own_kind", false, true)
        ]
    );
    assert_eq!(lines[3].title, "my_own_kind");
}

#[test]
fn a_piece_of_evidence_takes_the_place_of_one_of_its_kind() {
    let mut desk = Desk::new();
    for text in ["first", "second"] {
        let evidence = Evidence { item: EvidenceId::new("id_front"), file: None, note: Some(text.to_owned()) };
        desk.record(Command::AddEvidence { evidence });
    }
    assert_eq!(desk.case.evidence.len(), 1);
    assert_eq!(desk.case.evidence[0].note.as_deref(), Some("second"));
}
