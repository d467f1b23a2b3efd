//! Times as people type them.

use crate::desk::Desk;

fn submitted_at(zone: &str, typed: &str) -> String {
    let desk = Desk::with_a_case();
    let seen = desk.at("T+0h").with("TZ", zone).run_words(&["submit", "--json", "--at", typed]).code(0);
    seen.json()["submitted_at"].as_str().unwrap().to_owned()
}

#[test]
fn every_form_of_a_time_is_read() {
    assert_eq!(submitted_at("UTC", "2026-11-23T11:30:00+01:00"), "2026-11-23T10:30:00Z");
    assert_eq!(submitted_at("UTC", "2026-11-23 10:30"), "2026-11-23T10:30:00Z");
    assert_eq!(submitted_at("UTC", "10:30"), "2026-11-23T10:30:00Z");
    assert_eq!(submitted_at("UTC", "3h ago"), "2026-11-23T09:00:00Z");
    assert_eq!(submitted_at("UTC", "1h 30m ago"), "2026-11-23T10:30:00Z");
    assert_eq!(submitted_at("UTC", "yesterday 14:05"), "2026-11-22T14:05:00Z");
    assert_eq!(submitted_at("UTC", "now"), "2026-11-23T12:00:00Z");
}

#[test]
fn a_time_without_a_zone_is_local() {
    assert_eq!(submitted_at("Europe/Berlin", "2026-11-23 10:30"), "2026-11-23T09:30:00Z");
    assert_eq!(submitted_at("America/New_York", "yesterday 14:05"), "2026-11-22T19:05:00Z");
}

#[test]
fn a_time_that_came_twice_is_ambiguous_and_both_are_offered() {
    let desk = Desk::with_a_case();
    desk.at("T+0h")
        .with("TZ", "Europe/Berlin")
        .run("submit --at '2026-10-25 02:30'")
        .code(5)
        .stderr_has("2026-10-25T02:30:00+02:00")
        .stderr_has("2026-10-25T02:30:00+01:00");
}

#[test]
fn a_time_that_never_came_is_wrong_usage_and_the_choices_are_offered() {
    let desk = Desk::with_a_case();
    desk.at("T+0h")
        .with("TZ", "Europe/Berlin")
        .run("submit --at '2026-03-29 02:30'")
        .code(2)
        .stderr_has("never came")
        .stderr_has("2026-03-29T03:30:00+02:00");
}

#[test]
fn a_time_that_cannot_be_read_is_wrong_usage_with_examples() {
    Desk::with_a_case().run("submit --at 'some time'").code(2).stderr_has("3h ago");
}

#[test]
fn a_time_in_the_future_is_refused_and_the_day_before_is_offered() {
    let desk = Desk::with_a_case();
    desk.run("submit --at 23:00").code(3).stderr_has("lies in the future").stderr_has("--at '2026-11-22 23:00'");
    let record = desk.run("submit --at 23:00 --json").code(3).json();
    assert_eq!(record["refused"], "in_the_future");
    assert_eq!(record["until"], "2026-11-23T23:00:00Z");
}

#[test]
fn local_time_and_utc_are_both_shown() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.at("T+1h")
        .with("TZ", "Europe/Berlin")
        .run("submit")
        .code(3)
        .stderr_has("It lifts 2026-11-24 13:00:00 +01:00 (2026-11-24 12:00:00 UTC), in 23h.");
}
