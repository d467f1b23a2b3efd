//! What a rejection means: its class and its wait.

use crate::desk::{Desk, amend_reasons, hour, moment, reject, seconds, submit, submit_as_confirmed_breach, verdict};
use kycase::case::{
    Attempt, ChosenBy, Command, Moment, ReasonId, Refusal, Rejection, RetryClass, Ruling, Span, Verdict, Wait,
};

/// The ruling on a first rejection that says this.
fn ruling_on(said: Verdict) -> Ruling {
    ruling_of(Desk::new(), said)
}

fn ruling_of(mut desk: Desk, said: Verdict) -> Ruling {
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), said));
    latest(&desk).ruling.clone()
}

fn latest(desk: &Desk) -> &Rejection {
    desk.case.attempts.last().and_then(Attempt::rejection).unwrap()
}

fn stating(wait: Span) -> Verdict {
    Verdict { stated_wait: Some(wait), ..verdict(&["document_glare"]) }
}

#[test]
fn each_reason_brings_its_own_class() {
    let classes = [
        ("document_glare", RetryClass::Retry),
        ("document_expired", RetryClass::OtherDocument),
        ("name_mismatch", RetryClass::CorrectData),
        ("duplicate_account", RetryClass::SupportFirst),
        ("underage", RetryClass::Final),
    ];
    for (reason, class) in classes {
        assert_eq!(ruling_on(verdict(&[reason])).class, class, "{reason}");
    }
}

#[test]
fn of_several_reasons_the_strictest_class_counts_in_whatever_order_they_stand() {
    let strictest = |reasons: &[&str]| ruling_on(verdict(reasons)).class;
    assert_eq!(strictest(&["document_glare", "name_mismatch"]), RetryClass::CorrectData);
    assert_eq!(strictest(&["name_mismatch", "document_glare"]), RetryClass::CorrectData);
    assert_eq!(strictest(&["document_expired", "document_glare"]), RetryClass::OtherDocument);
    assert_eq!(strictest(&["underage", "document_glare", "duplicate_account"]), RetryClass::Final);
}

#[test]
fn a_rejection_without_a_reason_is_unspecified_and_asks_for_support() {
    let ruling = ruling_on(verdict(&[]));
    assert_eq!(ruling.reasons, [ReasonId::unspecified()]);
    assert_eq!(ruling.class, RetryClass::SupportFirst);
}

#[test]
fn a_reason_that_nobody_knows_asks_for_support() {
    assert_eq!(ruling_on(verdict(&["a_word_of_the_users_own"])).class, RetryClass::SupportFirst);
}

#[test]
fn a_reason_that_is_named_twice_is_kept_once() {
    let ruling = ruling_on(verdict(&["name_mismatch", "document_glare", "name_mismatch"]));
    assert_eq!(ruling.reasons, [ReasonId::new("name_mismatch"), ReasonId::new("document_glare")]);
}

#[test]
fn who_named_the_reasons_is_kept() {
    let by_triage = Verdict { chosen_by: ChosenBy::Triage, ..verdict(&["document_glare"]) };
    assert_eq!(ruling_on(by_triage).chosen_by, ChosenBy::Triage);
}

#[test]
fn a_selfie_mismatch_may_be_retried_the_first_time_and_asks_for_support_the_second() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &["selfie_mismatch"]);
    assert_eq!(latest(&desk).ruling.class, RetryClass::Retry);
    desk.submitted(hour(25)).rejected(hour(26), &["selfie_mismatch"]);
    assert_eq!(latest(&desk).ruling.class, RetryClass::SupportFirst);
    assert_eq!(desk.case.phase(Moment::MAX), kycase::case::Phase::SupportFirst);
}

#[test]
fn a_first_selfie_mismatch_after_another_reason_is_still_the_first() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &["document_glare"]);
    desk.submitted(hour(25)).rejected(hour(26), &["selfie_mismatch"]);
    assert_eq!(latest(&desk).ruling.class, RetryClass::Retry);
}

#[test]
fn a_selfie_mismatch_learned_later_counts_as_the_first_where_only_later_attempts_had_one() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &["document_glare"]);
    desk.submitted(hour(25)).rejected(hour(26), &["selfie_mismatch"]);
    desk.record(amend_reasons(1, &["selfie_mismatch"]));
    assert_eq!(desk.attempt(1).rejection().unwrap().ruling.class, RetryClass::Retry);
}

#[test]
fn a_first_selfie_mismatch_that_is_amended_is_still_the_first() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &["selfie_mismatch"]);
    desk.record(amend_reasons(1, &["selfie_mismatch", "document_glare"]));
    assert_eq!(latest(&desk).ruling.class, RetryClass::Retry);
}

#[test]
fn a_longer_wait_that_the_exchange_stated_goes_before_the_24_hours() {
    let ruling = ruling_on(stating(Span::from_hours(72)));
    assert_eq!(ruling.wait, Span::from_hours(72));
    assert_eq!(ruling.stated_wait, Some(Span::from_hours(72)));
}

#[test]
fn a_shorter_wait_that_the_exchange_stated_does_not_go_below_24_hours() {
    for stated in [Span::ZERO, seconds(1), Span::from_hours(6), seconds(86_399)] {
        let ruling = ruling_on(stating(stated));
        assert_eq!(ruling.wait, Span::from_hours(24));
        assert_eq!(ruling.stated_wait, Some(stated), "what was said is kept all the same");
    }
}

#[test]
fn a_stated_wait_of_72_hours_is_kept_to_the_second() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), stating(Span::from_hours(72))));
    let at = hour(73).minus(seconds(1));
    assert_eq!(desk.at(at).refused(submit(at)), Refusal::CoolingDown { at, until: hour(73), attempt: 1 });
    desk.submitted(hour(73));
}

#[test]
fn the_longest_wait_still_stands_after_a_later_and_shorter_one() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), stating(Span::from_hours(240))));
    desk.at(hour(30)).record(submit_as_confirmed_breach(hour(30))).rejected(hour(31), &["document_glare"]);
    assert_eq!(desk.case.resubmit_at(), Some(hour(241)));
    assert_eq!(desk.case.cooldown().map(|timer| (timer.start, timer.due)), Some((hour(1), hour(241))));
    // The refusal names the attempt whose wait it is, not merely the latest one.
    let at = hour(100);
    assert_eq!(desk.at(at).refused(submit(at)), Refusal::CoolingDown { at, until: hour(241), attempt: 1 });
}

#[test]
fn the_wait_after_the_attempt_limit_applies_to_that_reason_only() {
    let limited = || {
        let mut desk = Desk::new();
        desk.policy.wait_after_limit = Some(Wait::Span(Span::from_hours(48)));
        desk
    };
    assert_eq!(ruling_of(limited(), verdict(&["too_many_attempts"])).wait, Span::from_hours(48));
    assert_eq!(ruling_of(limited(), verdict(&["document_glare", "too_many_attempts"])).wait, Span::from_hours(48));
    assert_eq!(ruling_of(limited(), verdict(&["document_glare"])).wait, Span::from_hours(24));
}

#[test]
fn without_a_known_limit_the_attempt_limit_brings_the_24_hours() {
    assert_eq!(ruling_on(verdict(&["too_many_attempts"])).wait, Span::from_hours(24));
}

#[test]
fn the_longest_of_all_waits_that_apply_counts() {
    let mut desk = Desk::new();
    desk.policy.wait_after_rejection = Some(Wait::Span(Span::from_hours(30)));
    desk.policy.wait_after_limit = Some(Wait::Span(Span::from_hours(48)));
    let said = |hours| Verdict { stated_wait: Some(Span::from_hours(hours)), ..verdict(&["too_many_attempts"]) };
    assert_eq!(ruling_of(desk.clone(), verdict(&["document_glare"])).wait, Span::from_hours(30));
    assert_eq!(ruling_of(desk.clone(), said(40)).wait, Span::from_hours(48));
    assert_eq!(ruling_of(desk, said(96)).wait, Span::from_hours(96));
}

#[test]
fn an_exchange_with_a_shorter_wait_of_its_own_does_not_shorten_the_24_hours() {
    let mut desk = Desk::new();
    desk.policy.wait_after_rejection = Some(Wait::Span(Span::from_hours(1)));
    assert_eq!(ruling_of(desk, verdict(&["document_glare"])).wait, Span::from_hours(24));
}

#[test]
fn a_wait_in_business_days_is_as_long_as_the_calendar_makes_it() {
    // Rejected on a Monday at 13:00, and on a Friday at 13:00 with the weekend before it.
    for (rejected_at, until) in [(hour(1), "2026-11-26T23:59:59Z"), (hour(97), "2026-12-02T23:59:59Z")] {
        let mut desk = Desk::new();
        desk.policy.wait_after_rejection = Some(Wait::BusinessDays(3));
        desk.submitted(hour(0)).rejected(rejected_at, &["document_glare"]);
        assert_eq!(desk.case.resubmit_at(), Some(moment(until)));
    }
}

#[test]
fn business_days_of_a_reason_learned_later_count_from_the_rejection() {
    let mut desk = Desk::new();
    desk.policy.wait_after_limit = Some(Wait::BusinessDays(3));
    desk.submitted(hour(0)).rejected(hour(1), &["document_glare"]);
    desk.at(hour(97)).record(amend_reasons(1, &["too_many_attempts"]));
    assert_eq!(desk.case.resubmit_at(), Some(moment("2026-11-26T23:59:59Z")));
}

#[test]
fn a_later_edition_of_the_playbook_changes_no_ruling_that_was_recorded() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &["document_glare"]);
    desk.policy.wait_after_rejection = Some(Wait::Span(Span::from_hours(500)));
    desk.policy.classes.clear();
    assert_eq!(desk.case.resubmit_at(), Some(hour(25)));
    desk.submitted(hour(25));
}

#[test]
fn the_exchanges_text_is_kept_byte_for_byte() {
    let text = " Rejected:\u{1b}[31m\r\n\tfoto\u{202e} ".to_owned();
    let mut desk = Desk::new();
    let command = Command::Reject { at: hour(1), text: Some(text.clone()), verdict: verdict(&[]) };
    desk.submitted(hour(0)).at(hour(1)).record(command);
    assert_eq!(latest(&desk).text, Some(text));
}
