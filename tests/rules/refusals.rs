//! What stands against a submission or an outcome: each rule can be reached, and names what it is about.

use crate::desk::{Desk, hour, reject, seconds, submit, submit_already_made, submit_as_confirmed_breach, verdict};
use kycase::case::{Bound, Breach, Closing, Command, Made, Moment, Refusal, Submission};

fn in_review() -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1));
    desk
}

fn cooling_down() -> Desk {
    let mut desk = in_review();
    desk.rejected(hour(2), &["document_glare"]);
    desk
}

fn closed(outcome: Closing) -> Desk {
    let mut desk = cooling_down();
    desk.at(hour(3)).record(Command::Close { at: hour(3), outcome });
    desk
}

const MADE: [Made; 3] = [Made::UnderTheRule, Made::Already, Made::AlreadyAndConfirmed];

fn submit_made(at: Moment, made: Made) -> Command {
    Command::Submit { at, submission: Submission::default(), made }
}

#[test]
fn a_submission_during_the_cooldown_names_the_time_and_the_rejected_attempt() {
    let refusal = cooling_down().at(hour(10)).refused(submit(hour(10)));
    assert_eq!(refusal, Refusal::CoolingDown { at: hour(10), until: hour(26), attempt: 1 });
    assert_eq!((refusal.kind(), refusal.until()), ("cooling_down", Some(hour(26))));
}

#[test]
fn a_submission_while_another_is_in_review_names_that_one_and_no_confirmation_helps() {
    for made in MADE {
        let refusal = in_review().at(hour(100)).refused(submit_made(hour(100), made));
        assert_eq!(refusal, Refusal::InReview { attempt: 1 });
        assert_eq!((refusal.kind(), refusal.until()), ("in_review", None));
    }
}

#[test]
fn a_submission_that_support_must_be_asked_about_names_the_rejected_attempt() {
    let mut desk = in_review();
    let refusal = desk.rejected(hour(2), &["duplicate_account"]).refused(submit(hour(2)));
    assert_eq!(refusal, Refusal::SupportFirst { attempt: 1 });
    assert_eq!(refusal.kind(), "support_first");
}

#[test]
fn a_submission_after_a_final_rejection_names_the_rejected_attempt() {
    let mut desk = in_review();
    let refusal = desk.rejected(hour(2), &["underage"]).refused(submit(hour(2)));
    assert_eq!(refusal, Refusal::Blocked { attempt: 1 });
    assert_eq!(refusal.kind(), "blocked");
}

#[test]
fn a_submission_for_a_verified_level_is_refused_and_no_confirmation_helps() {
    for made in MADE {
        let refusal = in_review().approved(hour(2)).at(hour(100)).refused(submit_made(hour(100), made));
        assert_eq!(refusal, Refusal::Verified);
        assert_eq!(refusal.kind(), "verified");
    }
}

#[test]
fn a_submission_in_a_closed_case_names_how_it_ended_and_no_confirmation_helps() {
    for outcome in Closing::ALL {
        for made in MADE {
            let refusal = closed(outcome).at(hour(100)).refused(submit_made(hour(100), made));
            assert_eq!(refusal, Refusal::Closed { outcome });
            assert_eq!(refusal.kind(), "closed");
        }
    }
}

#[test]
fn a_submission_in_the_future_names_its_time_and_no_confirmation_helps() {
    for made in MADE {
        let mut desk = Desk::new();
        let at = desk.now.plus(seconds(1));
        let refusal = desk.refused(submit_made(at, made));
        assert_eq!(refusal, Refusal::InTheFuture { at });
        assert_eq!((refusal.kind(), refusal.until()), ("in_the_future", Some(at)));
    }
}

#[test]
fn a_submission_before_the_outcome_of_the_one_before_it_names_both_times_and_no_confirmation_helps() {
    for made in MADE {
        let refusal = cooling_down().at(hour(100)).refused(submit_made(hour(1), made));
        assert_eq!(refusal, Refusal::OutOfOrder { at: hour(1), bound: Bound::BeforePreviousOutcome(hour(2)) });
        assert_eq!((refusal.kind(), refusal.until()), ("out_of_order", None));
    }
}

#[test]
fn a_past_submission_that_broke_the_cooldown_names_by_how_much_until_it_is_confirmed() {
    let mut desk = cooling_down();
    let refusal = desk.at(hour(50)).refused(submit_already_made(hour(20)));
    let breach = Breach::Cooldown { early_by_seconds: 6 * 3600 };
    assert_eq!(refusal, Refusal::BreachNotConfirmed { breach });
    assert_eq!(refusal.kind(), "breach_not_confirmed");
    desk.record(submit_as_confirmed_breach(hour(20)));
    assert_eq!(desk.attempt(2).breach, Some(breach));
}

#[test]
fn a_past_submission_after_a_closed_door_names_which_one_it_was() {
    for (reason, breach) in [("underage", Breach::Final), ("duplicate_account", Breach::SupportFirst)] {
        let mut desk = in_review();
        desk.rejected(hour(2), &[reason]).at(hour(100));
        assert_eq!(desk.refused(submit_already_made(hour(50))), Refusal::BreachNotConfirmed { breach });
        desk.record(submit_as_confirmed_breach(hour(50)));
        assert_eq!(desk.attempt(2).breach, Some(breach));
    }
}

#[test]
fn a_past_submission_that_kept_the_rule_needs_no_confirmation_and_is_no_breach() {
    for made in MADE {
        let mut desk = cooling_down();
        desk.at(hour(50)).record(submit_made(hour(26), made));
        assert_eq!(desk.attempt(2).breach, None);
    }
}

#[test]
fn a_submission_under_the_rule_is_never_a_breach_that_one_could_confirm_by_the_way() {
    let mut desk = cooling_down();
    // A backdated wish under the rule is judged by its own time, not by the clock.
    assert_eq!(desk.at(hour(100)).refused(submit(hour(20))).kind(), "cooling_down");
}

fn outcomes_at(at: Moment) -> [Command; 4] {
    [
        Command::Approve { at },
        reject(at, verdict(&["document_glare"])),
        Command::Interrupt { at, text: None },
        Command::Withdraw { at, text: None },
    ]
}

#[test]
fn an_outcome_without_an_attempt_in_review_is_refused() {
    for mut desk in [Desk::new(), cooling_down()] {
        desk.at(hour(10));
        for outcome in outcomes_at(hour(10)) {
            assert_eq!(desk.refused(outcome), Refusal::NoAttemptInReview);
        }
    }
    assert_eq!(Refusal::NoAttemptInReview.kind(), "no_attempt_in_review");
}

#[test]
fn an_outcome_before_its_submission_names_both_times() {
    let mut desk = in_review();
    let at = hour(1).minus(seconds(1));
    for outcome in outcomes_at(at) {
        assert_eq!(desk.refused(outcome), Refusal::OutOfOrder { at, bound: Bound::BeforeSubmission(hour(1)) });
    }
}

#[test]
fn an_outcome_in_the_future_names_its_time() {
    let mut desk = in_review();
    let at = hour(1).plus(seconds(1));
    for outcome in outcomes_at(at) {
        assert_eq!(desk.refused(outcome), Refusal::InTheFuture { at });
    }
}

#[test]
fn an_outcome_in_the_second_of_its_submission_is_taken() {
    for outcome in outcomes_at(hour(1)) {
        let mut desk = in_review();
        desk.record(outcome);
        assert_eq!(desk.attempt(1).decided_at(), Some(hour(1)));
    }
}

#[test]
fn an_outcome_in_a_closed_case_names_how_it_ended() {
    let mut desk = in_review();
    desk.record(Command::Close { at: hour(1), outcome: Closing::GaveUp });
    for outcome in outcomes_at(hour(1)) {
        assert_eq!(desk.refused(outcome), Refusal::Closed { outcome: Closing::GaveUp });
    }
}
