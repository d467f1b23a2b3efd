//! What the user is called back for: each timer that ends, once.

use crate::desk::{Desk, amend_decided, hour, seconds, send_ticket};
use kycase::case::{Case, Command, Moment, TimerKind};
use kycase::show::alarm::{Alarms, due, next_due};
use kycase::show::headline;

fn rejected() -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk
}

fn told(alarms: &mut Alarms, desk: &Desk, now: Moment) -> Vec<TimerKind> {
    alarms.take(std::slice::from_ref(&desk.case), now).into_iter().map(|alarm| alarm.kind).collect()
}

/// A case, the two moments, and the timers that end between them.
type Row<'a> = (&'a Desk, Moment, Moment, &'a [(TimerKind, Moment)]);

#[test]
fn a_timer_is_due_in_the_stretch_of_time_in_which_it_ends_and_in_no_other() {
    let in_review = {
        let mut desk = Desk::new();
        desk.submitted(hour(1));
        desk
    };
    let mut asked = rejected();
    asked.at(hour(3)).record(send_ticket(hour(3)));
    let review = (TimerKind::ReviewDue, hour(25));
    let wait = (TimerKind::Cooldown, hour(26));
    let before = |moment: Moment| moment.minus(seconds(1));
    // One business day after a Monday afternoon is the end of Tuesday.
    let reply = (TimerKind::SupportReply, before(hour(36)));
    let table: [Row; 10] = [
        (&in_review, hour(24), before(hour(25)), &[]),
        (&in_review, before(hour(25)), hour(25), &[review]),
        (&in_review, hour(25), hour(400), &[]),
        (&in_review, hour(2), hour(400), &[review]),
        (&rejected(), hour(3), before(hour(26)), &[]),
        (&rejected(), before(hour(26)), hour(26), &[wait]),
        (&rejected(), hour(26), hour(400), &[]),
        (&rejected(), hour(30), hour(29), &[]),
        (&asked, hour(4), hour(26), &[wait]),
        (&asked, hour(4), hour(36), &[wait, reply]),
    ];
    for (place, (desk, after, by, expected)) in table.into_iter().enumerate() {
        let alarms = due(std::slice::from_ref(&desk.case), after, by);
        let found: Vec<_> = alarms.iter().map(|alarm| (alarm.kind, alarm.due)).collect();
        assert_eq!(found, expected, "line {place}");
    }
}

#[test]
fn a_wait_after_which_nothing_is_allowed_calls_nobody() {
    for reason in ["duplicate_account", "underage"] {
        let mut desk = Desk::new();
        desk.submitted(hour(1)).rejected(hour(2), &[reason]);
        assert_eq!(due(&[desk.case], hour(3), hour(400)), [], "{reason}");
    }
}

#[test]
fn an_alarm_says_which_case_and_what_and_nothing_private() {
    let case = rejected().case;
    let [alarm] = due(std::slice::from_ref(&case), hour(3), hour(26)).try_into().unwrap();
    assert_eq!(alarm.text, "okx: the wait is over");
    assert!(!alarm.text.contains(&case.account.uid));
}

#[test]
fn a_timer_that_was_over_at_the_start_is_not_told() {
    assert_eq!(told(&mut Alarms::from(hour(26)), &rejected(), hour(27)), []);
    assert_eq!(told(&mut Alarms::from(hour(25)), &rejected(), hour(27)), [TimerKind::Cooldown]);
}

#[test]
fn a_timer_is_told_once_however_often_it_is_asked() {
    let (mut alarms, desk) = (Alarms::from(hour(3)), rejected());
    assert_eq!(told(&mut alarms, &desk, hour(26)), [TimerKind::Cooldown]);
    assert_eq!(told(&mut alarms, &desk, hour(26)), []);
    assert_eq!(told(&mut alarms, &desk, hour(27)), []);
}

#[test]
fn a_clock_that_was_put_back_does_not_tell_again() {
    let (mut alarms, desk) = (Alarms::from(hour(3)), rejected());
    assert_eq!(told(&mut alarms, &desk, hour(26)), [TimerKind::Cooldown]);
    assert_eq!(told(&mut alarms, &desk, hour(20)), []);
    assert_eq!(told(&mut alarms, &desk, hour(26)), []);
}

#[test]
fn an_undo_does_not_tell_again() {
    let (mut alarms, mut desk) = (Alarms::from(hour(3)), rejected());
    assert_eq!(told(&mut alarms, &desk, hour(26)), [TimerKind::Cooldown]);
    desk.submitted(hour(27));
    assert_eq!(told(&mut alarms, &desk, hour(27)), []);
    desk.at(hour(28)).record(Command::Undo);
    assert_eq!(told(&mut alarms, &desk, hour(28)), []);
    assert_eq!(told(&mut alarms, &desk, hour(90)), []);
}

#[test]
fn a_wait_whose_end_was_corrected_is_told_at_its_new_end() {
    let (mut alarms, mut desk) = (Alarms::from(hour(3)), rejected());
    desk.at(hour(5)).record(amend_decided(1, hour(4)));
    assert_eq!(told(&mut alarms, &desk, hour(27)), []);
    assert_eq!(told(&mut alarms, &desk, hour(28)), [TimerKind::Cooldown]);
}

#[test]
fn the_next_end_is_the_nearest_one_that_is_yet_to_come() {
    let mut desk = rejected();
    desk.at(hour(3)).record(send_ticket(hour(3)));
    let cases = [desk.case];
    assert_eq!(next_due(&cases, hour(4)), Some(hour(26)));
    let end_of_tuesday = hour(36).minus(seconds(1));
    assert_eq!(next_due(&cases, hour(26)), Some(end_of_tuesday));
    assert_eq!(next_due(&cases, end_of_tuesday), None);
}

#[test]
fn the_window_is_called_by_the_timer_that_ends_next() {
    let cases: [Case; 1] = [rejected().case];
    let before = |span: u64| hour(26).minus(seconds(span));
    let table = [
        (before(86_399), "okx: 23 h left - kycase"),
        (before(7200), "okx: 2 h left - kycase"),
        (before(3600), "okx: 1 h left - kycase"),
        (before(3599), "okx: 60 min left - kycase"),
        (before(61), "okx: 2 min left - kycase"),
        (before(1), "okx: 1 min left - kycase"),
        (hour(26), "kycase"),
    ];
    for (now, expected) in table {
        assert_eq!(headline(&cases, now), expected, "{now}");
    }
    assert_eq!(headline(&[], hour(1)), "kycase");
}
