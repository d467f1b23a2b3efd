//! What is committed is what is read back, by whoever reads.

use crate::shelf::{Shelf, hour, note, only_case, open, opening, refused, reject, submit};
use kycase::case::{
    AccountChange, CaseId, Clearance, Closing, Command, Evidence, EvidenceFile, EvidenceId, Examination, Grade, ItemId,
    Made, Policies, Shown, Slug, Span, Submission, Verdict, tidy_uid,
};
use kycase::store::{CommitError, Store};
use proptest::prelude::*;

/// One command of every kind, in an order in which each is granted.
fn every_command() -> Vec<Command> {
    let Command::Reject { verdict, .. } = reject(hour(0), "") else { unreachable!() };
    let longest = Verdict { stated_wait: Some(Span::from_seconds(u64::MAX)), ..verdict.clone() };
    let submission = Submission {
        document: Some("passport".into()),
        country: Some("SE".into()),
        device: Some("phone".into()),
        app: Some("6.1".into()),
        network: Some("home".into()),
        changed: Some("light".into()),
        open_items: Some(vec![ItemId::new("vpn_off")]),
    };
    let file = EvidenceFile { path: "/home/ada/é \u{fffd}.png".into(), sha256: "0".repeat(64), size: u64::MAX };
    let evidence = Evidence { item: EvidenceId::new("id_front"), file: Some(file), note: Some("n".into()) };
    let change = AccountChange { uid: Some("42".into()), label: Some("main".into()), ..Default::default() };
    let text = || Some("line one\nline \u{0} two \u{1b}[31m \u{202e} 😀".to_owned());
    let at = hour(1);
    vec![
        Command::Rename { slug: Slug::new("mine").unwrap() },
        Command::AmendAccount { change },
        Command::Submit { at, submission, made: Made::UnderTheRule },
        Command::Interrupt { at, text: text() },
        submit(at),
        Command::Withdraw { at, text: None },
        submit(at),
        Command::Reject { at, text: text(), verdict },
        Command::Amend { attempt: 3, submitted_at: Some(at), decided_at: Some(at), verdict: Some(longest) },
        Command::Undo,
        note("hello"),
        Command::AddEvidence { evidence },
        Command::RemoveEvidence { item: EvidenceId::new("id_front") },
        Command::Check { item: ItemId::new("vpn_off"), done: true },
        Command::Remember {
            result: Examination::Photos { show: Shown::Selfie, side: None, count: u32::MAX, worst: Grade::Look },
        },
        Command::SendTicket { at, channel: "chat".into(), reference: Some("#1".into()), text: text() },
        Command::ReceiveReply { at, text: text(), clearance: Clearance::Cleared },
        Command::CloseTicket { at },
        Command::Close { at, outcome: Closing::NotEligible },
        Command::Reopen { at },
        Command::Submit { at, submission: Submission::default(), made: Made::AlreadyAndConfirmed },
        Command::Approve { at },
    ]
}

#[test]
fn every_kind_of_entry_is_read_back_as_it_was_written() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    let id = store.open_case(&opening("123456789"), hour(0)).unwrap().id;
    for command in every_command() {
        let written = store.commit(&id, &command, hour(2)).unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert_eq!(store.case(&id).unwrap().as_ref(), Some(&written), "{command:?}");
        assert_eq!(only_case(&shelf.read()), written, "{command:?}, read by another connection");
    }
    let case = only_case(&store);
    let kinds = case.entries.iter().map(|entry| serde_json::to_value(&entry.fact.event).unwrap()["kind"].to_string());
    assert_eq!(kinds.collect::<std::collections::BTreeSet<_>>().len(), kycase::case::Event::KINDS.len());
}

#[test]
fn a_log_in_memory_keeps_everything_too() {
    let mut store = Store::in_memory(crate::shelf::policies()).unwrap();
    let id = store.open_case(&opening("123456789"), hour(0)).unwrap().id;
    for command in every_command() {
        store.commit(&id, &command, hour(2)).unwrap();
    }
    assert_eq!(only_case(&store).entries.len(), every_command().len() + 1);
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn entries_are_numbered_without_a_gap_and_know_both_their_times() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let case = shelf.open().commit(&id, &note("later"), hour(9)).unwrap();
    assert_eq!(case.entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let rejected = &case.entries[2];
    assert_eq!((rejected.fact.at, rejected.recorded_at), (hour(1), hour(1)));
    let mut store = shelf.open();
    let case = store.commit(
        &id,
        &Command::SendTicket { at: hour(5), channel: "chat".into(), reference: None, text: None },
        hour(10),
    );
    let entry = case.unwrap().entries.pop().unwrap();
    assert_eq!((entry.fact.at, entry.recorded_at), (hour(5), hour(10)));
}

#[test]
fn a_refusal_leaves_no_trace_in_the_file() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    let before = std::fs::read(shelf.path()).unwrap();
    assert_eq!(refused(store.commit(&id, &submit(hour(20)), hour(20))), "cooling_down");
    assert_eq!(refused(store.open_case(&opening("123456789"), hour(20))), "case_exists");
    drop(store);
    assert_eq!(std::fs::read(shelf.path()).unwrap(), before);
}

#[test]
fn a_refusal_tells_the_case_as_it_is() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    let Err(CommitError::Refused { case: Some(case), .. }) = store.commit(&id, &submit(hour(20)), hour(20)) else {
        panic!("no refusal")
    };
    assert_eq!(*case, only_case(&store));
}

#[test]
fn a_command_for_a_case_that_is_not_there_says_so() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let answer = shelf.open().commit(&CaseId::new("nobody"), &note("x"), hour(2));
    assert!(matches!(answer, Err(CommitError::NoSuchCase)), "{answer:?}");
}

#[test]
fn all_entries_of_one_log_have_one_writer_and_those_of_another_log_another() {
    let writers = || {
        let (shelf, id) = Shelf::with_a_rejected_case();
        shelf.open().commit(&id, &note("x"), hour(2)).unwrap();
        let writers: std::collections::BTreeSet<_> =
            only_case(&shelf.open()).entries.into_iter().map(|entry| entry.writer).collect();
        assert_eq!(writers.len(), 1);
        writers
    };
    assert_ne!(writers(), writers());
}

#[test]
fn cases_come_in_the_order_in_which_they_were_opened() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    for uid in ["300", "100", "200"] {
        store.open_case(&opening(uid), hour(0)).unwrap();
    }
    let uids: Vec<String> = store.cases().unwrap().into_iter().map(|case| case.account.uid).collect();
    assert_eq!(uids, ["300", "100", "200"]);
    let slugs: Vec<String> = store.cases().unwrap().into_iter().map(|case| case.slug.to_string()).collect();
    assert_eq!(slugs, ["okx", "okx-2", "okx-3"]);
}

#[test]
fn a_level_counts_as_verified_for_the_next_one_as_soon_as_it_is() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    let mut at_level = |level: &str| {
        let opening = kycase::case::Opening { level: kycase::case::Level::new(level), ..opening("123456789") };
        store.open_case(&opening, hour(0)).unwrap().id
    };
    let (one, two) = (at_level("1"), at_level("2"));
    assert_eq!(refused(store.commit(&two, &submit(hour(1)), hour(1))), "level_not_verified");
    store.commit(&one, &submit(hour(1)), hour(1)).unwrap();
    store.commit(&one, &Command::Approve { at: hour(2) }, hour(2)).unwrap();
    store.commit(&two, &submit(hour(2)), hour(2)).unwrap();
}

#[test]
fn the_version_changes_when_another_connection_writes() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let reader = shelf.read();
    let before = reader.version().unwrap();
    assert_eq!(reader.version().unwrap(), before);
    open(&shelf.path()).commit(&id, &note("x"), hour(2)).unwrap();
    assert_ne!(reader.version().unwrap(), before);
}

#[test]
fn the_rule_is_the_same_where_no_playbook_is_known() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = Store::open(&shelf.path(), Policies::default()).unwrap();
    assert_eq!(refused(store.commit(&id, &submit(hour(24)), hour(24))), "cooling_down");
    store.commit(&id, &submit(hour(25)), hour(25)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_text_is_written_is_read_back_byte_for_byte(text in any::<String>(), uid in "\\PC{1,20}") {
        prop_assume!(!text.trim().is_empty() && !uid.trim().is_empty());
        let mut store = Store::in_memory(Policies::default()).unwrap();
        let id = store.open_case(&opening(&uid), hour(0)).unwrap().id;
        store.commit(&id, &note(&text), hour(1)).unwrap();
        let case = store.case(&id).unwrap().unwrap();
        prop_assert_eq!(&case.notes[0].text, &text);
        // But for the blanks that came along with the UID.
        prop_assert_eq!(case.account.uid, tidy_uid(&uid));
    }
}
