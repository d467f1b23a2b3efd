//! Any keys in any order.

use crate::cases;
use crate::desk::Desk;
use crate::glass::Glass;
use proptest::prelude::*;

/// What a walk does next.
#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    Type(char),
    Paste(String),
}

const KEYS: [&str; 45] = [
    "enter",
    "esc",
    "tab",
    "backtab",
    "backspace",
    "delete",
    "space",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "f1",
    "f2",
    "?",
    "ctrl-s",
    "ctrl-d",
    "ctrl-u",
    "ctrl-n",
    "ctrl-p",
    "ctrl-x",
    "ctrl-k",
    "g",
    "G",
    "j",
    "k",
    "h",
    "l",
    "1",
    "2",
    "3",
    "4",
    "5",
    "o",
    "s",
    "r",
    "a",
    "y",
    "u",
    "x",
    "X",
    "t",
];

const MORE: [&str; 30] = [
    "T", "n", "i", "w", "c", "e", "ctrl-s", "ctrl-s", "esc", "tab", "enter", "y", "E", "m", "R", "D", "p", "F", "/",
    ":", "ctrl-p", "ctrl-z", "f", "6", "S", "+", "-", "<", ">", "0",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop::sample::select(KEYS.to_vec()).prop_map(Step::Press),
        3 => prop::sample::select(MORE.to_vec()).prop_map(Step::Press),
        2 => "[a-z0-9 é文]".prop_map(|text| Step::Type(text.chars().next().unwrap_or(' '))),
        1 => "[a-z0-9 \n\r\u{1b}\u{202e}文]{0,40}".prop_map(Step::Paste),
        1 => Just(Step::Paste("okx".to_owned())),
        1 => Just(Step::Paste("Your ID photo has glare and the name does not match".to_owned())),
    ]
}

fn take(desk: Desk, step: &Step) -> Desk {
    match step {
        Step::Press(key) => desk.press(key),
        Step::Type(c) => desk.type_text(&c.to_string()),
        Step::Paste(text) => desk.paste(text),
    }
}

fn is_message(screen: &Glass) -> bool {
    screen.text().contains('┌')
}

fn asks_to_discard(screen: &Glass) -> bool {
    is_message(screen) && screen.shows("Leave the form?")
}

fn is_form(screen: &Glass) -> bool {
    !is_message(screen) && screen.foot().contains("ctrl-s save")
}

/// A form may have its keys shown over it, and comes back.
fn is_help(screen: &Glass) -> bool {
    screen.lines()[0].starts_with(" Keys: ")
}

fn is_list(screen: &Glass) -> bool {
    !is_message(screen) && screen.lines()[0].starts_with(" kycase ")
}

/// Presses escape, and yes where leaving is a question, until the list is back; how often.
fn presses_to_the_list(mut desk: Desk) -> usize {
    for presses in 0..=10 {
        let screen = desk.screen();
        if is_list(&screen) {
            return presses;
        }
        desk = desk.press(if asks_to_discard(&screen) { "y" } else { "esc" });
    }
    usize::MAX
}

fn started(kind: usize) -> Desk {
    match kind {
        0 => Desk::new(),
        1 => Desk::with("terminal", cases::in_every_phase),
        2 => Desk::with("terminal", cases::in_review),
        _ => Desk::with("terminal", cases::cooling_down),
    }
}

fn settings() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn whatever_is_pressed_there_is_a_way_back_to_the_list(
        kind in 0_usize..4,
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let mut desk = started(kind);
        for step in &steps {
            desk = take(desk, step);
            if desk.is_left() {
                return Ok(());
            }
        }
        let shown = desk.screen();
        prop_assert!(presses_to_the_list(desk) <= 10, "{shown:?}");
    }

    #[test]
    fn what_was_typed_in_a_form_goes_only_into_the_log_or_after_a_yes(
        kind in 0_usize..4,
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let mut desk = started(kind);
        let mut before = desk.screen();
        let mut typed = false;
        for step in &steps {
            desk = take(desk, step);
            if desk.is_left() {
                prop_assert!(!is_form(&before), "a form was left for good: {before:?}");
                return Ok(());
            }
            let screen = desk.screen();
            let gone = typed && !is_form(&screen) && !is_message(&screen) && !is_help(&screen);
            let saved = screen.foot().contains("Recorded:");
            prop_assert!(!gone || saved || asks_to_discard(&before), "{step:?} after {before:?}\nled to {screen:?}");
            let types = matches!(step, Step::Type(_)) || matches!(step, Step::Paste(text) if !text.is_empty());
            let says = screen != before && is_form(&before) && is_form(&screen);
            typed = if is_form(&screen) || is_message(&screen) || is_help(&screen) { typed || (types && says) } else { false };
            before = screen;
        }
    }
}
