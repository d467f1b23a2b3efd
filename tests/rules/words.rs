//! What is said of a case: its standing, its next step, and why something was refused.

use crate::desk::{
    Desk, hour, moment, reject, reply, seconds, send_ticket, submit, submit_as_confirmed_breach, verdict,
};
use kycase::case::{Attempt, Clearance, Closing, Command, ExchangeId, Moment, Phase, Refusal, Span, Verdict};
use kycase::playbook::Knowledge;
use kycase::show::{Complaint, Explained, Status, Zone, explain, next_step, outcome_words};

fn knowledge() -> Knowledge {
    Knowledge::read(&[]).unwrap()
}

fn status(desk: &Desk) -> Status {
    Status::of(&desk.case, &knowledge(), &Zone::utc(), desk.now)
}

fn step(desk: &Desk, now: Moment) -> String {
    next_step(&desk.case, &knowledge(), &Zone::utc(), now)
}

fn explained(desk: &Desk, refusal: &Refusal) -> Explained {
    explain(refusal, Some(&desk.case), &knowledge(), &Zone::utc(), desk.now)
}

fn at_exchange(name: &str) -> Desk {
    let mut desk = Desk::new();
    desk.case.account.exchange = ExchangeId::new(name);
    desk
}

fn rejected_for(reason: &str) -> Desk {
    let mut desk = Desk::new();
    desk.submitted(hour(0)).rejected(hour(1), &[reason]);
    desk
}

#[test]
fn the_standing_of_a_case_that_cools_down_is_told_in_full() {
    let mut desk = rejected_for("document_glare");
    desk.at(hour(2));
    let json = serde_json::to_value(status(&desk)).unwrap();
    let expected = serde_json::json!({
        "case": "okx",
        "exchange": "okx",
        "uid": "123456789",
        "level": "identity",
        "phase": "cooling_down",
        "attempts": 1,
        "last_outcome": "rejected",
        "reasons": ["document_glare"],
        "submitted_at": "2026-11-23T12:00:00Z",
        "decided_at": "2026-11-23T13:00:00Z",
        "resubmit_at": "2026-11-24T13:00:00Z",
        "remaining_seconds": 82_800,
        "review_due_at": null,
        "support_due_at": null,
        "next_step": "Wait until 2026-11-24 13:00 UTC. Until then: Switch the flash off.",
    });
    assert_eq!(json, expected);
}

#[test]
fn a_case_that_waiting_does_not_open_tells_no_time_to_wait_for() {
    for reason in ["underage", "duplicate_account"] {
        let status = status(&rejected_for(reason));
        assert_eq!((status.resubmit_at, status.remaining_seconds), (None, None));
    }
}

#[test]
fn a_case_that_is_ready_has_no_second_left() {
    let mut desk = rejected_for("document_glare");
    desk.at(hour(25));
    assert_eq!((status(&desk).phase, status(&desk).remaining_seconds), ("ready", Some(0)));
    let mut desk = rejected_for("document_glare");
    desk.at(hour(25).minus(seconds(1)));
    assert_eq!((status(&desk).phase, status(&desk).remaining_seconds), ("cooling_down", Some(1)));
}

#[test]
fn the_three_due_times_stand_in_three_places() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).record(send_ticket(hour(1)));
    let status = status(&desk);
    assert_eq!(status.review_due_at.as_deref(), Some("2026-11-24T13:00:00Z"));
    assert_eq!(status.support_due_at.as_deref(), Some("2026-11-24T23:59:59Z"));
    assert_eq!(status.resubmit_at, None);
}

#[test]
fn every_phase_has_a_next_step_of_its_own() {
    assert!(step(&Desk::new(), hour(0)).starts_with("Go through the pre-flight list, submit"));
    let mut reviewed = Desk::new();
    reviewed.submitted(hour(1));
    assert_eq!(step(&reviewed, hour(2)), "Wait for OKX's answer; the review is due by 2026-11-24 13:00 UTC.");
    assert_eq!(step(&reviewed, hour(25)), "The review takes longer than OKX says: ask support for its status.");
    assert_eq!(
        step(&rejected_for("document_glare"), hour(25)),
        "A new attempt is allowed. First: Switch the flash off."
    );
    assert!(step(&rejected_for("duplicate_account"), hour(99)).starts_with("Ask support what to do before any new"));
    assert!(step(&rejected_for("underage"), hour(99)).starts_with("Do not resubmit."));
    assert!(step(&reviewed.clone().approved(hour(2)).clone(), hour(3)).starts_with("Secure the account"));
    reviewed.record(Command::Close { at: hour(1), outcome: Closing::GaveUp });
    assert_eq!(step(&reviewed, hour(3)), "Nothing: the case is closed.");
}

#[test]
fn who_waits_for_support_is_told_to_wait_for_support() {
    for reason in ["duplicate_account", "underage"] {
        let mut desk = rejected_for(reason);
        desk.record(send_ticket(hour(1)));
        assert_eq!(step(&desk, hour(2)), "Wait for support's answer, due by 2026-11-24 23:59 UTC.");
    }
}

#[test]
fn every_timer_that_passes_says_what_to_do() {
    let mut reviewed = Desk::new();
    reviewed.submitted(hour(1));
    assert_eq!(step(&reviewed, hour(25)), "The review takes longer than OKX says: ask support for its status.");
    // Asked on Tuesday at 13:00; the answer is due when Wednesday ends.
    reviewed.at(hour(25)).record(send_ticket(hour(25)));
    assert_eq!(step(&reviewed, hour(59)), "Wait for support's answer, due by 2026-11-25 23:59 UTC.");
    let reminder = "Support's answer was due by 2026-11-25 23:59 UTC: send a reminder in the same ticket.";
    assert_eq!(step(&reviewed, hour(60)), reminder);
    assert_eq!(
        step(&rejected_for("document_glare"), hour(25)),
        "A new attempt is allowed. First: Switch the flash off."
    );
}

#[test]
fn the_complaint_route_opens_when_the_business_days_that_the_exchange_states_are_over() {
    let mut desk = rejected_for("underage");
    let sent = Command::SendTicket { at: hour(1), channel: "chat".into(), reference: Some("12345".into()), text: None };
    desk.record(sent);
    let knowledge = knowledge();
    // Asked on Monday 2026-11-23; 30 business days later it is Monday 2027-01-04.
    let open_at = moment("2027-01-04T23:59:59Z");
    let complaint = Complaint::of(&desk.case, &knowledge).unwrap();
    assert_eq!(complaint.open_at, Some(open_at));
    assert!(!complaint.is_open(open_at.minus(seconds(1))) && complaint.is_open(open_at));
    assert_eq!(complaint.needs, ["number of your support ticket"]);
    assert_eq!(complaint.origin.source, "https://okx.com/help/formal-complaint-handling-process");
    assert!(step(&desk, open_at.minus(seconds(1))).contains("send a reminder"));
    assert_eq!(
        step(&desk, open_at),
        "Support has had its time: the complaint route is open. Online complaint form, or complaints.eu@okx.com \
         (EEA only). It needs: number of your support ticket."
    );
}

#[test]
fn a_complaint_without_a_ticket_number_asks_for_it_first() {
    let mut desk = rejected_for("underage");
    desk.record(send_ticket(hour(1)));
    assert!(step(&desk, hour(2000)).ends_with(" Record the number of your ticket first."));
}

#[test]
fn an_answer_that_opens_nothing_does_not_close_the_complaint_route() {
    let mut desk = rejected_for("underage");
    desk.record(send_ticket(hour(1))).at(hour(5)).record(reply(hour(5), Clearance::NotCleared));
    assert!(step(&desk, hour(6)).starts_with("Do not resubmit."));
    assert!(step(&desk, hour(2000)).starts_with("Support has had its time"));
    desk.at(hour(2000)).record(Command::CloseTicket { at: hour(2000) });
    assert!(step(&desk, hour(2000)).starts_with("Do not resubmit."));
}

#[test]
fn an_exchange_that_states_no_time_before_a_complaint_opens_no_route_by_itself() {
    let mut desk = at_exchange("coinbase");
    desk.submitted(hour(1)).rejected(hour(2), &["underage"]).record(send_ticket(hour(2)));
    let knowledge = knowledge();
    let complaint = Complaint::of(&desk.case, &knowledge).unwrap();
    assert_eq!((complaint.open_at, complaint.is_open(Moment::MAX)), (None, false));
    assert_eq!(complaint.when(&Zone::utc(), hour(5000)), "no time to wait before it is stated");
    assert!(!step(&desk, hour(5000)).contains("complaint"));
}

#[test]
fn an_exchange_without_a_known_way_to_complain_has_no_complaint() {
    let mut desk = at_exchange("kucoin");
    desk.submitted(hour(1)).rejected(hour(2), &["underage"]).record(send_ticket(hour(2)));
    assert_eq!(Complaint::of(&desk.case, &knowledge()), None);
    assert_eq!(Complaint::of(&Desk::new().case, &knowledge()), None, "nothing is with support");
}

#[test]
fn a_verified_account_is_secured_item_by_item_and_then_the_case_is_closed() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).approved(hour(2));
    let said = "Secure the account: of the list for after an approval, 0 of 8 done. Then close the case.";
    assert_eq!(step(&desk, hour(3)), said);
    for item in knowledge().after_approval.items {
        desk.record(Command::Check { item: item.id, done: true });
    }
    assert_eq!(step(&desk, hour(3)), "Everything on the list for after an approval is done: close the case.");
}

#[test]
fn after_a_technical_failure_the_exchanges_own_advice_is_the_next_step() {
    let mut desk = at_exchange("coinbase");
    desk.submitted(hour(1)).interrupted(hour(2));
    assert_eq!(step(&desk, hour(2)), "Coinbase says to wait 15 minutes after a technical failure; then submit again.");
    assert_eq!(desk.phase(), Phase::Ready, "advice is no rule");
    let mut desk = Desk::new();
    desk.submitted(hour(1)).interrupted(hour(2));
    assert_eq!(step(&desk, hour(2)), "Go through the pre-flight list, then submit again.");
}

#[test]
fn a_refusal_says_which_rule_until_when_and_what_instead() {
    let mut desk = rejected_for("document_glare");
    let refusal = desk.at(hour(20)).refused(submit(hour(20)));
    let said = explained(&desk, &refusal);
    assert_eq!(said.what, "attempt 1 was rejected and its wait is not over (24 h wait, kycase's own rule)");
    assert_eq!(said.until.as_deref(), Some("2026-11-24 13:00:00 UTC, in 5h"));
    assert_eq!(said.instead, "use the time to fix what the rejection names");
}

#[test]
fn the_24_hours_are_never_said_to_be_the_exchanges() {
    let mut desk = Desk::new();
    let shorter = Verdict { stated_wait: Some(Span::from_hours(6)), ..verdict(&["document_glare"]) };
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), shorter));
    let refusal = desk.refused(submit(hour(1)));
    let said = explained(&desk, &refusal).what;
    assert!(said.contains("kycase's own rule") && !said.contains("OKX") && !said.contains("exchange"), "{said}");
}

#[test]
fn a_longer_wait_is_said_to_be_the_exchanges_also_after_a_later_rejection() {
    let mut desk = Desk::new();
    let longer = Verdict { stated_wait: Some(Span::from_hours(240)), ..verdict(&["document_glare"]) };
    desk.submitted(hour(0)).at(hour(1)).record(reject(hour(1), longer));
    desk.at(hour(30)).record(submit_as_confirmed_breach(hour(30))).rejected(hour(31), &["document_glare"]);
    let refusal = desk.at(hour(100)).refused(submit(hour(100)));
    let said = explained(&desk, &refusal);
    assert_eq!(said.what, "attempt 1 was rejected and its wait is not over (10d wait stated by the exchange)");
    assert_eq!(said.until.as_deref(), Some("2026-12-03 13:00:00 UTC, in 5d 21h"));
}

#[test]
fn a_refusal_that_waiting_does_not_lift_says_so_and_names_no_time() {
    for reason in ["underage", "duplicate_account"] {
        let mut desk = rejected_for(reason);
        let refusal = desk.refused(submit(hour(1)));
        let said = explained(&desk, &refusal);
        assert!(said.what.ends_with("waiting does not lift it"), "{}", said.what);
        assert_eq!(said.until, None);
    }
}

#[test]
fn the_outcome_of_an_attempt_is_told_with_its_reasons() {
    let catalogue = knowledge().catalogue;
    let told = |desk: &Desk| desk.case.attempts.last().map(|attempt: &Attempt| outcome_words(attempt, &catalogue));
    let mut desk = Desk::new();
    assert_eq!(told(desk.submitted(hour(1))).as_deref(), Some("in review"));
    desk.rejected(hour(2), &["document_glare", "my_own_reason"]);
    assert_eq!(told(&desk).as_deref(), Some("rejected: Glare on the document, my_own_reason"));
    let mut desk = Desk::new();
    assert_eq!(told(desk.submitted(hour(1)).approved(hour(2))).as_deref(), Some("approved"));
}
