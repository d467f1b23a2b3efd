//! Timers: three kinds, each from one source, and none in the place of another.

use crate::desk::{Desk, hour, moment, reject, reply, seconds, send_ticket, verdict};
use kycase::case::{Clearance, Command, Moment, Span, Timer, TimerKind, Verdict, Wait};
use proptest::prelude::*;

fn kinds(desk: &Desk, now: Moment) -> Vec<TimerKind> {
    desk.case.timers(now).into_iter().map(|timer| timer.kind).collect()
}

fn timer(desk: &Desk, kind: TimerKind) -> Timer {
    desk.case.timers(desk.now).into_iter().find(|timer| timer.kind == kind).unwrap()
}

#[test]
fn a_new_case_has_no_timer() {
    assert_eq!(kinds(&Desk::new(), hour(0)), []);
}

#[test]
fn a_submission_starts_the_review_timer_alone() {
    let mut desk = Desk::new();
    desk.submitted(hour(1));
    assert_eq!(kinds(&desk, hour(1)), [TimerKind::ReviewDue]);
    let review = timer(&desk, TimerKind::ReviewDue);
    assert_eq!((review.start, review.due), (hour(1), hour(25)));
    assert_eq!(kinds(&desk, hour(500)), [TimerKind::ReviewDue], "a review that is overdue stays in the list");
}

#[test]
fn an_exchange_that_states_no_review_time_has_no_review_timer() {
    let mut desk = Desk::new();
    desk.policy.review = None;
    desk.submitted(hour(1));
    assert_eq!(kinds(&desk, hour(500)), []);
}

#[test]
fn a_rejection_puts_the_cooldown_in_the_place_of_the_review() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    assert_eq!(kinds(&desk, hour(2)), [TimerKind::Cooldown]);
    let cooldown = timer(&desk, TimerKind::Cooldown);
    assert_eq!((cooldown.start, cooldown.due), (hour(2), hour(26)));
    assert_eq!(cooldown.remaining(hour(26).minus(seconds(1))), seconds(1));
    assert_eq!(kinds(&desk, hour(26)), [], "a cooldown that is over leaves the list");
}

#[test]
fn a_long_review_time_does_not_lengthen_the_cooldown() {
    let mut desk = Desk::new();
    desk.policy.review = Some(Wait::Span(Span::from_hours(1000)));
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    assert_eq!(timer(&desk, TimerKind::Cooldown).due, hour(26));
}

#[test]
fn a_message_to_support_starts_the_reply_timer_in_business_days() {
    let mut desk = Desk::new();
    // Friday noon; the one business day is Monday, to its end.
    desk.at(hour(96)).record(send_ticket(hour(96)));
    let support = timer(&desk, TimerKind::SupportReply);
    assert_eq!((support.start, support.due), (hour(96), moment("2026-11-30T23:59:59Z")));
}

#[test]
fn supports_answer_ends_the_reply_timer_and_the_next_message_starts_it_anew() {
    let mut desk = Desk::new();
    desk.record(send_ticket(hour(0))).at(hour(5)).record(reply(hour(5), Clearance::NotCleared));
    assert_eq!(kinds(&desk, hour(5)), []);
    desk.at(hour(6)).record(send_ticket(hour(6)));
    assert_eq!(timer(&desk, TimerKind::SupportReply).start, hour(6));
    desk.record(Command::CloseTicket { at: hour(6) });
    assert_eq!(kinds(&desk, hour(6)), []);
}

#[test]
fn a_cooldown_and_a_reply_run_side_by_side_with_the_next_one_due_first() {
    let mut desk = Desk::new();
    // The reply is due when Tuesday ends: the cooldown ends before it, and on another day after it.
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).record(send_ticket(hour(1)));
    assert_eq!(kinds(&desk, hour(2)), [TimerKind::Cooldown, TimerKind::SupportReply]);
    let mut desk = Desk::new();
    desk.at(hour(1)).record(send_ticket(hour(1))).submitted(hour(1)).rejected(hour(13), &["document_glare"]);
    assert_eq!(kinds(&desk, hour(13)), [TimerKind::SupportReply, TimerKind::Cooldown]);
}

#[test]
fn a_review_and_a_reply_run_side_by_side_and_neither_is_the_cooldown() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).submitted(hour(26)).record(send_ticket(hour(26)));
    let mut kinds = kinds(&desk, hour(26));
    kinds.sort();
    assert_eq!(kinds, [TimerKind::ReviewDue, TimerKind::SupportReply]);
}

#[test]
fn a_rejection_that_support_must_be_asked_about_shows_its_wait_and_a_final_one_none() {
    let rejected_for = |reason| {
        let mut desk = Desk::new();
        desk.submitted(hour(1)).rejected(hour(2), &[reason]);
        desk
    };
    assert_eq!(kinds(&rejected_for("duplicate_account"), hour(2)), [TimerKind::Cooldown]);
    assert_eq!(kinds(&rejected_for("duplicate_account"), hour(26)), []);
    assert_eq!(kinds(&rejected_for("underage"), hour(2)), []);
}

#[test]
fn a_closed_case_has_no_timer() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]).record(send_ticket(hour(2)));
    desk.record(Command::Close { at: hour(2), outcome: kycase::case::Closing::GaveUp });
    assert_eq!(kinds(&desk, hour(2)), []);
}

#[test]
fn the_cooldown_is_that_of_the_wait_that_ends_last() {
    let mut desk = Desk::new();
    let said = Verdict { stated_wait: Some(Span::from_hours(100)), ..verdict(&["document_glare"]) };
    desk.submitted(hour(1)).at(hour(2)).record(reject(hour(2), said));
    assert_eq!(timer(&desk, TimerKind::Cooldown).due, hour(102));
}

#[test]
fn a_timer_is_over_in_the_second_in_which_it_is_due() {
    let timer = Timer { kind: TimerKind::Cooldown, start: hour(0), due: hour(24) };
    assert!(!timer.is_over(hour(24).minus(seconds(1))));
    assert!(timer.is_over(hour(24)));
    assert_eq!(timer.remaining(hour(24)), Span::ZERO);
}

#[test]
fn progress_goes_from_nothing_over_a_half_to_the_whole() {
    let timer = Timer { kind: TimerKind::ReviewDue, start: hour(10), due: hour(20) };
    assert_eq!(
        [hour(0), hour(10), hour(15), hour(20), hour(99)].map(|now| timer.progress(now)).to_vec(),
        [0.0, 0.0, 0.5, 1.0, 1.0]
    );
}

#[test]
fn a_matter_is_with_support_from_its_first_message_to_the_end_of_the_ticket() {
    let mut desk = Desk::new();
    assert_eq!(desk.case.unsettled_since(), None);
    desk.at(hour(1)).record(send_ticket(hour(1))).at(hour(30)).record(send_ticket(hour(30)));
    assert_eq!(desk.case.unsettled_since(), Some(hour(1)), "a reminder does not start it anew");
    desk.at(hour(31)).record(reply(hour(31), Clearance::NotCleared));
    assert_eq!(desk.case.unsettled_since(), Some(hour(1)), "not every answer settles it");
    desk.record(Command::CloseTicket { at: hour(31) });
    assert_eq!(desk.case.unsettled_since(), None);
    desk.record(send_ticket(hour(31)));
    assert_eq!(desk.case.unsettled_since(), Some(hour(31)), "another ticket is another matter");
}

#[test]
fn a_welcome_an_approval_and_the_end_of_the_case_settle_a_matter() {
    let asked = || {
        let mut desk = Desk::new();
        desk.submitted(hour(1)).rejected(hour(2), &["duplicate_account"]).record(send_ticket(hour(2)));
        desk
    };
    assert_eq!(asked().case.unsettled_since(), Some(hour(2)));
    let mut desk = asked();
    desk.at(hour(3)).record(reply(hour(3), Clearance::Cleared));
    assert_eq!(desk.case.unsettled_since(), None);
    desk.submitted(hour(26)).rejected(hour(27), &["duplicate_account"]);
    assert_eq!(desk.case.unsettled_since(), Some(hour(2)), "the next rejection is not settled by the old welcome");
    desk.record(Command::Close { at: hour(27), outcome: kycase::case::Closing::GaveUp });
    assert_eq!(desk.case.unsettled_since(), None);
    let mut desk = asked();
    desk.at(hour(3)).record(reply(hour(3), Clearance::Cleared)).submitted(hour(26)).approved(hour(27));
    assert_eq!(desk.case.unsettled_since(), None);
}

proptest! {
    #[test]
    fn progress_stays_between_0_and_1_and_remaining_within_the_timer(
        start in Moment::MIN.unix()..=Moment::MAX.unix(),
        due in Moment::MIN.unix()..=Moment::MAX.unix(),
        now in Moment::MIN.unix()..=Moment::MAX.unix(),
    ) {
        let [start, due, now] = [start, due, now].map(|seconds| Moment::from_unix(seconds).unwrap());
        let timer = Timer { kind: TimerKind::SupportReply, start, due };
        prop_assert!((0.0..=1.0).contains(&timer.progress(now)));
        prop_assert_eq!(timer.is_over(now), timer.remaining(now).is_zero());
    }
}
