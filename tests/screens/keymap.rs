//! One table of keys: what it must hold, and that hints and help say the same as it does.

use crate::cases;
use crate::desk::{Desk, key};
use kycase::playbook::{BadData, DataFile};
use kycase::tui::{Action, Key, Keymap, Place};
use ratatui::style::{Color, Modifier};

const PLACES: [Place; 8] = [
    Place::Board,
    Place::Case,
    Place::Guide,
    Place::Form,
    Place::Help,
    Place::Statistics,
    Place::Message,
    Place::Finder,
];

fn shipped() -> Keymap {
    read(include_str!("../../data/keymaps/default.toml")).unwrap()
}

fn read(text: &str) -> Result<Keymap, BadData> {
    let place = "keymap.toml".to_owned();
    Keymap::read(&DataFile { path: place.clone(), place, text: text.to_owned() })
}

/// The pairs of a key and its hint at the foot of the screen: keys are bold and cyan there, hints are not.
fn hints(desk: &Desk) -> Vec<(String, String)> {
    let screen = desk.screen_of(160, 40);
    let foot = &screen.cells()[160 * 39..];
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for cell in foot {
        let bold_cyan = cell.fg == Color::Cyan && cell.modifier.contains(Modifier::BOLD);
        if bold_cyan && !inside {
            pairs.push((String::new(), String::new()));
        }
        inside = bold_cyan;
        if let Some((key, hint)) = pairs.last_mut() {
            if bold_cyan { key } else { hint }.push_str(cell.symbol());
        }
    }
    pairs.into_iter().map(|(key, hint)| (key, hint.trim().to_owned())).collect()
}

/// The ways to every kind of hint: to the list with each case chosen, and to each tab of two of them.
fn ways() -> Vec<(Place, String)> {
    let mut ways = vec![
        (Place::Help, "?".to_owned()),
        (Place::Form, "o".to_owned()),
        (Place::Finder, "F".to_owned()),
        (Place::Finder, "/".to_owned()),
        (Place::Guide, "p l".to_owned()),
        (Place::Statistics, "S".to_owned()),
    ];
    for down in 0..9 {
        let moves = "j ".repeat(down);
        ways.push((Place::Board, moves.clone()));
        for tab in ["1", "2", "3", "4", "5", "6"].into_iter().filter(|_| [1, 5].contains(&down)) {
            ways.push((Place::Case, format!("{moves} enter {tab}")));
        }
        if down == 5 {
            ways.push((Place::Case, format!("{moves} enter 6 + + <")));
        }
    }
    ways
}

fn at(way: &str) -> Desk {
    Desk::with("terminal", cases::in_every_phase).press(way)
}

#[test]
fn every_action_can_be_done_somewhere_by_a_key_or_from_the_palette() {
    let keymap = shipped();
    let bound = |action: &Action| PLACES.iter().any(|it| keymap.bindings(*it).any(|bound| bound.action == *action));
    assert_eq!(Action::ALL.iter().filter(|action| !bound(action)).collect::<Vec<_>>(), Vec::<&Action>::new());
}

#[test]
fn the_key_that_is_shown_for_an_action_does_that_action() {
    let keymap = shipped();
    for place in PLACES {
        for action in Action::ALL {
            if let Some(shown) = keymap.key_for(place, *action) {
                assert_eq!(keymap.action(place, shown), Some(*action), "{shown} in {place:?}");
            }
        }
    }
}

#[test]
fn the_key_of_every_hint_does_what_the_hint_says() {
    let keymap = shipped();
    for (place, way) in ways() {
        let hints = hints(&at(&way));
        assert!(hints.len() > 1, "{way}: {hints:?}");
        for (shown, hint) in hints {
            let action = keymap.action(place, Key::of(key(&shown)));
            assert_eq!(action.map(Action::hint), Some(hint.as_str()), "{shown} at {way}");
        }
    }
}

#[test]
fn the_key_of_every_hint_has_an_effect() {
    for (_, way) in ways() {
        let before = at(&way).sized(80, 20);
        for (shown, hint) in hints(&before) {
            // From the first line there is no way up.
            let stays = ["up", "page up"].contains(&hint.as_str());
            // With nothing typed there is nothing to move among.
            let idle = way == "F" && hint != "back";
            let after = at(&way).sized(80, 20).press(&shown);
            let acts = after.is_left() || !after.asked().is_empty() || after.screen() != before.screen();
            assert!(stays || idle || acts, "{shown} {hint} at {way}");
        }
    }
}

#[test]
fn the_help_of_a_place_lists_every_binding_of_it() {
    let keymap = shipped();
    for (place, way) in [(Place::Board, "?"), (Place::Case, "enter ?"), (Place::Statistics, "S ?")] {
        let desk = Desk::with("terminal", cases::cooling_down).press(way);
        let help = desk.screen_of(100, 100);
        for binding in keymap.bindings(place) {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            let keys = if keys.is_empty() { "(palette)".to_owned() } else { keys.join(" ") };
            let line = format!("   {keys:<20}{}", binding.action.about());
            assert!(help.lines().contains(&line), "`{line}` of {place:?} in {help:?}");
        }
    }
}

#[test]
fn the_foot_of_a_form_of_the_help_and_of_the_statistics_tells_every_key_that_these_places_have_of_their_own() {
    let keymap = shipped();
    let form = (Place::Form, Desk::new().press("o"));
    for (place, desk) in [form, (Place::Help, Desk::new().press("?")), (Place::Statistics, Desk::new().press("S"))] {
        let hints = hints(&desk);
        for binding in keymap.bindings(place).filter(|binding| binding.place == place) {
            let told = hints.iter().any(|(_, hint)| hint == binding.action.hint());
            assert!(told, "{:?} in {hints:?}", binding.action);
        }
    }
}

#[test]
fn a_message_tells_its_keys_and_they_do_what_it_says() {
    let keymap = shipped();
    let desk = Desk::with("terminal", cases::cooling_down).press("u");
    assert!(desk.screen().shows("y do it esc leave it as it is"), "{:?}", desk.screen());
    assert_eq!(keymap.action(Place::Message, Key::of(key("y"))), Some(Action::Yes));
    assert_eq!(keymap.action(Place::Message, Key::of(key("esc"))), Some(Action::Back));
}

#[test]
fn the_name_of_every_key_is_understood_again() {
    for place in PLACES {
        for binding in shipped().bindings(place) {
            for bound in &binding.keys {
                assert_eq!(Key::of(key(&bound.to_string())), *bound);
            }
        }
    }
}

#[test]
fn shift_is_no_part_of_a_key_whose_letter_says_it() {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    let shifted = Key::of(KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT));
    assert_eq!(shipped().action(Place::Board, shifted), Some(Action::Last));
}

#[test]
fn an_unknown_key_is_a_fault_of_its_line() {
    let bad = read("[board]\nopen = [\"o\"]\nsubmit = [\"s\", \"hyper-s\"]\n").unwrap_err();
    assert_eq!(bad.to_string(), "keymap.toml:3: `board.submit`: `hyper-s` is no key");
}

#[test]
fn a_key_with_two_meanings_in_one_place_is_a_fault_of_its_line() {
    let bad = read("[list]\nnext = [\"j\"]\n\n[board]\nopen = [\"j\"]\nsubmit = [\"j\"]\n").unwrap_err();
    assert_eq!(
        bad.to_string(),
        "keymap.toml:6: `board.submit`: `j` has two meanings in `board`; it does `open` there already"
    );
}

#[test]
fn a_key_that_is_given_twice_for_one_action_is_a_fault_too() {
    let bad = read("[board]\nopen = [\"o\", \"o\"]\n").unwrap_err();
    assert_eq!((bad.line, bad.key.as_str()), (2, "board.open"));
}

#[test]
fn the_same_key_may_mean_different_things_in_different_places() {
    let keymap = read("[board]\nopen = [\"o\"]\n\n[case]\nsubmit = [\"o\"]\n").unwrap();
    assert_eq!(keymap.action(Place::Board, Key::of(key("o"))), Some(Action::Open));
    assert_eq!(keymap.action(Place::Case, Key::of(key("o"))), Some(Action::Submit));
}

#[test]
fn an_unknown_place_or_action_is_a_fault_of_its_line() {
    let place = read("[board]\nopen = [\"o\"]\n\n[lobby]\nopen = [\"o\"]\n").unwrap_err();
    assert_eq!(place.line, 4, "{place}");
    let action = read("[board]\nopen = [\"o\"]\nfly = [\"f\"]\n").unwrap_err();
    assert_eq!(action.line, 3, "{action}");
}
