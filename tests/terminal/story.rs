//! The story in short, by the keys that a terminal sends.

use crate::room::{NOW, Room};
use kycase::case::{Case, Moment, ReasonId, Span};
use kycase::system::clipboard::osc52;
use kycase::system::library::Library;

const UID: &str = "44705892343619584";
const WORDS: &str = "Your ID photo has glare and the name does not match";
const SAVE: &str = "\x13";
const ESCAPE: &str = "\x1b";

fn now() -> Moment {
    Moment::from_utc(chrono::DateTime::parse_from_rfc3339(NOW).unwrap().to_utc())
}

fn draft(case: &Case) -> String {
    let library = Library::read(None).unwrap();
    library.templates.draft("chat", "en", case, &library.knowledge, now()).unwrap().text
}

#[test]
fn a_case_is_opened_rejected_refused_and_drafted_by_keys_alone() {
    let room = Room::new();
    let mut seat = room.interface();
    seat.shows("Welcome. Nothing is tracked yet.");
    seat.shows("TEST CLOCK");
    seat.keys("o");
    seat.shows("Open a case");
    seat.keys(&format!("\t\t{UID}{SAVE}"));
    seat.shows("Recorded: opened as okx");
    seat.keys("s");
    seat.shows("Attempt 1 of okx");
    seat.keys(&format!("30h ago{SAVE}"));
    seat.shows("Recorded: attempt 1 submitted");
    seat.keys("r");
    seat.shows("Rejected: attempt 1 of okx");
    seat.paste(WORDS);
    seat.shows("2 ticked");
    seat.keys(&format!("\t\t2h ago{SAVE}"));
    seat.shows("COOLING DOWN");
    seat.keys("s");
    seat.shows("Attempt 2 of okx");
    seat.keys(SAVE);
    seat.shows("It lifts 2026-11-24 10:00:00 UTC, in 22h.");
    seat.keys(ESCAPE);
    seat.hides("Refused");
    seat.keys(ESCAPE);
    seat.shows("COOLING DOWN");
    seat.keys("y");
    seat.shows("sent to the terminal (OSC 52)");
    let [case] = <[Case; 1]>::try_from(room.cases()).unwrap();
    let copied = osc52(&draft(&case));
    seat.wait("the draft as OSC 52", |seen| seen.has_bytes(copied.as_bytes()));
    seat.keys("q");
    assert_eq!(seat.ends(), 0);

    let [case] = <[Case; 1]>::try_from(room.cases()).unwrap();
    assert_eq!((case.slug.as_str(), case.account.uid.as_str()), ("okx", UID));
    assert_eq!(case.attempts.len(), 1, "the refused one was not recorded");
    let rejection = case.attempts[0].rejection().unwrap();
    assert_eq!(case.attempts[0].submitted_at, now().minus(Span::from_hours(30)));
    assert_eq!(rejection.at, now().minus(Span::from_hours(2)));
    assert_eq!(rejection.text.as_deref(), Some(WORDS));
    let reasons: Vec<_> = rejection.ruling.reasons.iter().map(ReasonId::as_str).collect();
    assert_eq!(reasons, ["document_glare", "name_mismatch"]);
}

#[test]
fn a_paste_with_line_ends_and_escapes_is_one_text_and_does_nothing() {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", UID]);
    let mut seat = room.interface();
    seat.shows(UID);
    seat.keys("n");
    seat.shows("Note on okx");
    seat.paste("first\rq\r\x13\x1b[31mred");
    seat.shows("red");
    seat.keys(SAVE);
    seat.shows("Recorded: note: first");
    assert!(!seat.seen().has_bytes(b"\x1b[31mred"), "the terminal was not steered");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert_eq!(room.cases()[0].notes[0].text, "first\nq\n\x13\x1b[31mred");
}
