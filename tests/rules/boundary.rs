//! The one boundary of the rule: 24 hours are 86 400 seconds, and the last of them is still too early.

use crate::desk::{Desk, hour, moment, seconds, submit};
use chrono::{FixedOffset, Offset, TimeZone};
use chrono_tz::Tz;
use kycase::case::{Moment, Phase, Refusal, TimerKind};
use kycase::show::Zone;

fn rejected_at(at: Moment) -> Desk {
    let mut desk = Desk::new();
    desk.now = at;
    desk.submitted(at).rejected(at, &["document_glare"]);
    desk
}

#[test]
fn a_submission_one_second_too_early_is_refused() {
    let mut desk = rejected_at(hour(1));
    let at = hour(1).plus(seconds(86_399));
    let refusal = desk.at(at).refused(submit(at));
    assert_eq!(refusal, Refusal::CoolingDown { at, until: hour(25), attempt: 1 });
    assert_eq!(refusal.until(), Some(hour(25)));
}

#[test]
fn a_submission_exactly_24_hours_after_the_rejection_is_allowed() {
    rejected_at(hour(1)).submitted(hour(1).plus(seconds(86_400)));
}

#[test]
fn a_submission_more_than_24_hours_after_the_rejection_is_allowed() {
    rejected_at(hour(1)).submitted(hour(1).plus(seconds(86_401)));
}

#[test]
fn a_submission_in_the_very_second_of_the_rejection_is_refused() {
    let mut desk = rejected_at(hour(1));
    assert_eq!(desk.refused(submit(hour(1))).kind(), "cooling_down");
}

#[test]
fn the_wait_counts_from_the_decision_and_not_from_when_it_was_recorded() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).at(hour(20)).rejected(hour(2), &["document_glare"]);
    assert_eq!(desk.now, hour(20));
    assert_eq!(desk.case.resubmit_at(), Some(hour(26)));
    desk.submitted(hour(26));
}

#[test]
fn a_second_rejection_starts_its_own_24_hours() {
    let mut desk = rejected_at(hour(0));
    desk.submitted(hour(24)).rejected(hour(30), &["document_glare"]);
    let at = hour(54).minus(seconds(1));
    assert_eq!(desk.at(at).refused(submit(at)), Refusal::CoolingDown { at, until: hour(54), attempt: 2 });
    desk.submitted(hour(54));
}

#[test]
fn the_phase_changes_in_the_second_in_which_a_submission_is_allowed() {
    let desk = rejected_at(hour(1));
    assert_eq!(desk.case.phase(hour(25).minus(seconds(1))), Phase::CoolingDown);
    assert_eq!(desk.case.phase(hour(25)), Phase::Ready);
}

#[test]
fn a_wait_that_would_end_after_the_year_9999_ends_with_it() {
    let desk = rejected_at(Moment::MAX.minus(seconds(10)));
    assert_eq!(desk.case.resubmit_at(), Some(Moment::MAX));
}

/// The zone of `tz`, as a face would build it.
fn zone(tz: Tz) -> Zone {
    Zone::new(move |moment| -> FixedOffset { tz.offset_from_utc_datetime(&moment.utc().naive_utc()).fix() })
}

/// A rejection on the eve of a clock change: the wait is 86 400 s all the same, and the local clock shows another time
/// of day at its end.
#[track_caller]
fn keeps_24_hours(tz: Tz, rejected: &str, shown: &str, end_shown: &str) {
    let decided = moment(rejected);
    let desk = rejected_at(decided);
    let until = desk.case.resubmit_at().unwrap();
    assert_eq!(zone(tz).minute(decided), shown);
    assert_eq!(zone(tz).minute(until), end_shown);
    assert_eq!(until.unix() - decided.unix(), 86_400);
    let early = until.minus(seconds(1));
    assert_eq!(desk.would_submit(early), Err(Refusal::CoolingDown { at: early, until, attempt: 1 }));
    assert_eq!(desk.would_submit(until), Ok(()));
    let timer = desk.case.timers(decided).into_iter().find(|timer| timer.kind == TimerKind::Cooldown).unwrap();
    assert_eq!(timer.remaining(decided).seconds(), 86_400);
}

#[test]
fn where_the_clock_goes_back_an_hour_the_wait_still_has_86_400_seconds() {
    keeps_24_hours(Tz::Europe__Berlin, "2026-10-24T12:00:00Z", "2026-10-24 14:00", "2026-10-25 13:00");
    keeps_24_hours(Tz::America__New_York, "2026-10-31T20:30:00Z", "2026-10-31 16:30", "2026-11-01 15:30");
}

#[test]
fn where_the_clock_goes_forward_an_hour_the_wait_still_has_86_400_seconds() {
    keeps_24_hours(Tz::Europe__Berlin, "2027-03-27T13:00:00Z", "2027-03-27 14:00", "2027-03-28 15:00");
    keeps_24_hours(Tz::America__New_York, "2027-03-13T21:30:00Z", "2027-03-13 16:30", "2027-03-14 17:30");
}

#[test]
fn where_the_clock_changes_by_half_an_hour_the_wait_still_has_86_400_seconds() {
    keeps_24_hours(Tz::Australia__Lord_Howe, "2026-10-03T04:00:00Z", "2026-10-03 14:30", "2026-10-04 15:00");
    keeps_24_hours(Tz::Australia__Lord_Howe, "2027-04-03T04:00:00Z", "2027-04-03 15:00", "2027-04-04 14:30");
}

#[test]
fn a_wait_that_ends_in_the_hour_that_comes_twice_is_shown_with_its_offset() {
    let berlin = zone(Tz::Europe__Berlin);
    let (first, second) = (moment("2026-10-25T00:30:00Z"), moment("2026-10-25T01:30:00Z"));
    assert_eq!(berlin.minute(first), berlin.minute(second));
    assert_eq!(berlin.stamp(first), "2026-10-25 02:30 +02:00");
    assert_eq!(berlin.stamp(second), "2026-10-25 02:30 +01:00");
    assert_eq!(berlin.both(second), "2026-10-25 02:30:00 +01:00 (2026-10-25 01:30:00 UTC)");
}

#[test]
fn london_in_winter_is_shown_as_utc_and_in_summer_with_both_times() {
    let london = zone(Tz::Europe__London);
    assert_eq!(london.both(moment("2026-12-01T10:00:00Z")), "2026-12-01 10:00:00 UTC");
    assert_eq!(london.both(moment("2026-07-01T10:00:00Z")), "2026-07-01 11:00:00 +01:00 (2026-07-01 10:00:00 UTC)");
}
