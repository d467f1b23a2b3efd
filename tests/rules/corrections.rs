//! Amendments: times stay in order, and what they show to be a breach stays one.

use crate::desk::{
    Desk, amend_decided, amend_reasons, amend_submitted, hour, reject, seconds, submit, submit_as_confirmed_breach,
    verdict,
};
use kycase::case::{Bound, Breach, Command, Phase, Refusal, Span, Verdict};

/// Submitted and rejected at the hours 1 and 2, again at 30 and 40, and submitted at 70: all by the rule.
fn three_attempts() -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk.submitted(hour(30)).rejected(hour(40), &["name_mismatch"]);
    desk.submitted(hour(70)).at(hour(100));
    desk
}

#[test]
fn a_submission_can_be_moved_between_the_outcome_before_it_and_its_own() {
    let mut desk = three_attempts();
    desk.record(amend_submitted(2, hour(40)));
    assert_eq!(desk.attempt(2).submitted_at, hour(40));
    let late = hour(40).plus(seconds(1));
    assert_eq!(
        desk.refused(amend_submitted(2, late)),
        Refusal::OutOfOrder { at: late, bound: Bound::AfterOutcome(hour(40)) }
    );
    let early = hour(2).minus(seconds(1));
    assert_eq!(
        desk.refused(amend_submitted(2, early)),
        Refusal::OutOfOrder { at: early, bound: Bound::BeforePreviousOutcome(hour(2)) }
    );
}

#[test]
fn an_outcome_can_be_moved_between_its_submission_and_the_next_one() {
    let mut desk = three_attempts();
    desk.record(amend_decided(2, hour(30)));
    assert_eq!(desk.attempt(2).decided_at(), Some(hour(30)));
    let early = hour(30).minus(seconds(1));
    assert_eq!(
        desk.refused(amend_decided(2, early)),
        Refusal::OutOfOrder { at: early, bound: Bound::BeforeSubmission(hour(30)) }
    );
    let late = hour(70).plus(seconds(1));
    assert_eq!(
        desk.refused(amend_decided(2, late)),
        Refusal::OutOfOrder { at: late, bound: Bound::AfterNextSubmission(hour(70)) }
    );
}

#[test]
fn both_times_can_be_moved_at_once_where_neither_could_alone() {
    let mut desk = three_attempts();
    let both = Command::Amend { attempt: 2, submitted_at: Some(hour(50)), decided_at: Some(hour(60)), verdict: None };
    desk.record(both);
    assert_eq!(desk.attempt(2).submitted_at, hour(50));
    assert_eq!(desk.attempt(2).decided_at(), Some(hour(60)));
}

#[test]
fn a_submission_in_review_can_be_moved_up_to_now() {
    let mut desk = three_attempts();
    desk.record(amend_submitted(3, hour(100)));
    assert_eq!(desk.attempt(3).submitted_at, hour(100));
}

#[test]
fn the_review_of_a_submission_that_was_moved_is_due_from_its_new_time() {
    let mut desk = three_attempts();
    assert_eq!(desk.attempt(3).review_due_at, Some(hour(94)));
    desk.record(amend_submitted(3, hour(80)));
    assert_eq!(desk.attempt(3).review_due_at, Some(hour(104)));
}

#[test]
fn what_is_not_amended_stays_as_it_was() {
    let mut desk = three_attempts();
    let before = desk.attempt(2).clone();
    desk.record(amend_reasons(2, &["document_expired"]));
    let after = desk.attempt(2);
    assert_eq!((after.submitted_at, after.decided_at()), (before.submitted_at, before.decided_at()));
    assert_eq!(desk.attempt(1), three_attempts().attempt(1));
}

#[test]
fn a_rejection_that_turns_out_to_have_come_later_ends_its_wait_later() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).at(hour(26)).record(amend_decided(1, hour(5)));
    assert_eq!(desk.phase(), Phase::CoolingDown);
    assert_eq!(desk.refused(submit(hour(26))).until(), Some(hour(29)));
}

#[test]
fn a_rejection_that_turns_out_to_have_come_earlier_ends_its_wait_earlier() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(5), &["document_glare"]).at(hour(26)).record(amend_decided(1, hour(2)));
    desk.submitted(hour(26));
    assert_eq!(desk.attempt(2).breach, None);
}

#[test]
fn a_correction_that_shows_that_a_later_attempt_was_too_early_marks_it() {
    let mut desk = three_attempts();
    desk.record(amend_decided(1, hour(10)));
    assert_eq!(desk.attempt(2).breach, Some(Breach::Cooldown { early_by_seconds: 4 * 3600 }));
    assert_eq!(desk.attempt(1).breach, None);
    assert_eq!(desk.attempt(3).breach, None);
}

#[test]
fn a_submission_that_turns_out_to_have_been_too_early_is_marked() {
    let mut desk = three_attempts();
    desk.record(amend_submitted(3, hour(64).minus(seconds(1))));
    assert_eq!(desk.attempt(3).breach, Some(Breach::Cooldown { early_by_seconds: 1 }));
}

#[test]
fn a_longer_wait_that_was_learned_later_marks_what_it_shows_to_have_been_too_early() {
    let mut desk = three_attempts();
    let longer = Verdict { stated_wait: Some(Span::from_hours(48)), ..verdict(&["document_glare"]) };
    let amended = Command::Amend { attempt: 1, submitted_at: None, decided_at: None, verdict: Some(longer) };
    desk.record(amended);
    assert_eq!(desk.attempt(2).breach, Some(Breach::Cooldown { early_by_seconds: 20 * 3600 }));
}

#[test]
fn no_correction_takes_a_mark_away() {
    let mut desk = three_attempts();
    desk.record(amend_decided(1, hour(10)));
    let marked = desk.attempt(2).breach;
    desk.record(amend_decided(1, hour(1))).record(amend_submitted(2, hour(40)));
    assert_eq!(desk.attempt(2).breach, marked);
}

#[test]
fn no_correction_takes_a_confirmed_breach_away() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk.at(hour(20)).record(submit_as_confirmed_breach(hour(20)));
    desk.at(hour(90)).record(amend_submitted(2, hour(80)));
    assert_eq!(desk.attempt(2).breach, Some(Breach::Cooldown { early_by_seconds: 6 * 3600 }));
}

#[test]
fn an_attempt_that_broke_no_rule_is_not_marked_by_a_correction_of_another_one() {
    let mut desk = three_attempts();
    desk.record(amend_decided(2, hour(46)));
    assert!(desk.case.attempts.iter().all(|attempt| attempt.breach.is_none()));
    desk.record(amend_decided(2, hour(46).plus(seconds(1))));
    assert_eq!(desk.attempt(3).breach, Some(Breach::Cooldown { early_by_seconds: 1 }));
}

#[test]
fn the_time_of_an_approval_an_interruption_or_a_withdrawal_can_be_amended_too() {
    for outcome in [
        Command::Approve { at: hour(2) },
        Command::Interrupt { at: hour(2), text: Some("no network".to_owned()) },
        Command::Withdraw { at: hour(2), text: None },
    ] {
        let mut desk = Desk::new();
        desk.submitted(hour(1)).at(hour(5)).record(outcome);
        let word = desk.attempt(1).outcome.as_ref().unwrap().word();
        desk.record(amend_decided(1, hour(4)));
        assert_eq!(desk.attempt(1).decided_at(), Some(hour(4)));
        assert_eq!(desk.attempt(1).outcome.as_ref().unwrap().word(), word);
    }
}

#[test]
fn the_exchanges_words_stay_when_the_reasons_are_amended() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).at(hour(2));
    let said = Command::Reject { at: hour(2), text: Some("No.".to_owned()), verdict: verdict(&[]) };
    desk.record(said).record(amend_reasons(1, &["document_glare"]));
    assert_eq!(desk.attempt(1).rejection().unwrap().text.as_deref(), Some("No."));
}

#[test]
fn a_rejection_recorded_by_mistake_as_final_is_opened_by_its_amendment_alone() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).at(hour(2)).record(reject(hour(2), verdict(&["underage"])));
    desk.record(amend_reasons(1, &["document_glare"])).submitted(hour(26));
}

#[test]
fn a_rejection_that_turns_out_final_makes_no_breach_of_what_its_user_could_not_know() {
    let mut desk = three_attempts();
    desk.record(amend_reasons(2, &["underage"]));
    assert_eq!(desk.attempt(3).breach, None);
}

#[test]
fn reasons_and_a_time_corrected_at_once_mark_what_they_show_to_have_been_too_early() {
    for reasons in [&["duplicate_account"][..], &["underage"], &["document_glare"]] {
        let mut desk = three_attempts();
        let shut = Command::Amend {
            attempt: 2,
            submitted_at: None,
            decided_at: Some(hour(60)),
            verdict: Some(verdict(reasons)),
        };
        desk.record(shut);
        let early_by_seconds = Span::from_hours(14).seconds();
        assert_eq!(desk.attempt(3).breach, Some(Breach::Cooldown { early_by_seconds }), "{reasons:?}");
        assert_eq!(desk.case.breaches_shown().into_values().flatten().map(|it| it.0).collect::<Vec<_>>(), [3]);
    }
}
