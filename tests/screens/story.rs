//! The whole story of one verification, by keys alone, and what the log then holds.

use crate::desk::{Desk, UID, time};
use kycase::case::{Attempt, Case, Outcome, Phase, ReasonId, RetryClass};

const GLARE: &str = "Your ID photo has glare and the name does not match";
const FACE: &str = "Selfie verification failed, your face was not clearly visible";

fn opened() -> Desk {
    Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s")
}

/// Opened, submitted 30 hours ago and rejected 26 hours ago.
fn rejected_once() -> Desk {
    let submitted = opened().press("s").type_text("30h ago").press("tab").type_text("p").press("ctrl-s");
    submitted.press("r").paste(GLARE).press("tab tab").type_text("26h ago").press("ctrl-s")
}

/// Then submitted an hour ago and rejected now.
fn rejected_twice() -> Desk {
    rejected_once().press("s").type_text("1h ago").press("ctrl-s").press("r").paste(FACE).press("ctrl-s")
}

fn reasons(attempt: &Attempt) -> Vec<&str> {
    attempt.rejection().unwrap().ruling.reasons.iter().map(ReasonId::as_str).collect()
}

fn kinds(case: &Case) -> Vec<String> {
    let kind = |entry: &kycase::case::Entry| {
        serde_json::to_value(&entry.fact.event).unwrap()["kind"].as_str().unwrap().to_owned()
    };
    case.entries.iter().map(kind).collect()
}

#[test]
fn opening_a_case_records_the_uid_as_it_was_typed() {
    let desk = opened();
    let case = desk.recorded();
    assert_eq!((case.slug.as_str(), case.account.uid.as_str()), ("okx", UID));
    assert_eq!((case.account.exchange.as_str(), case.level.as_str()), ("okx", "identity"));
    assert_eq!(case.opened_at, time("T"));
    assert!(desk.screen().foot().contains("Recorded: opened as okx"), "{:?}", desk.screen());
}

#[test]
fn a_submission_of_the_past_is_recorded_at_its_time_with_its_document() {
    let case = rejected_once().recorded();
    assert_eq!(case.attempts[0].submitted_at, time("T-30h"));
    assert_eq!(case.attempts[0].submission.document.as_deref(), Some("passport"));
    assert_eq!(case.attempts[0].breach, None);
}

#[test]
fn a_pasted_rejection_is_kept_to_the_byte_with_the_reasons_read_out_of_it() {
    let case = rejected_once().recorded();
    let rejection = case.attempts[0].rejection().unwrap();
    assert_eq!(rejection.at, time("T-26h"));
    assert_eq!(rejection.text.as_deref(), Some(GLARE));
    assert_eq!(reasons(&case.attempts[0]), ["document_glare", "name_mismatch"]);
    assert_eq!(rejection.ruling.class, RetryClass::CorrectData);
}

#[test]
fn a_second_attempt_is_free_once_the_wait_is_over() {
    let case = rejected_twice().recorded();
    assert_eq!(case.attempts.len(), 2);
    assert_eq!(case.attempts[1].submitted_at, time("T-1h"));
    assert_eq!(case.attempts[1].submission.document.as_deref(), Some("passport"), "as at the first attempt");
    assert_eq!(case.attempts[1].rejection().unwrap().text.as_deref(), Some(FACE));
    assert!(reasons(&case.attempts[1]).contains(&"face_not_visible"), "{:?}", reasons(&case.attempts[1]));
    assert_eq!(case.phase(time("T")), Phase::CoolingDown);
}

#[test]
fn a_third_attempt_is_refused_with_the_exact_instant() {
    let desk = rejected_twice().at("T+1h").press("s ctrl-s");
    let screen = desk.screen();
    assert!(screen.shows("Refused"), "{screen:?}");
    assert_eq!(
        screen.message(),
        "Attempt 2 was rejected and its wait is not over (24 h wait, kycase's own rule). \
         It lifts 2026-11-24 12:00:00 UTC, in 23h. Use the time to fix what the rejection names. \
         y it was made already: record a breach esc go back"
    );
    assert_eq!(desk.recorded().attempts.len(), 2, "nothing was recorded");
}

#[test]
fn a_second_before_the_instant_it_is_refused_and_at_the_instant_it_is_not() {
    let early = rejected_twice().at("T+23h 59m 59s").press("s ctrl-s");
    assert!(early.screen().shows("in 1s."), "{:?}", early.screen());
    assert_eq!(early.recorded().attempts.len(), 2);
    let due = rejected_twice().at("T+24h").press("s ctrl-s");
    assert_eq!(due.recorded().attempts[2].submitted_at, time("T+24h"));
}

#[test]
fn the_copied_draft_names_the_account_and_the_reasons() {
    let desk = rejected_twice().press("y");
    let [draft] = <[String; 1]>::try_from(desk.copied()).unwrap();
    assert!(draft.contains(UID), "{draft}");
    assert!(desk.screen().foot().contains("the message to support: sent to the terminal"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().entries.len(), 5, "copying records nothing");
}

#[test]
fn the_draft_that_is_copied_is_the_one_that_the_tab_shows() {
    let desk = rejected_twice().press("enter 5");
    let shown = desk.screen_of(100, 120).flowing();
    let copied = desk.press("y").copied().pop().unwrap();
    let copied = copied.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains(&copied), "{shown}\n\n{copied}");
}

#[test]
fn the_story_ends_with_an_approval_and_the_log_tells_all_of_it() {
    let third = rejected_twice().at("T+25h").press("s ctrl-s").at("T+26h").press("a ctrl-s");
    let case = third.recorded();
    let told = ["opened", "submitted", "rejected", "submitted", "rejected", "submitted", "approved"];
    assert_eq!(kinds(&case), told);
    assert_eq!(case.attempts[2].outcome, Some(Outcome::Approved { at: time("T+26h") }));
    assert_eq!(case.phase(third.now()), Phase::Verified);
    let closed = third.press("x ctrl-s");
    assert_eq!(closed.recorded().phase(closed.now()), Phase::Closed);
}

#[test]
fn a_technical_failure_starts_no_wait() {
    let desk = opened().press("s ctrl-s i tab").type_text("the app crashed").press("ctrl-s").press("s ctrl-s");
    assert_eq!(kinds(&desk.recorded()), ["opened", "submitted", "interrupted", "submitted"]);
}

#[test]
fn ticking_the_evidence_and_the_checklist_is_recorded() {
    let desk = rejected_twice().press("enter 3 space 4 j space");
    let case = desk.recorded();
    assert_eq!(kinds(&case)[5..], ["checked", "evidence_added"]);
    assert_eq!(case.checked.len(), 1);
    let desk = desk.press("space 3 space");
    assert_eq!(kinds(&desk.recorded())[7..], ["evidence_removed", "checked"]);
    assert!(desk.recorded().checked.is_empty());
}

#[test]
fn a_case_that_waits_for_support_opens_by_their_recorded_answer_alone() {
    let desk = opened().press("s").type_text("50h ago").press("ctrl-s").press("r tab tab").type_text("40h ago");
    let desk = desk.press("ctrl-s");
    assert_eq!(desk.recorded().phase(desk.now()), Phase::SupportFirst);
    let desk = desk.press("t").type_text("30h ago").press("ctrl-s");
    let desk = desk.press("T").paste("You may submit again.").press("tab right ctrl-s");
    assert_eq!(desk.recorded().phase(desk.now()), Phase::Ready);
}
