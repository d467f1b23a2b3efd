//! Terminals of any size.

use crate::cases;
use crate::desk::Desk;
use kycase::tui::SMALLEST;

const LARGE: [(u16, u16); 12] = [
    (109, 30),
    (110, 30),
    (111, 16),
    (120, 40),
    (132, 43),
    (200, 50),
    (300, 17),
    (500, 16),
    (500, 200),
    (60, 200),
    (255, 255),
    (61, 99),
];

fn screens() -> Vec<(&'static str, Desk)> {
    let full =
        || Desk::with("terminal", |store| cases::with_everything(store, "some 文字 and words ".repeat(9).trim()));
    let review = || Desk::with("terminal", cases::in_review);
    let cooling = || Desk::with("terminal", cases::cooling_down);
    let mut screens = vec![
        ("greeting", Desk::new()),
        ("board", Desk::with("terminal", cases::in_every_phase)),
        ("last of the board", Desk::with("terminal", cases::in_every_phase).press("G")),
        ("open", Desk::new().press("o backtab").paste("much to say ".repeat(50).as_str())),
        ("reject", review().press("r").paste("glare\nand the name does not match\n\n\n").press("tab")),
        ("breach", cooling().press("s ctrl-s y")),
        ("refusal", cooling().press("s ctrl-s")),
        ("undo", full().press("u")),
        ("discard", cooling().press("n x esc")),
        ("help", cooling().press("? G")),
        ("fault", cooling().press("s").type_text("no time at all").press("ctrl-s")),
    ];
    for form in ["s", "n", "t", "T", "x", "enter e", "enter e backtab"] {
        screens.push((form, full().press(form)));
    }
    screens.push(("statistics", full().press("S G")));
    screens.push(("a part of the time", full().press("enter 6 + + <")));
    for form in ["a", "i", "w"] {
        screens.push((form, review().press(form)));
    }
    for tab in ["1", "2", "3", "4", "5", "1 G", "2 G", "3 G", "4 G", "5 G"] {
        screens.push((tab, full().press("enter").press(tab)));
    }
    screens
}

#[test]
fn no_size_is_too_small_or_too_large_to_be_drawn() {
    for (name, desk) in screens() {
        for width in 1..=66 {
            for height in 1..=20 {
                let screen = desk.screen_of(width, height);
                assert_eq!(screen.cells().len(), usize::from(width) * usize::from(height), "{name}");
            }
        }
        for (width, height) in LARGE {
            assert!(!desk.screen_of(width, height).shows("kycase needs"), "{name} at {width}x{height}");
        }
    }
}

#[test]
fn below_the_smallest_size_every_screen_says_what_is_wanted_and_from_it_on_none_does() {
    let (width, height) = SMALLEST;
    for (name, desk) in screens() {
        for (narrow, low) in [(width - 1, height), (width, height - 1), (40, 5)] {
            let words = format!("kycase needs {width} x {height} cells; this is {narrow} x {low}.");
            assert!(desk.screen_of(narrow, low).shows(&words), "{name}");
        }
        assert!(!desk.screen_of(width, height).shows("kycase needs"), "{name}");
    }
}

#[test]
fn at_the_smallest_size_a_refusal_can_be_read_and_answered() {
    let screen = Desk::with("terminal", cases::cooling_down).press("s ctrl-s").screen_of(SMALLEST.0, SMALLEST.1);
    let message = screen.message();
    assert!(message.contains("It lifts 2026-11-24 10:00:00 UTC, in 22h."), "{screen:?}");
    assert!(message.ends_with("y it was made already: record a breach esc go back"), "{screen:?}");
}

#[test]
fn at_the_smallest_size_the_field_that_takes_the_keys_is_in_sight() {
    let mut desk = Desk::with("terminal", cases::in_review).press("r").sized(SMALLEST.0, SMALLEST.1);
    for label in ["Their words", "Reasons", "Rejected at", "Final", "Stated wait", "Their words"] {
        let screen = desk.screen();
        assert!(screen.text().contains(&format!("▌ {label}")), "{label}: {screen:?}");
        desk.keys("tab");
    }
}

#[test]
fn at_the_smallest_size_every_way_out_has_its_hint() {
    for (way, hint) in [("", "q quit"), ("enter", "esc back"), ("o", "esc cancel"), ("?", "esc back")] {
        let foot = Desk::with("terminal", cases::cooling_down).press(way).screen_of(SMALLEST.0, SMALLEST.1).foot();
        assert!(foot.contains(hint), "{way}: {foot}");
    }
}
