//! Texts that would steer a terminal or deceive a reader.

use crate::cases;
use crate::desk::{Desk, UID};
use crate::glass::Glass;
use kycase::case::text::is_deceptive;

const HOSTILE: [&str; 9] = [
    "red \u{1b}[31malert\u{1b}[0m",
    "copy \u{1b}]52;c;SGVsbG8=\u{7}",
    "c1 \u{9b}31m\u{85}\u{90}",
    "override \u{202e}gpj.exe",
    "isolate \u{2066}x\u{2069}",
    "zero\u{200b}width\u{feff}\u{200d}",
    "lines\none\r\ntwo\rthree\ttab",
    "separators\u{2028}\u{2029}\u{ad}\u{3164}",
    "tags\u{e0041}\u{fe0f}\u{34f}x\u{34f}",
];

fn all() -> String {
    HOSTILE.join(" ")
}

fn hold_clean(screen: &Glass, place: &str) {
    let dirty = screen.cells().iter().find(|cell| cell.symbol().chars().any(is_deceptive));
    assert!(dirty.is_none(), "{place}: {:?}\n{screen:?}", dirty.map(|cell| cell.symbol().escape_unicode().to_string()));
}

fn hold_clean_in_all_sizes(desk: &Desk, place: &str) {
    for (width, height) in [(80, 24), (160, 50), (60, 16)] {
        hold_clean(&desk.screen_of(width, height), place);
    }
}

#[test]
fn no_screen_about_a_hostile_log_holds_a_hostile_character() {
    for said in [HOSTILE[7], HOSTILE[8], &all()] {
        let ways = [
            "",
            "enter",
            "enter G",
            "enter 2",
            "enter 3",
            "enter 4",
            "enter c",
            "enter 5",
            "enter 6",
            "enter 6 G",
            "s",
            "t",
            "T",
            "enter e",
            "u",
            "x",
            "s ctrl-s",
            "s ctrl-s y",
            "enter e tab tab tab",
            "y",
            "?",
        ];
        for way in ways {
            let desk = Desk::with("terminal", |store| cases::with_everything(store, said)).press(way);
            hold_clean_in_all_sizes(&desk, &format!("{way} about {}", said.escape_unicode()));
        }
    }
}

#[test]
fn pages_show_a_hostile_character_by_its_number() {
    for (tab, place) in [("1", "overview"), ("5", "timeline")] {
        let desk = Desk::with("terminal", |store| cases::with_everything(store, &all())).press("enter").press(tab);
        let screen = desk.screen_of(100, 200);
        for number in ["\\u{1b}[31malert", "\\u{9b}", "\\u{202e}gpj", "\\u{2066}", "zero\\u{200b}width", "\\u{2028}"] {
            assert!(squeezed(&screen).contains(number), "{number} on {place}: {screen:?}");
        }
    }
}

/// The text without blanks and line ends, because a number may be wrapped.
fn squeezed(screen: &Glass) -> String {
    screen.text().split_whitespace().collect::<String>().replace(' ', "")
}

#[test]
fn no_field_shows_a_hostile_character_and_none_changes_what_is_recorded() {
    for form in ["o", "s", "r", "a", "i", "w", "n", "t", "x", "enter e"] {
        for said in HOSTILE {
            let mut desk = Desk::with("terminal", cases::in_review).press(form);
            for _ in 0..10 {
                desk = desk.paste(said);
                hold_clean_in_all_sizes(&desk, &format!("{form} with {}", said.escape_unicode()));
                desk = desk.press("tab");
            }
            let saved = desk.press("ctrl-s");
            hold_clean_in_all_sizes(&saved, &format!("{form} saved with {}", said.escape_unicode()));
        }
    }
}

#[test]
fn a_hostile_letter_that_is_typed_is_as_harmless_as_one_that_is_pasted() {
    let letters = "\u{202e}\u{200b}\u{2066}\u{9b}\u{feff}a\u{200d}\u{fe0f}";
    for form in ["o tab tab", "s", "r", "r tab", "n", "t tab"] {
        let desk = Desk::with("terminal", cases::in_review).press(form).type_text(letters);
        hold_clean_in_all_sizes(&desk, form);
    }
}

#[test]
fn a_rejection_is_kept_to_the_byte_however_hostile_it_is() {
    let said = all().replace("\r\n", "\n").replace('\r', "\n");
    let opened = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s").press("s ctrl-s");
    let case = opened.press("r").paste(&all()).press("ctrl-s").recorded();
    assert_eq!(case.attempts[0].rejection().unwrap().text.as_deref(), Some(said.as_str()));
}

#[test]
fn a_paste_of_more_than_a_mebibyte_is_cut_at_a_character_and_everything_goes_on() {
    const MIB: usize = 1024 * 1024;
    let opened = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s").press("n");
    let flood = format!("x{}", "é ".repeat(MIB / 3 + 100));
    let desk = opened.paste(&flood);
    hold_clean(&desk.screen(), "the form");
    let desk = desk.press("ctrl-s");
    hold_clean(&desk.screen(), "the list");
    let case = desk.recorded();
    let kept = &case.notes[0].text;
    assert!(flood.starts_with(kept.as_str()));
    assert!((MIB - 3..=MIB).contains(&kept.len()), "{}", kept.len());
}

#[test]
fn a_mebibyte_of_line_ends_is_as_good_as_any_text() {
    for form in ["o tab tab", "r", "n"] {
        let desk = Desk::with("terminal", cases::in_review).press(form).paste(&"\n".repeat(1024 * 1024));
        hold_clean(&desk.press("x y up up z").screen(), form);
    }
}

#[test]
fn a_field_of_one_line_fills_up_and_takes_no_more() {
    let mut desk = Desk::with_a_file().press("o tab tab");
    for _ in 0..40 {
        desk = desk.paste(&"é".repeat(3000));
        hold_clean(&desk.screen(), "the form");
    }
    assert_eq!(desk.press("ctrl-s").recorded().account.uid, "é".repeat(2048));
}

#[test]
fn a_mebibyte_without_a_blank_is_as_good_as_any_text() {
    let flood = "\u{202e}A".repeat(1024 * 1024 / 4);
    for form in ["o tab tab", "r", "n", "s"] {
        let desk = Desk::with("terminal", cases::in_review).press(form).paste(&flood);
        hold_clean(&desk.screen(), form);
        hold_clean(&desk.press("ctrl-s").screen(), form);
    }
}
