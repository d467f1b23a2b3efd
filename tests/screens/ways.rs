//! Moving about: in, out, up and down.

use crate::cases;
use crate::desk::{Desk, UID};

const FORMS: [&str; 14] =
    ["o", "r", "a", "i", "w", "n", "t", "x", "m", "R", "enter E", "enter n", "enter r", "enter x"];

fn many() -> Desk {
    Desk::with("terminal", |store| {
        for number in 0..30 {
            cases::opened(store, "okx", &format!("2000{number}"));
        }
    })
}

#[test]
fn escape_leaves_an_untouched_form_at_once() {
    for form in FORMS {
        let before = Desk::with("terminal", cases::in_review);
        let place = if form.starts_with("enter ") { before.press("enter") } else { before };
        let shown = place.screen();
        let inside = place.press(form.trim_start_matches("enter "));
        assert_ne!(inside.screen(), shown, "{form} opens a form");
        assert_eq!(inside.press("esc").screen(), shown, "{form}");
    }
}

#[test]
fn escape_on_a_touched_form_asks_and_only_a_yes_leaves() {
    for form in FORMS {
        let before = Desk::with("terminal", cases::in_review);
        let typed = before.press(form).press("tab backtab").paste("7").type_text(" ").screen_and_desk();
        let (shown, desk) = typed;
        let asking = desk.press("esc");
        assert!(asking.screen().shows("Leave the form?"), "{form}: {:?}", asking.screen());
        let kept = asking.press("esc");
        assert_eq!(kept.screen(), shown, "{form}: what was typed is still there");
        let left = kept.press("esc y");
        assert!(!left.screen().foot().contains("save"), "{form}: {:?}", left.screen());
    }
}

#[test]
fn moving_about_in_a_form_does_not_touch_it() {
    for form in FORMS {
        let inside = Desk::with("terminal", cases::in_review).press(form);
        let moved = inside.press("home end up down tab home end down up tab home end tab up backtab backtab esc");
        assert!(!moved.screen().shows("Leave the form?"), "{form}: {:?}", moved.screen());
    }
    for form in ["i", "n", "a", "o tab tab"] {
        let moved = Desk::with("terminal", cases::in_review).press(form).press("left right left backspace delete");
        let emptied = form == "i" || form == "a";
        assert_eq!(moved.press("esc").screen().shows("Leave the form?"), emptied, "{form}");
    }
}

#[test]
fn letters_and_arrows_move_alike_in_the_list() {
    let pairs = [("j", "down"), ("k", "up"), ("G", "end"), ("g", "home"), ("ctrl-d", "pagedown"), ("ctrl-u", "pageup")];
    let (mut letters, mut arrows) = (many(), many());
    for (letter, arrow) in [0, 0, 1, 2, 1, 3, 4, 4, 5, 0, 4].map(|place: usize| pairs[place]) {
        let before = letters.screen();
        letters.keys(letter);
        arrows.keys(arrow);
        assert_eq!(letters.screen(), arrows.screen(), "{letter} and {arrow}");
        assert_ne!(letters.screen(), before, "{letter} moves");
    }
}

#[test]
fn letters_and_arrows_move_alike_on_a_case() {
    let desk = || Desk::with("terminal", |store| cases::with_everything(store, "some words")).press("enter");
    let pairs = [("l", "right"), ("h", "left"), ("j", "down"), ("k", "up"), ("l", "tab"), ("h", "backtab")];
    let (mut letters, mut arrows) = (desk(), desk());
    for (letter, arrow) in [0, 2, 2, 3, 0, 1, 4, 5, 1, 0, 0, 0, 2].map(|place: usize| pairs[place]) {
        letters.keys(letter);
        arrows.keys(arrow);
        assert_eq!(letters.screen(), arrows.screen(), "{letter} and {arrow}");
    }
}

#[test]
fn the_numbers_lead_to_the_tabs_and_the_tabs_go_round() {
    let mut desk = Desk::with("terminal", cases::cooling_down).press("enter");
    let first = desk.screen();
    for number in ["2", "3", "4", "5", "6"] {
        desk.keys("tab");
        let turned = desk.screen();
        desk.keys("1");
        assert_eq!(desk.screen(), first);
        desk.keys(number);
        assert_eq!(desk.screen(), turned, "{number}");
    }
    assert_eq!(desk.press("tab").screen(), first);
}

#[test]
fn the_chosen_case_stays_in_sight_and_keeps_its_place_when_others_move() {
    let desk = many().press("G");
    assert_eq!(desk.screen().reversed().len(), 1, "{:?}", desk.screen());
    let chosen = desk.screen().reversed()[0].split_whitespace().nth(1).unwrap().to_owned();
    let desk = desk.press("x ctrl-s");
    assert!(desk.screen().reversed()[0].contains(&format!("{chosen} ")), "{:?}", desk.screen());
}

#[test]
fn a_tall_list_can_be_read_to_its_end() {
    let desk = Desk::with("terminal", |store| cases::with_everything(store, "some words")).press("enter 3");
    assert!(!desk.screen().shows("step by step"), "{:?}", desk.screen());
    let all = desk.screen_of(80, 200).flowing();
    assert!(all.contains("step by step"), "{all}");
    let desk = desk.press("G");
    let marked = desk.screen().lines().iter().filter(|line| line.starts_with('▌')).count();
    assert!(marked > 1, "the last item is in sight as a whole: {:?}", desk.screen());
}

#[test]
fn the_case_page_leads_back_to_the_list_with_escape_and_backspace() {
    let list = Desk::with("terminal", cases::cooling_down).screen();
    for key in ["esc", "backspace"] {
        assert_eq!(Desk::with("terminal", cases::cooling_down).press("enter").press(key).screen(), list);
    }
}

#[test]
fn quitting_works_from_every_place_in_which_no_text_is_typed() {
    for place in ["", "enter", "?", "enter ?"] {
        for key in ["q", "ctrl-c"] {
            assert!(Desk::with("terminal", cases::cooling_down).press(place).press(key).is_left(), "{place} {key}");
        }
    }
    assert!(!Desk::new().press("o tab tab q").is_left(), "in a form q is a letter");
}

#[test]
fn without_a_case_a_key_about_cases_says_how_to_open_one() {
    let desk = Desk::new().press("s");
    assert!(desk.screen().foot().contains("There is no case yet: o opens one."), "{:?}", desk.screen());
}

#[test]
fn a_paste_where_no_text_is_typed_does_nothing() {
    let desk = Desk::with("terminal", cases::cooling_down);
    let before = desk.screen();
    assert_eq!(desk.paste("qqq\nu\ny").screen(), before);
}

#[test]
fn a_paste_is_one_event_and_its_line_ends_save_nothing() {
    let desk = Desk::with_a_file().press("o tab tab").paste(&format!("{UID}\n"));
    assert!(desk.screen().shows("Open a case"), "{:?}", desk.screen());
    let case = desk.press("ctrl-s").recorded();
    assert_eq!(case.account.uid, UID);
}

impl Desk {
    fn screen_and_desk(self) -> (crate::glass::Glass, Self) {
        (self.screen(), self)
    }
}
