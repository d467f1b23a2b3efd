//! The next attempt step by step, the rejection page, and the message that is edited.

use crate::cases;
use crate::desk::{Desk, UID};
use kycase::tui::Flow;

fn cooling_down() -> Desk {
    Desk::with("terminal", cases::cooling_down)
}

#[test]
fn the_guide_goes_through_the_list_then_the_exchange_s_steps_then_to_the_form() {
    let mut desk = Desk::with("terminal", cases::fresh).press("p");
    assert!(desk.screen().shows("attempt 1, step "), "{:?}", desk.screen());
    let mut seen = Vec::new();
    for _ in 0..60 {
        let text = desk.screen().flowing();
        seen.push(text.clone());
        if text.contains("Attempt 1 of okx") {
            break;
        }
        desk = desk.press("space");
    }
    assert!(seen.iter().any(|text| text.contains("Before you submit")), "the list comes first");
    assert!(seen.iter().any(|text| text.contains("At OKX")), "then the exchange");
    assert!(seen.last().unwrap().contains("Attempt 1 of okx"), "then the form: {}", seen.last().unwrap());
    let list = desk.press("esc").press("enter 3");
    assert!(list.screen().shows("Before you submit: 0 open"), "every tick was kept: {:?}", list.screen());
}

/// The number of the step that is shown.
fn step(desk: &Desk) -> usize {
    let text = desk.screen().flowing();
    text.split_once("step ").unwrap().1.split_once(' ').unwrap().0.parse().unwrap()
}

#[test]
fn what_was_ticked_before_is_passed_over_when_the_guide_opens_again() {
    let first = step(&Desk::with("terminal", cases::fresh).press("p"));
    let desk = Desk::with("terminal", cases::fresh).press("p space space esc p");
    assert_eq!(step(&desk), first + 2, "{:?}", desk.screen());
    let desk = desk.press("h");
    assert!(desk.screen().shows("[x]"), "a step back shows what is done");
    let screen = desk.press("h h").screen();
    assert!(screen.shows("[k]") && screen.shows("done by kycase") && screen.shows("first attempt"), "{screen:?}");
}

#[test]
fn a_submission_records_what_the_form_says_is_open() {
    let mut desk = Desk::with_a_file();
    cases::opened(&mut desk.other_writer(), "okx", UID);
    desk.refresh();
    let desk = desk.press("enter 3 j j space s");
    assert!(desk.screen().shows("13 of 19 items of the list are still open."), "{:?}", desk.screen());
    let case = desk.press("ctrl-s").recorded();
    let open = case.attempts[0].submission.open_items.clone().unwrap();
    assert_eq!(open.len(), 13);
    assert!(open.iter().all(|item| item.as_str() != "lower_level_first" && item.as_str() != "wait_over"), "{open:?}");
}

#[test]
fn what_kycase_decides_has_no_tick_and_says_why() {
    let desk = cooling_down().press("enter 3").press("G").press("k k space");
    assert!(desk.screen().shows("kycase decides this one: The wait after attempt 1 goes on"), "{:?}", desk.screen());
    assert!(desk.press("esc enter 3").screen().shows("17 open"), "nothing was ticked");
}

#[test]
fn there_is_nothing_to_prepare_where_nothing_can_be_submitted() {
    for (way, said) in [("", "An attempt is in review"), ("a ctrl-s", "The level is verified already.")] {
        let desk = Desk::with("terminal", cases::in_review).press(way).press("p");
        assert!(desk.screen().foot().contains(said), "{:?}", desk.screen());
    }
}

#[test]
fn while_a_wait_runs_the_guide_says_so_and_records_no_submission() {
    let mut desk = cooling_down().press("p");
    assert!(desk.screen().shows("COOLING DOWN"), "{:?}", desk.screen());
    for _ in 0..60 {
        desk = desk.press("l");
    }
    assert!(desk.screen().shows("A submission can't be recorded now"), "{:?}", desk.screen());
    assert!(desk.press("enter").screen().foot().contains("Not yet"));
}

#[test]
fn the_rejection_page_shows_the_words_that_led_to_each_reason_and_what_to_fix() {
    let desk = Desk::with("terminal", cases::in_review).press("r");
    let desk = desk.paste("Your ID photo has glare and the name does not match").press("ctrl-s enter 2");
    let screen = desk.screen();
    assert!(screen.shows("Glare on the document, because of “glare”"), "{screen:?}");
    assert!(screen.shows("Name does not match, because of “name does not match”"), "{screen:?}");
    assert!(screen.shows("Switch the flash off."));
    let marked: Vec<String> = screen.underlined();
    assert_eq!(marked, ["glare", "name does not match"]);
}

#[test]
fn a_case_without_a_rejection_says_so() {
    assert!(Desk::with("terminal", cases::fresh).press("enter 2").screen().shows("Nothing was rejected."));
}

#[test]
fn the_message_goes_to_an_editor_and_what_came_back_is_copied() {
    let desk = cooling_down().press("enter e");
    let [Flow::Edit(text)] = desk.asked() else { panic!("{:?}", desk.asked()) };
    assert!(text.starts_with("Hello OKX support,"), "{text}");
    let desk = desk.edited("Hello,\nonly this.\n");
    assert!(desk.screen().shows("only this."), "{:?}", desk.screen());
    assert!(desk.screen().shows("edited; emptied, it is the template's again"));
    let desk = desk.press("esc enter 5");
    assert!(desk.screen().shows("only this."), "what was edited stays: {:?}", desk.screen());
    let desk = desk.press("y");
    assert_eq!(desk.copied(), ["Hello,\nonly this.\n"]);
    let sent = desk.press("t");
    assert!(sent.screen().shows("only this."), "what was sent is what was edited: {:?}", sent.screen());
}

#[test]
fn an_edited_message_with_a_gap_is_not_copied_and_an_empty_one_is_the_template_s_again() {
    let desk = cooling_down().press("enter e").edited("My name is \u{27e6}name\u{27e7}.").press("y");
    assert!(desk.screen().message().contains("The message still lacks name"), "{:?}", desk.screen());
    assert_eq!(desk.copied(), Vec::<String>::new());
    let desk = desk.press("esc").edited("\n");
    assert!(desk.screen().shows("Hello OKX support,"), "{:?}", desk.screen());
}
