//! The wait that the pasted words name fills its field, as long as nobody has typed there.

use crate::cases;
use crate::desk::Desk;
use kycase::case::Span;

const WORDS: &str = "Glare on it. You can submit again after 72 hours.";

fn rejecting() -> Desk {
    let mut desk = Desk::with_a_file();
    cases::in_review(&mut desk.other_writer());
    desk.refresh();
    desk.press("r")
}

fn stated(desk: &Desk) -> Option<Span> {
    desk.recorded().attempts[0].rejection().unwrap().ruling.stated_wait
}

/// From the words to the stated wait.
const TO_THE_WAIT: &str = "tab tab tab tab";

#[test]
fn the_wait_that_the_words_name_is_filled_in_beside_the_words() {
    let desk = rejecting().paste(WORDS);
    let shown = desk.screen();
    assert!(shown.flowing().contains("Stated wait 3 days out of “submit again after 72 hours”"), "{shown:?}");
    assert_eq!(stated(&desk.press("ctrl-s")), Some(Span::from_hours(72)));
}

#[test]
fn it_follows_the_words_and_goes_with_them() {
    let desk = rejecting().paste("Try again in 48 hours. ").paste(WORDS);
    assert!(desk.screen().flowing().contains("3 days out of"), "{:?}", desk.screen());
    let desk = rejecting().paste("Try again in 48 hours").press("backspace backspace backspace backspace backspace");
    assert!(!desk.screen().shows("out of “"), "{:?}", desk.screen());
}

#[test]
fn the_first_letter_typed_takes_the_place_of_what_was_read() {
    let desk = rejecting().paste(WORDS).press(TO_THE_WAIT).type_text("96h");
    assert!(!desk.screen().shows("out of “"), "{:?}", desk.screen());
    assert_eq!(stated(&desk.press("ctrl-s")), Some(Span::from_hours(96)));
}

#[test]
fn what_was_typed_stays_whatever_is_pasted_after_it() {
    let desk = rejecting().press(TO_THE_WAIT).type_text("96h").press("tab").paste(WORDS);
    assert_eq!(stated(&desk.press("ctrl-s")), Some(Span::from_hours(96)));
}

#[test]
fn what_was_cleared_stays_clear() {
    let desk = rejecting().paste(WORDS).press(TO_THE_WAIT).press("backspace").press("tab").paste(" Really.");
    assert_eq!(stated(&desk.press("ctrl-s")), None);
}

#[test]
fn a_wait_of_more_than_a_year_is_refused_as_on_the_command_line() {
    let desk = rejecting().press(TO_THE_WAIT).type_text("367 days").press("ctrl-s");
    assert!(desk.screen().shows("longer than any wait that an exchange states"), "{:?}", desk.screen());
}

#[test]
fn the_page_of_the_rejection_marks_the_words_and_says_what_they_name() {
    let desk = rejecting().paste("Glare on it. Try again in 72 hours. 2 attempts left.").press("ctrl-s enter 2");
    let text = desk.screen().flowing();
    assert!(text.contains("They name a wait of 3 days, because of “Try again in 72 hours”"), "{text}");
    assert!(text.contains("They say that 2 attempts are left, because of “2 attempts left”"), "{text}");
}

#[test]
fn a_wait_that_its_user_set_is_not_said_to_be_theirs() {
    let desk = rejecting().paste(WORDS).press(TO_THE_WAIT).type_text("96h").press("ctrl-s enter 2");
    assert!(!desk.screen().flowing().contains("They name a wait"), "{:?}", desk.screen());
}

#[test]
fn the_page_of_a_case_says_how_much_of_the_exchanges_own_limit_is_used() {
    let mut desk = Desk::with_a_file();
    cases::failed_at(&mut desk.other_writer(), "bitget", 2);
    desk.refresh();
    let desk = desk.press("enter");
    assert!(desk.screen().shows("2 of 5 tries used in 24 hours (mirror, 2026-11-23)"), "{:?}", desk.screen());
}

#[test]
fn the_form_of_the_exchange_stands_beside_the_message_and_the_evidence() {
    let desk = Desk::with("terminal", cases::cooling_down).press("enter 5");
    assert!(desk.screen().shows("The form of OKX asks for: UID (mirror, 2026-11-23)."), "{:?}", desk.screen());
    let desk = desk.press("4 G");
    assert!(desk.screen().flowing().contains("The form of OKX asks for: UID (mirror"), "{:?}", desk.screen());
}
