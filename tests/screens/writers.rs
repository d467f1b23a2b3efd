//! Another program that writes to the same log.

use crate::cases::{opened, submit};
use crate::desk::{Desk, UID, time};
use kycase::case::{Command, Submission};

#[test]
fn what_another_program_records_is_shown_after_a_refresh() {
    let mut desk = Desk::with_a_file();
    assert!(!desk.refresh(), "nothing is new");
    opened(&mut desk.other_writer(), "okx", UID);
    assert!(desk.screen().shows("Nothing is tracked yet."), "{:?}", desk.screen());
    assert!(desk.refresh());
    assert!(desk.screen().shows(UID), "{:?}", desk.screen());
    assert!(!desk.refresh(), "it has been read");
}

#[test]
fn what_the_interface_records_itself_is_no_news() {
    let mut desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s");
    assert!(desk.screen().shows(UID), "{:?}", desk.screen());
    assert!(!desk.refresh());
}

#[test]
fn a_refresh_takes_no_text_out_of_a_form() {
    let mut desk = Desk::with_a_file().press("o tab tab").type_text("1234567");
    let before = desk.screen();
    opened(&mut desk.other_writer(), "okx", UID);
    assert!(desk.refresh());
    assert_eq!(desk.screen(), before);
    let desk = desk.press("ctrl-s");
    assert_eq!(desk.other_writer().cases().unwrap().len(), 2);
}

#[test]
fn of_two_writers_only_one_wins_and_the_other_is_told() {
    let desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s").press("s ctrl-s").press("a");
    let mut other = desk.other_writer();
    let case = desk.recorded();
    other.commit(&case.id, &Command::Withdraw { at: time("T"), text: None }, time("T")).unwrap();
    let desk = desk.press("ctrl-s");
    assert!(desk.screen().shows("No attempt is in review"), "{:?}", desk.screen());
    assert!(desk.press("esc").screen().shows("Approved: attempt 1 of okx"), "the form stays");
}

#[test]
fn the_rule_is_asked_of_the_log_and_not_of_the_screen() {
    let desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s").press("s");
    let mut other = desk.other_writer();
    let case = desk.recorded();
    other.commit(&case.id, &submit("T-1h", Submission::default()), time("T")).unwrap();
    let desk = desk.press("ctrl-s");
    assert!(desk.screen().shows("Attempt 1 is in review"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().attempts.len(), 1);
}

#[test]
fn the_page_of_a_case_that_was_deleted_elsewhere_gives_way_to_the_list() {
    let mut desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s").press("enter");
    let case = desk.recorded();
    desk.other_writer().erase(&case.id).unwrap();
    assert!(desk.refresh());
    assert!(desk.screen().shows("Nothing is tracked yet."), "{:?}", desk.screen());
    let desk = desk.press("s");
    assert!(desk.screen().shows("Nothing is tracked yet."), "{:?}", desk.screen());
}
