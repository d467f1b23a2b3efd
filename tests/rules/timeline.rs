//! The timeline: a line for everything that was recorded, also for what was taken back or is not understood.

use crate::desk::{
    Desk, amend_decided, entry, hour, note, reject, reply, send_ticket, slug, submit_as_confirmed_breach, verdict,
};
use chrono::NaiveDate;
use kycase::case::{
    AccountChange, Clearance, Closing, Command, Event, Evidence, EvidenceId, Examination, Fact, Finality, ItemId, Made,
    Span, Submission, Verdict,
};
use kycase::playbook::Knowledge;
use kycase::show::{Line, timeline};

fn lines(desk: &Desk) -> Vec<Line> {
    timeline(&desk.case, &Knowledge::read(&[]).unwrap().catalogue)
}

fn last_text(desk: &Desk) -> String {
    lines(desk).pop().unwrap().text
}

/// A case in which every kind of entry was recorded.
fn everything() -> Desk {
    let submission = Submission {
        document: Some("passport".to_owned()),
        country: Some("SE".to_owned()),
        changed: Some("new photo".to_owned()),
        open_items: Some(vec![ItemId::new("vpn_off"), ItemId::new("own_device")]),
        ..Submission::default()
    };
    let evidence = Evidence { item: EvidenceId::new("id_front"), file: None, note: None };
    let expires = NaiveDate::from_ymd_opt(2030, 3, 1).unwrap();
    let passport = Examination::Document { document: Some("passport".to_owned()), expires };
    let mut desk = Desk::new();
    desk.at(hour(1)).record(Command::Submit { at: hour(1), submission, made: Made::UnderTheRule });
    desk.at(hour(2)).record(Command::Reject {
        at: hour(2),
        text: Some("Glare!".to_owned()),
        verdict: verdict(&["document_glare"]),
    });
    desk.at(hour(3))
        .record(submit_as_confirmed_breach(hour(3)))
        .interrupted(hour(4))
        .record(amend_decided(2, hour(3)))
        .record(note("a note"))
        .record(Command::Undo)
        .record(Command::AddEvidence { evidence })
        .record(Command::RemoveEvidence { item: EvidenceId::new("id_front") })
        .record(Command::Check { item: ItemId::new("vpn_off"), done: true })
        .record(Command::Check { item: ItemId::new("vpn_off"), done: false })
        .record(Command::Remember { result: passport })
        .record(send_ticket(hour(4)))
        .record(reply(hour(4), Clearance::Cleared))
        .record(Command::CloseTicket { at: hour(4) })
        .record(Command::Rename { slug: slug("mine") })
        .record(Command::AmendAccount { change: AccountChange { label: Some("x".into()), ..Default::default() } })
        .record(Command::Close { at: hour(4), outcome: Closing::GaveUp })
        .record(Command::Reopen { at: hour(4) });
    desk.submitted(hour(30)).record(Command::Withdraw { at: hour(30), text: None });
    desk.submitted(hour(31)).approved(hour(32));
    desk
}

#[test]
fn every_kind_of_entry_has_a_sentence() {
    let expected = "\
1 opened: opened as okx: okx UID 123456789, level identity
2 submitted: attempt 1 submitted with passport of SE; changed: new photo; open on the list: vpn_off, own_device
3 rejected: attempt 1 rejected: Glare on the document (24 h wait, kycase's own rule) \u{201c}Glare!\u{201d}
4 submitted: attempt 2 submitted; BREACH: made 23h before the wait was over
5 interrupted: attempt 2 interrupted for technical reasons
6 amended: attempt 2 amended: decided at 2026-11-23T15:00:00Z
7 noted: note: a note
8 undone: entry 7 undone
9 evidence_added: evidence at hand: Photo of the front of the ID
10 evidence_removed: evidence removed: Photo of the front of the ID
11 checked: checklist: vpn_off done
12 checked: checklist: vpn_off open again
13 examined: examined: passport, good until 2030-03-01
14 ticket_sent: ticket 1: message sent by chat
15 ticket_replied: ticket 1: support replied: a new submission is welcome \u{201c}You may submit again.\u{201d}
16 ticket_closed: ticket 1 closed
17 renamed: renamed to mine
18 account_amended: account amended: label
19 closed: case closed: gave up
20 reopened: case reopened
21 submitted: attempt 3 submitted
22 withdrawn: attempt 3 withdrawn
23 submitted: attempt 4 submitted
24 approved: attempt 4 approved";
    let shown: Vec<String> =
        lines(&everything()).iter().map(|line| format!("{} {}: {}", line.sequence, line.kind, line.text)).collect();
    assert_eq!(shown.join("\n"), expected);
}

#[test]
fn every_kind_that_the_log_can_hold_is_among_them() {
    let mut kinds: Vec<String> = lines(&everything()).into_iter().map(|line| line.kind).collect();
    kinds.sort();
    kinds.dedup();
    let mut every = Event::KINDS.map(str::to_owned).to_vec();
    every.sort();
    assert_eq!(kinds, every);
}

#[test]
fn an_entry_that_was_taken_back_stays_and_names_what_took_it_back() {
    let lines = lines(&everything());
    assert_eq!(lines[6].undone_by, Some(8));
    assert_eq!(lines.iter().filter(|line| line.undone_by.is_some()).count(), 1);
}

#[test]
fn a_breach_is_marked_in_its_line() {
    let marked: Vec<u32> = lines(&everything()).iter().filter(|line| line.breach).map(|line| line.sequence).collect();
    assert_eq!(marked, [4]);
}

#[test]
fn a_correction_says_which_attempt_it_shows_to_be_a_breach() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).submitted(hour(30));
    desk.record(amend_decided(1, hour(10)));
    let line = lines(&desk).pop().unwrap();
    assert!(line.breach);
    assert!(line.text.ends_with("; attempt 2 is a BREACH: made 4h before the wait was over"), "{}", line.text);
    desk.record(amend_decided(1, hour(9)));
    let line = lines(&desk).pop().unwrap();
    assert!(!line.breach && !line.text.contains("BREACH"), "it was marked before: {}", line.text);
    assert_eq!(lines(&desk).iter().filter(|line| line.breach).count(), 1);
}

#[test]
fn an_entry_of_a_newer_version_is_shown_by_its_kind() {
    let mut desk = Desk::new();
    let event = Event::Unknown { kind: "levitated".to_owned(), body: "{\"height\":3}".to_owned() };
    desk.case.apply(&entry(2, hour(1), Fact { at: hour(1), event }));
    let line = lines(&desk).pop().unwrap();
    assert_eq!((line.kind.as_str(), line.text.as_str()), ("levitated", "levitated: an entry of a newer kycase"));
}

#[test]
fn both_times_of_an_entry_are_shown() {
    let mut desk = Desk::new();
    desk.at(hour(9)).submitted(hour(1));
    let line = lines(&desk).pop().unwrap();
    assert_eq!((line.at, line.recorded_at), (hour(1), hour(9)));
}

#[test]
fn a_closed_door_is_named_instead_of_a_wait() {
    let rejected = |verdict: Verdict| {
        let mut desk = Desk::new();
        desk.submitted(hour(1)).at(hour(2)).record(reject(hour(2), verdict));
        last_text(&desk)
    };
    assert!(rejected(verdict(&["duplicate_account"])).ends_with("(support first)"));
    assert!(rejected(Verdict { finality: Finality::Stated, ..verdict(&["document_glare"]) }).ends_with("(final)"));
    let longer = Verdict { stated_wait: Some(Span::from_hours(72)), ..verdict(&["document_glare"]) };
    assert!(rejected(longer).ends_with("(3d wait stated by the exchange)"));
}
