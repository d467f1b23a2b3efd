//! Waiting until a submission is allowed.

use crate::desk::Desk;

#[test]
fn a_wait_that_is_over_ends_at_once() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+24h").run("wait").code(0).stdout_has("a submission is allowed now");
    assert_eq!(desk.at("T+24h").run("wait --json").code(0).json()["phase"], "ready");
    Desk::with_a_case().run("wait").code(0);
}

#[test]
fn a_clock_that_stands_still_does_not_make_it_wait_for_ever() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+1h").run("wait").code(3).stderr_has("stands still").stderr_has("in 23h");
    let record = desk.at("T+1h").run("wait --json").code(3).json();
    assert_eq!(record["refused"], "cooling_down");
    assert_eq!(record["remaining_seconds"], 82_800);
}

#[test]
fn what_waiting_does_not_lift_is_refused_at_once() {
    let refused = |desk: &Desk| desk.at("T+100h").run("wait --json").code(3).json()["refused"].clone();
    assert_eq!(refused(&Desk::with_a_rejection("document_forgery_suspected")), "blocked");
    let desk = Desk::with_a_rejection("unspecified");
    assert_eq!(refused(&desk), "support_first");
    desk.run("close --outcome gave_up").code(0);
    assert_eq!(refused(&desk), "closed");
    let desk = Desk::with_a_case();
    desk.run("submit").code(0);
    assert_eq!(refused(&desk), "in_review");
    desk.run("approve").code(0);
    assert_eq!(refused(&desk), "verified");
}
