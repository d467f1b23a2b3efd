//! What is refused, what is asked, and what stays on the screen meanwhile.

use crate::desk::{Desk, UID, time};
use kycase::case::{Breach, Event, Phase};

/// An open case that was rejected at T.
fn rejected_now() -> Desk {
    let opened = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s");
    opened.press("s").type_text("2h ago").press("ctrl-s").press("r").paste("glare on the photo").press("ctrl-s")
}

#[test]
fn a_refused_wish_keeps_the_form_and_what_was_typed_in_it() {
    let desk = rejected_now().press("s tab tab tab").type_text("no more glare").press("ctrl-s");
    assert!(desk.screen().shows("Refused"), "{:?}", desk.screen());
    let desk = desk.press("esc");
    assert!(desk.screen().shows("Attempt 2 of okx"), "{:?}", desk.screen());
    assert!(desk.screen().shows("What changed no more glare"), "{:?}", desk.screen());
    let desk = desk.at("T+24h").press("ctrl-s");
    let case = desk.recorded();
    assert_eq!(case.attempts[1].submission.changed.as_deref(), Some("no more glare"));
}

#[test]
fn a_time_in_the_future_is_refused_and_the_form_says_so_before() {
    let desk = rejected_now().press("s").type_text("23:00");
    assert!(desk.screen().shows("in the future"), "{:?}", desk.screen());
    let desk = desk.press("ctrl-s");
    assert!(desk.screen().shows("2026-11-23 23:00:00 UTC lies in the future"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().attempts.len(), 1);
}

#[test]
fn a_time_that_is_none_is_a_fault_of_its_field() {
    let desk = rejected_now().press("s").type_text("soonish").press("tab tab ctrl-s");
    assert!(desk.screen().shows("`soonish` is no time"), "{:?}", desk.screen());
    let desk = desk.type_text("!");
    assert!(desk.screen().shows("Submitted at soonish!"), "the keys go to the faulty field: {:?}", desk.screen());
}

#[test]
fn a_breach_wants_the_reference_of_the_case_typed() {
    let desk = rejected_now().press("s ctrl-s y");
    assert!(desk.screen().shows("Record a breach in okx"), "{:?}", desk.screen());
    let wrong = desk.type_text("okx-2").press("ctrl-s");
    assert!(wrong.screen().shows("that is not the case's reference; nothing was recorded"), "{:?}", wrong.screen());
    assert_eq!(wrong.recorded().attempts.len(), 1);
    let right = wrong.press("backspace backspace ctrl-s");
    let case = right.recorded();
    assert_eq!(case.attempts[1].breach, Some(Breach::Cooldown { early_by_seconds: 86_400 }));
    assert_eq!(case.attempts[1].submitted_at, time("T"));
    assert!(right.screen().shows("BREACH: made 24h before the wait was over"), "{:?}", right.screen());
}

#[test]
fn an_empty_confirmation_records_no_breach() {
    let desk = rejected_now().press("s ctrl-s y ctrl-s enter");
    assert!(desk.screen().shows("that is not the case's reference"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().attempts.len(), 1);
}

#[test]
fn leaving_the_breach_form_leads_back_to_the_submission_with_its_text() {
    let desk = rejected_now().press("s tab tab tab").type_text("new lamp").press("ctrl-s y");
    assert!(desk.screen().shows("Record a breach"), "{:?}", desk.screen());
    let desk = desk.press("esc");
    assert!(desk.screen().shows("What changed new lamp"), "{:?}", desk.screen());
}

#[test]
fn a_confirmed_breach_can_not_be_undone() {
    let desk = rejected_now().press("s ctrl-s y").type_text("okx").press("ctrl-s").press("u y");
    assert!(desk.screen().shows("Refused"), "{:?}", desk.screen());
    assert!(desk.screen().shows("is marked as a breach, and that stays in the log"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().attempts.len(), 2);
}

#[test]
fn undo_says_what_goes_and_waits_for_a_yes() {
    let desk = rejected_now().press("u");
    assert!(desk.screen().shows("Take this entry back?"), "{:?}", desk.screen());
    assert!(desk.screen().shows("attempt 1 rejected"), "{:?}", desk.screen());
    let kept = desk.press("enter");
    assert_eq!(kept.recorded().entries.len(), 3, "enter is no yes");
    let undone = kept.press("u y");
    let case = undone.recorded();
    assert_eq!(case.entries[3].fact.event, Event::Undone { sequence: 3 });
    assert_eq!(case.phase(undone.now()), Phase::InReview);
}

#[test]
fn undoing_goes_back_entry_by_entry_and_stops_at_the_opening() {
    let desk = rejected_now().press("u y u y u");
    assert!(desk.screen().foot().contains("There is nothing to undo."), "{:?}", desk.screen());
    assert_eq!(desk.recorded().phase(desk.now()), Phase::Preparing);
}

#[test]
fn an_outcome_without_an_attempt_in_review_says_what_comes_first() {
    for key in ["r", "a", "i", "w"] {
        let desk = rejected_now().press(key);
        assert!(desk.screen().foot().contains("No attempt is in review"), "{key}: {:?}", desk.screen());
    }
}

#[test]
fn a_second_case_for_the_same_level_of_the_same_account_is_refused() {
    let desk = rejected_now().press("o tab tab").type_text(UID).press("ctrl-s");
    assert!(desk.screen().shows("Case `okx` is about this level of this account"), "{:?}", desk.screen());
    assert!(desk.press("esc").screen().shows(UID), "the form is still there");
}

#[test]
fn a_draft_with_a_gap_is_not_copied() {
    let opened = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s");
    let desk = opened.press("enter c y");
    assert!(desk.screen().shows("Not copied"), "{:?}", desk.screen());
    assert!(desk.copied().is_empty());
}

#[test]
fn a_closed_case_takes_no_attempt_until_it_is_reopened() {
    let desk = rejected_now().press("x ctrl-s s");
    assert!(desk.screen().foot().contains("The case is closed: X reopens it."), "{:?}", desk.screen());
    let desk = desk.press("X");
    assert!(desk.recorded().closed.is_none());
    let desk = desk.press("X");
    assert!(desk.screen().shows("The case is not closed"), "{:?}", desk.screen());
}
