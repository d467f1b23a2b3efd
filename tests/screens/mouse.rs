//! The mouse: left to the terminal, unless its user wants it here.

use crate::cases;
use crate::desk::Desk;
use kycase::tui::Mouse;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

fn with_mouse() -> Desk {
    Desk::with_settings("terminal", |config| config.mouse = true, cases::in_every_phase)
}

fn event(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
    MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }
}

fn click(column: u16, row: u16) -> MouseEvent {
    event(MouseEventKind::Down(MouseButton::Left), column, row)
}

/// The place of some words on the screen.
fn place(desk: &Desk, words: &str) -> (u16, u16) {
    let lines = desk.screen().lines();
    let row = lines.iter().position(|line| line.contains(words)).unwrap();
    let column = lines[row].split_once(words).unwrap().0.chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

fn chosen(desk: &Desk) -> String {
    let screen = desk.screen();
    let line = screen.lines().into_iter().find(|line| line.starts_with('▌')).unwrap();
    line.split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn a_click_chooses_the_row_that_it_hits() {
    for name in ["overdue", "closed", "ready", "in-review"] {
        let desk = with_mouse();
        let (_, row) = place(&desk, &format!(" {name} "));
        for column in [0, 20, 79] {
            assert_eq!(chosen(&with_mouse().mouse(click(column, row))), name);
        }
    }
}

#[test]
fn a_click_hits_the_row_that_is_seen_though_the_list_is_longer_than_its_place() {
    let desk = with_mouse().sized(80, 16).press("G");
    assert_eq!(chosen(&desk), "closed");
    let first = desk.screen().lines()[2].split_whitespace().next().unwrap().to_owned();
    assert_eq!(chosen(&desk.mouse(click(4, 2))), first);
}

#[test]
fn a_click_beside_the_rows_does_nothing() {
    let before = with_mouse().screen();
    for (column, row) in [(0, 0), (5, 1), (5, 11), (5, 15), (40, 23), (200, 3), (3, 90)] {
        assert_eq!(with_mouse().mouse(click(column, row)).screen(), before, "{column} {row}");
    }
}

#[test]
fn a_click_turns_to_the_tab_that_it_hits() {
    for (title, sign) in [("4 Evidence", "Nothing yet"), ("6 Timeline", "opened as"), ("3 Checklist", "[ ]")] {
        let desk = Desk::with_settings("terminal", |config| config.mouse = true, cases::in_review).press("enter");
        let (column, row) = place(&desk, title);
        let wide = u16::try_from(title.len()).unwrap();
        for column in [column, column + wide - 1] {
            let desk = Desk::with_settings("terminal", |config| config.mouse = true, cases::in_review).press("enter");
            let screen = desk.mouse(click(column, row)).screen();
            assert!(screen.shows(sign), "{title}: {screen:?}");
        }
    }
}

#[test]
fn a_click_goes_to_the_row_of_a_list_that_it_hits() {
    let desk = Desk::with_settings("terminal", |config| config.mouse = true, cases::in_review).press("enter 3");
    let before = desk.screen();
    let (_, row) = place(&desk, "[ ]");
    let second = u16::try_from(before.lines().iter().rposition(|line| line.contains("[ ]")).unwrap()).unwrap();
    assert!(second > row);
    let after = desk.mouse(click(10, second)).screen();
    assert!(after.lines()[usize::from(second)].starts_with('▌'), "{after:?}");
}

#[test]
fn the_wheel_moves_as_the_keys_do() {
    let down = with_mouse().mouse(event(MouseEventKind::ScrollDown, 3, 3));
    assert_eq!(down.screen(), with_mouse().press("j").screen());
    let up = down.mouse(event(MouseEventKind::ScrollUp, 70, 20));
    assert_eq!(up.screen(), with_mouse().screen());
}

#[test]
fn under_a_question_and_in_a_form_the_mouse_does_nothing() {
    for way in ["j j j j j s", "j j j j j s ctrl-s", "u", "?"] {
        let before = with_mouse().press(way).screen();
        assert_eq!(with_mouse().press(way).mouse(click(5, 4)).screen(), before, "{way}");
    }
}

#[test]
fn the_mouse_is_the_terminals_until_a_key_takes_it_and_gives_it_back() {
    let desk = Desk::with("terminal", cases::in_every_phase);
    assert_eq!(desk.mouse_is(), Mouse::Terminal);
    let before = desk.screen();
    let desk = desk.mouse(click(3, 4)).mouse(event(MouseEventKind::ScrollDown, 3, 3));
    assert_eq!(desk.screen(), before, "what comes all the same is not for us");
    let desk = desk.press("M");
    assert_eq!(desk.mouse_is(), Mouse::Kycase);
    assert!(desk.screen().foot().contains("The mouse chooses rows and tabs now"), "{:?}", desk.screen());
    let desk = desk.press("M");
    assert_eq!(desk.mouse_is(), Mouse::Terminal);
    assert!(desk.screen().foot().contains("The mouse selects text again"), "{:?}", desk.screen());
}
