//! What waiting alone never opens, and the two recorded facts that do.

use crate::desk::{
    Desk, amend_decided, amend_reasons, hour, reject, reply, seconds, send_ticket, submit, submit_as_confirmed_breach,
    verdict,
};
use kycase::case::{Breach, Clearance, Finality, Moment, Phase, Refusal, Verdict};

fn rejected_for(reason: &str) -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &[reason]);
    desk
}

const LATER: [u64; 4] = [1, 25, 24 * 365, 24 * 365 * 100];

#[test]
fn a_final_rejection_never_becomes_ready_by_waiting() {
    let desk = rejected_for("underage");
    for now in LATER.map(hour).into_iter().chain([Moment::MAX]) {
        assert_eq!(desk.case.phase(now), Phase::Blocked);
        assert_eq!(desk.would_submit(now), Err(Refusal::Blocked { attempt: 1 }));
    }
}

#[test]
fn a_support_first_rejection_never_becomes_ready_by_waiting() {
    let desk = rejected_for("duplicate_account");
    for now in LATER.map(hour).into_iter().chain([Moment::MAX]) {
        assert_eq!(desk.case.phase(now), Phase::SupportFirst);
        assert_eq!(desk.would_submit(now), Err(Refusal::SupportFirst { attempt: 1 }));
    }
}

#[test]
fn a_rejection_that_the_exchange_called_final_is_final_whatever_its_reasons() {
    let mut desk = Desk::new();
    let said = Verdict { finality: Finality::Stated, ..verdict(&["document_glare"]) };
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), said));
    assert_eq!(desk.case.phase(Moment::MAX), Phase::Blocked);
}

#[test]
fn a_refusal_that_waiting_does_not_lift_names_no_time() {
    assert_eq!(rejected_for("underage").refused(submit(hour(1))).until(), None);
    assert_eq!(rejected_for("duplicate_account").refused(submit(hour(1))).until(), None);
}

/// Opens again after the 24 hours and not before, whichever door it was and whatever opened it.
#[track_caller]
fn opens_only_after_the_cooldown(desk: &Desk) {
    let early = hour(25).minus(seconds(1));
    assert_eq!(desk.case.phase(early), Phase::CoolingDown);
    assert_eq!(desk.would_submit(early), Err(Refusal::CoolingDown { at: early, until: hour(25), attempt: 1 }));
    assert_eq!(desk.case.phase(hour(25)), Phase::Ready);
    assert_eq!(desk.would_submit(hour(25)), Ok(()));
}

#[test]
fn a_reason_learned_later_opens_a_final_rejection_but_only_after_the_cooldown() {
    let mut desk = rejected_for("underage");
    desk.at(hour(2)).record(amend_reasons(1, &["document_glare"]));
    opens_only_after_the_cooldown(&desk);
}

#[test]
fn a_reason_learned_later_opens_a_support_first_rejection_but_only_after_the_cooldown() {
    let mut desk = rejected_for("unspecified");
    desk.at(hour(2)).record(amend_reasons(1, &["name_mismatch"]));
    opens_only_after_the_cooldown(&desk);
}

#[test]
fn an_answer_that_welcomes_a_submission_opens_a_final_rejection_but_only_after_the_cooldown() {
    let mut desk = rejected_for("underage");
    desk.cleared(hour(2), hour(3));
    opens_only_after_the_cooldown(&desk);
}

#[test]
fn an_answer_that_welcomes_a_submission_opens_a_support_first_rejection_but_only_after_the_cooldown() {
    let mut desk = rejected_for("duplicate_account");
    desk.cleared(hour(2), hour(3));
    opens_only_after_the_cooldown(&desk);
}

#[test]
fn an_answer_opens_nothing_before_the_time_at_which_it_came() {
    let mut desk = rejected_for("duplicate_account");
    desk.cleared(hour(2), hour(50));
    assert_eq!(desk.case.phase(hour(50).minus(seconds(1))), Phase::SupportFirst);
    assert_eq!(desk.case.phase(hour(50)), Phase::Ready);
    assert_eq!(desk.refused(submit(hour(49))), Refusal::SupportFirst { attempt: 1 });
    desk.submitted(hour(50));
}

#[test]
fn an_answer_that_does_not_welcome_a_submission_opens_nothing() {
    let mut desk = rejected_for("duplicate_account");
    desk.at(hour(2)).record(send_ticket(hour(2))).at(hour(3)).record(reply(hour(3), Clearance::NotCleared));
    assert_eq!(desk.case.phase(Moment::MAX), Phase::SupportFirst);
}

#[test]
fn an_answer_about_one_rejection_does_not_open_the_next_one() {
    let mut desk = rejected_for("duplicate_account");
    desk.cleared(hour(2), hour(3)).submitted(hour(25)).rejected(hour(26), &["duplicate_account"]);
    assert_eq!(desk.case.phase(Moment::MAX), Phase::SupportFirst);
    assert_eq!(desk.would_submit(hour(200)), Err(Refusal::SupportFirst { attempt: 2 }));
}

#[test]
fn an_answer_from_before_the_rejection_can_not_have_been_about_it() {
    let mut desk = Desk::new();
    desk.record(send_ticket(hour(0))).submitted(hour(1)).rejected(hour(10), &["underage"]).at(hour(11));
    assert_eq!(desk.refused(reply(hour(9), Clearance::Cleared)), Refusal::NothingToClear);
    assert_eq!(desk.case.phase(Moment::MAX), Phase::Blocked);
}

#[test]
fn a_second_welcome_does_not_move_the_first_one_to_a_later_time() {
    let mut desk = rejected_for("duplicate_account");
    desk.cleared(hour(2), hour(3)).submitted(hour(30)).interrupted(hour(31));
    desk.at(hour(40)).record(reply(hour(40), Clearance::Cleared));
    // Any amendment looks for breaches anew, and finds none.
    desk.record(crate::desk::amend_decided(2, hour(32)));
    assert_eq!(desk.attempt(2).breach, None);
}

#[test]
fn a_door_opened_by_a_reason_learned_later_closes_when_that_is_undone() {
    let mut desk = rejected_for("underage");
    desk.at(hour(30)).record(amend_reasons(1, &["document_glare"]));
    assert_eq!(desk.phase(), Phase::Ready);
    desk.record(kycase::case::Command::Undo);
    assert_eq!(desk.phase(), Phase::Blocked);
}

#[test]
fn a_technical_interruption_starts_no_cooldown() {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).interrupted(hour(1));
    assert_eq!(desk.phase(), Phase::Ready);
    assert_eq!(desk.case.resubmit_at(), None);
    desk.submitted(hour(1));
}

#[test]
fn a_technical_interruption_does_not_shorten_the_wait_of_the_rejection_before_it() {
    let mut desk = rejected_for("document_glare");
    desk.at(hour(5)).record(submit_as_confirmed_breach(hour(5))).interrupted(hour(6));
    assert_eq!(desk.phase(), Phase::CoolingDown);
    assert_eq!(desk.would_submit(hour(25)), Ok(()));
}

#[test]
fn a_technical_interruption_does_not_open_a_final_rejection() {
    let mut desk = rejected_for("underage");
    desk.at(hour(30)).record(submit_as_confirmed_breach(hour(30))).interrupted(hour(31));
    assert_eq!(desk.attempt(2).breach, Some(Breach::Final));
    assert_eq!(desk.phase(), Phase::Blocked);
}

#[test]
fn an_attempt_made_in_spite_of_a_closed_door_does_not_open_it_by_being_rejected_more_mildly() {
    for (reason, refusal) in
        [("underage", Refusal::Blocked { attempt: 1 }), ("duplicate_account", Refusal::SupportFirst { attempt: 1 })]
    {
        let mut desk = rejected_for(reason);
        desk.at(hour(30)).record(submit_as_confirmed_breach(hour(30)));
        desk.rejected(hour(31), &["document_glare"]);
        assert_eq!(desk.would_submit(hour(24 * 365)), Err(refusal), "{reason}");
        // One answer that welcomes a submission is about everything before it.
        desk.cleared(hour(32), hour(33));
        assert_eq!(desk.case.phase(hour(34)), Phase::CoolingDown);
        assert_eq!(desk.would_submit(hour(55)), Ok(()), "{reason}");
    }
}

#[test]
fn of_two_closed_doors_the_final_one_is_named() {
    let mut desk = rejected_for("underage");
    desk.at(hour(30)).record(submit_as_confirmed_breach(hour(30)));
    desk.rejected(hour(31), &["duplicate_account"]);
    assert_eq!(desk.refused(submit(hour(31))), Refusal::Blocked { attempt: 1 });
}

#[test]
fn an_answer_does_not_open_a_rejection_whose_corrected_time_is_later() {
    let mut desk = rejected_for("underage");
    desk.cleared(hour(2), hour(3));
    desk.at(hour(6)).record(amend_decided(1, hour(5)));
    assert_eq!(desk.case.phase(Moment::MAX), Phase::Blocked);
    desk.cleared(hour(7), hour(8));
    assert_eq!(desk.case.phase(Moment::MAX), Phase::Ready);
}
