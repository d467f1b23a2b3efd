//! What kycase finds out by itself for the list before an attempt: one rule for each item.

use crate::desk::{Desk, entry, hour, note, opening, send_ticket, state, submit};
use chrono::NaiveDate;
use kycase::case::{
    AccountChange, Agreement, Case, CaseId, Closing, Command, Event, Examination, Fact, Grade, ItemId, Moment,
    Neighbours, Refusal, Shown, Side, Submission,
};
use kycase::playbook::Knowledge;
use kycase::preflight::{self, Around, By, State};

/// How an item stands in the desk's case, and why, beside other cases of the log.
fn item_beside(id: &str, desk: &Desk, others: &[Case]) -> (State, String) {
    let knowledge = Knowledge::read(&[]).unwrap();
    let cases: Vec<Case> = others.iter().chain([&desk.case]).cloned().collect();
    let around = Around { knowledge: &knowledge, cases: &cases, now: desk.now };
    let list = preflight::list(&knowledge.preflight, &desk.case, &around);
    let ready = list.into_iter().find(|ready| ready.item.id.as_str() == id).unwrap();
    (ready.state, ready.why.unwrap_or_default())
}

fn item(id: &str, desk: &Desk) -> (State, String) {
    item_beside(id, desk, &[])
}

#[track_caller]
fn assert_item(id: &str, desk: &Desk, state: State, why: &str) {
    let (found, sentence) = item(id, desk);
    assert_eq!(found, state, "{id}: {sentence}");
    assert!(sentence.contains(why), "{id}: {sentence}");
}

fn remember(result: Examination) -> Command {
    Command::Remember { result }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn document(kind: Option<&str>, expires: &str) -> Command {
    remember(Examination::Document { document: kind.map(str::to_owned), expires: day(expires) })
}

fn photos(show: Shown, count: u32, worst: Grade) -> Command {
    remember(Examination::Photos { show, side: None, count, worst })
}

fn name(agreement: Agreement) -> Command {
    remember(Examination::Name { agreement })
}

fn tick(id: &str) -> Command {
    Command::Check { item: ItemId::new(id), done: true }
}

const KYCASE: State = State::Done(By::Kycase);
const USER: State = State::Done(By::User);

#[test]
fn the_wait_is_over_to_the_second() {
    let mut desk = Desk::new();
    assert_item("wait_over", &desk, KYCASE, "no wait");
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    assert_item("wait_over", &desk, State::Failed, "The wait after attempt 1 goes on for 24h.");
    desk.at(hour(26));
    assert_item("wait_over", &desk, KYCASE, "The wait after attempt 1 is over.");
    let before = Moment::from_unix(hour(26).unix() - 1).unwrap();
    desk.now = before;
    assert_item("wait_over", &desk, State::Failed, "goes on for 1s");
}

#[test]
fn a_door_that_is_shut_is_told_with_what_opens_it() {
    let mut desk = Desk::new();
    assert_item("door_open", &desk, KYCASE, "");
    desk.submitted(hour(1)).rejected(hour(2), &["duplicate_account"]).at(hour(40));
    assert_item("door_open", &desk, State::Failed, "Support must answer the rejection of attempt 1 first");
    desk.cleared(hour(41), hour(42));
    assert_item("door_open", &desk, KYCASE, "");
    let mut blocked = Desk::new();
    blocked.submitted(hour(1)).rejected(hour(2), &["underage"]).at(hour(400));
    assert_item("door_open", &blocked, State::Failed, "final. Ask support once for the reason and for a review.");
}

#[test]
fn one_attempt_at_a_time() {
    let mut desk = Desk::new();
    assert_item("none_in_review", &desk, KYCASE, "");
    desk.submitted(hour(1));
    assert_item("none_in_review", &desk, State::Failed, "Attempt 1 is with the exchange");
    desk.interrupted(hour(2));
    assert_item("none_in_review", &desk, KYCASE, "");
}

#[test]
fn a_lower_level_counts_once_a_case_of_the_same_account_has_it_verified() {
    let case_of = |uid: &str, closing: Option<Closing>| {
        let facts = Case::open(&opening(uid, "1"), hour(0), &Neighbours::default()).unwrap();
        let closed = closing.map(|outcome| Fact { at: hour(0), event: Event::Closed { outcome } });
        let entries = (1..).zip(facts.into_iter().chain(closed)).map(|(number, fact)| entry(number, hour(0), fact));
        Case::fold(CaseId::new(format!("{uid} {closing:?}")), entries).unwrap()
    };
    let second = Desk::for_level("2");
    let (state, why) = item("lower_level_first", &second);
    assert_eq!(state, State::Failed);
    assert!(why.contains("comes first and is not verified"), "{why}");
    let not_enough = [case_of("123456789", None), case_of("987", Some(Closing::Verified))];
    assert_eq!(item_beside("lower_level_first", &second, &not_enough).0, State::Failed);
    let verified = [case_of("123456789", Some(Closing::Verified))];
    assert_eq!(item_beside("lower_level_first", &second, &verified).0, KYCASE);
}

#[test]
fn where_no_level_comes_first_the_user_looks() {
    let mut desk = Desk::for_level("identity");
    assert_item("lower_level_first", &desk, State::Open, "");
    desk.record(tick("lower_level_first"));
    assert_item("lower_level_first", &desk, USER, "");
    assert_item("lower_level_first", &Desk::for_level("unheard-of"), State::Open, "");
}

#[test]
fn what_changed_is_asked_from_the_second_attempt_on() {
    let mut desk = Desk::new();
    assert_item("change_noted", &desk, KYCASE, "first attempt");
    assert_item("last_rejection_read", &desk, KYCASE, "Nothing was rejected");
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    assert_item("change_noted", &desk, State::Open, "Recording the submission asks");
    assert_item("last_rejection_read", &desk, State::Open, "");
    desk.record(tick("change_noted"));
    assert_item("change_noted", &desk, USER, "");
}

#[test]
fn a_submission_that_says_what_changed_leaves_that_item_not_open() {
    let knowledge = Knowledge::read(&[]).unwrap();
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    let around = Around { knowledge: &knowledge, cases: &[], now: desk.now };
    let list = preflight::list(&knowledge.preflight, &desk.case, &around);
    let open = |changed: Option<&str>| {
        let submission = Submission { changed: changed.map(str::to_owned), ..Submission::default() };
        preflight::left_open(&list, &submission).iter().any(|ready| ready.item.id.as_str() == "change_noted")
    };
    assert!(open(None));
    assert!(!open(Some("new photo")));
}

#[test]
fn a_document_is_in_date_on_its_last_day_and_not_after() {
    let mut desk = Desk::new();
    assert_item("document_in_date", &desk, State::Open, "");
    desk.record(document(None, "2030-03-01"));
    assert_item("document_in_date", &desk, KYCASE, "Good until 1 March 2030. Whether its kind is taken is not known");
    desk.at(crate::desk::moment("2030-03-02T00:00:00Z"));
    assert_item("document_in_date", &desk, State::Failed, "It expired on 1 March 2030. Renew it first");
}

#[test]
fn a_document_that_ends_while_it_is_reviewed_fails() {
    let mut desk = Desk::new();
    desk.record(document(Some("passport"), "2026-11-23"));
    let (state, why) = item("document_in_date", &desk);
    assert_eq!(state, State::Failed);
    assert!(why.contains("before a review"), "{why}");
}

#[test]
fn a_kind_of_document_that_is_not_listed_fails() {
    let mut desk = Desk::new();
    desk.record(document(Some("passport"), "2030-03-01"));
    assert_item("document_in_date", &desk, KYCASE, "of a kind that is listed");
    desk.record(document(Some("library_card"), "2030-03-01"));
    assert_item("document_in_date", &desk, State::Failed, "A library card is not among the documents");
}

#[test]
fn a_finding_goes_before_a_tick_and_leaves_it_where_there_is_none() {
    let mut desk = Desk::new();
    desk.record(tick("document_in_date"));
    assert_item("document_in_date", &desk, USER, "");
    desk.record(document(None, "2020-01-01"));
    assert_item("document_in_date", &desk, State::Failed, "expired");
    desk.record(Command::Undo);
    assert_item("document_in_date", &desk, USER, "");
}

#[test]
fn the_names_decide_whether_the_name_is_exact() {
    let mut desk = Desk::new();
    assert_item("name_exact", &desk, State::Open, "");
    for (agreement, state, why) in [
        (Agreement::Same, KYCASE, "letter by letter"),
        (Agreement::SameOnceNormalised, KYCASE, "but for how it is typed"),
        (Agreement::Differs, State::Failed, "Have it corrected"),
    ] {
        desk.record(name(agreement));
        assert_item("name_exact", &desk, state, why);
    }
}

#[test]
fn photos_pass_unless_one_is_bad_and_a_doubtful_one_is_the_users_to_judge() {
    let mut desk = Desk::new();
    assert_item("even_light", &desk, State::Open, "");
    desk.record(photos(Shown::Selfie, 1, Grade::Ok));
    assert_item("even_light", &desk, State::Open, "those of papers come yet");
    desk.record(photos(Shown::Document, 2, Grade::Ok));
    assert_item("even_light", &desk, KYCASE, "2 photos of the document passed");
    desk.record(photos(Shown::Selfie, 1, Grade::Look));
    assert_item("even_light", &desk, State::Open, "In the photo of the face something is worth a look");
    desk.record(photos(Shown::Document, 2, Grade::Bad));
    assert_item("even_light", &desk, State::Failed, "A photo (of 2) of the document is bad");
    desk.record(photos(Shown::Document, 1, Grade::Ok)).record(photos(Shown::Selfie, 1, Grade::Ok));
    assert_item("even_light", &desk, KYCASE, "1 photo of the document passed");
    assert_eq!(desk.case.examined.len(), 2, "one result for each thing");
}

#[test]
fn a_photo_of_one_side_leaves_the_other_alone_and_takes_the_place_of_its_own() {
    let side = |side, worst| remember(Examination::Photos { show: Shown::Document, side: Some(side), count: 1, worst });
    let mut desk = Desk::new();
    desk.record(side(Side::Front, Grade::Bad));
    assert_item("even_light", &desk, State::Failed, "The photo of the front of the document is bad");
    desk.record(side(Side::Back, Grade::Ok));
    assert_item("even_light", &desk, State::Failed, "front");
    desk.record(side(Side::Front, Grade::Ok));
    assert_item("even_light", &desk, KYCASE, "Both sides of the document passed");
    // A set is of both, and its bad photo may be either.
    desk.record(photos(Shown::Document, 2, Grade::Bad));
    assert_eq!(desk.case.examined.len(), 1);
    desk.record(side(Side::Front, Grade::Ok));
    assert_item("even_light", &desk, State::Failed, "check them together again");
    desk.record(photos(Shown::Document, 2, Grade::Ok));
    assert_item("even_light", &desk, KYCASE, "2 photos of the document passed");
}

#[test]
fn one_side_alone_is_not_all_of_a_document() {
    let front = Examination::Photos { show: Shown::Document, side: Some(Side::Front), count: 1, worst: Grade::Ok };
    let mut desk = Desk::new();
    desk.record(remember(front.clone()));
    assert_item("even_light", &desk, State::Open, "that of the back of the document comes yet");
    desk.record(photos(Shown::Document, 2, Grade::Ok)).record(remember(front));
    assert_item("even_light", &desk, KYCASE, "passed");
}

#[test]
fn a_submission_clears_names_and_photos_and_not_the_document() {
    let mut desk = Desk::new();
    desk.record(document(None, "2030-03-01")).record(name(Agreement::Same)).record(photos(
        Shown::Document,
        2,
        Grade::Ok,
    ));
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    assert_item("document_in_date", &desk, KYCASE, "");
    assert_item("name_exact", &desk, State::Open, "");
    assert_item("even_light", &desk, State::Open, "");
}

#[test]
fn another_registered_name_makes_the_comparison_void() {
    let mut desk = Desk::new();
    desk.record(name(Agreement::Differs));
    let relabel = AccountChange { label: Some("main".to_owned()), ..AccountChange::default() };
    desk.record(Command::AmendAccount { change: relabel });
    assert_item("name_exact", &desk, State::Failed, "");
    let rename = AccountChange { name: Some("Anna".to_owned()), ..AccountChange::default() };
    desk.record(Command::AmendAccount { change: rename });
    assert_item("name_exact", &desk, State::Open, "");
}

#[test]
fn undoing_brings_the_result_before_back() {
    let mut desk = Desk::new();
    desk.record(document(None, "2030-03-01"));
    let before = state(&desk.case);
    desk.record(document(None, "2031-03-01")).record(Command::Undo);
    assert_eq!(state(&desk.case), before);
    desk.record(Command::Undo);
    assert_eq!(desk.case.examined, []);
    desk.record(name(Agreement::Same)).record(submit(hour(0))).record(Command::Undo);
    assert_item("name_exact", &desk, KYCASE, "");
}

#[test]
fn nothing_is_kept_in_a_closed_case_and_no_impossible_day() {
    let mut desk = Desk::new();
    for impossible in ["1926-11-22", "2126-11-24", "+262142-12-31"] {
        let refusal = desk.refused(document(None, impossible));
        assert_eq!(refusal, Refusal::ImplausibleDay { day: day(impossible) });
        assert_eq!(refusal.kind(), "implausible_day");
    }
    for possible in ["1926-11-23", "2126-11-23", "9999-12-31"] {
        desk.record(document(None, possible));
    }
    let none = photos(Shown::Document, 0, Grade::Ok);
    assert_eq!(desk.refused(none), Refusal::Empty { field: "set of photos" });
    desk.record(Command::Close { at: hour(0), outcome: Closing::GaveUp });
    assert_eq!(desk.refused(name(Agreement::Same)), Refusal::Closed { outcome: Closing::GaveUp });
}

#[test]
fn a_verified_account_has_its_own_list_by_ticks_alone() {
    let knowledge = Knowledge::read(&[]).unwrap();
    let mut desk = Desk::new();
    desk.record(document(None, "2020-01-01")).submitted(hour(1)).approved(hour(2)).record(note("x"));
    let around = Around { knowledge: &knowledge, cases: &[], now: desk.now };
    let list = preflight::list(preflight::checklist(&knowledge, &desk.case), &desk.case, &around);
    assert!(list.iter().all(|ready| ready.state == State::Open && ready.why.is_none()));
}

#[test]
fn the_rule_takes_no_notice_of_the_list() {
    let mut desk = Desk::new();
    desk.record(document(None, "2020-01-01")).record(name(Agreement::Differs)).record(send_ticket(hour(0)));
    desk.submitted(hour(1));
    assert_eq!(desk.case.attempts.len(), 1);
}

#[test]
fn how_much_is_open_is_said_in_one_line() {
    assert_eq!(preflight::openness(0, 17), "All 17 items of the list are seen to");
    assert_eq!(preflight::openness(1, 17), "1 of 17 items of the list is still open");
    assert_eq!(preflight::openness(3, 17), "3 of 17 items of the list are still open");
}

#[test]
fn bodies_from_before_this_and_bodies_of_today_are_read() {
    let old = r#"{"kind":"submitted","attempt":1,"submission":{"document":"passport"}}"#;
    let Event::Submitted { submission, .. } = serde_json::from_str(old).unwrap() else { panic!("no submission") };
    assert_eq!(submission.open_items, None);
    assert!(!serde_json::to_string(&submission).unwrap().contains("open_items"));
    for (body, result) in [
        (
            r#"{"kind":"examined","subject":"document","document":"passport","expires":"2030-03-01"}"#,
            Examination::Document { document: Some("passport".to_owned()), expires: day("2030-03-01") },
        ),
        (
            r#"{"kind":"examined","subject":"name","agreement":"same_once_normalised"}"#,
            Examination::Name { agreement: Agreement::SameOnceNormalised },
        ),
        (
            r#"{"kind":"examined","subject":"photos","show":"selfie","count":2,"worst":"look"}"#,
            Examination::Photos { show: Shown::Selfie, side: None, count: 2, worst: Grade::Look },
        ),
        (
            r#"{"kind":"examined","subject":"photos","show":"document","side":"back","count":1,"worst":"ok"}"#,
            Examination::Photos { show: Shown::Document, side: Some(Side::Back), count: 1, worst: Grade::Ok },
        ),
    ] {
        let event = Event::Examined { result };
        assert_eq!(serde_json::from_str::<Event>(body).unwrap(), event);
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
    }
    let strange = r#"{"kind":"examined","subject":"document","expires":"2030-02-30"}"#;
    assert!(serde_json::from_str::<Event>(strange).is_err());
}
