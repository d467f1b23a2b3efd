//! Screens for a terminal that shows ASCII alone.

use crate::cases;
use crate::desk::Desk;
use kycase::store::Store;
use kycase::system::config::Config;

fn ascii(config: &mut Config) {
    config.ascii = Some(true);
}

fn desk(prepare: impl FnOnce(&mut Store)) -> Desk {
    Desk::with_settings("terminal", ascii, prepare)
}

/// Every screen: a way to it from cases of some kind.
fn screens() -> Vec<(String, Desk)> {
    let everything = |store: &mut Store| cases::with_everything(store, "some words");
    let mut screens = vec![("greeting".to_owned(), desk(|_| {}))];
    for way in ["", "G", "?", "o", "o f2"] {
        screens.push((format!("board {way}"), desk(cases::in_every_phase).press(way)));
    }
    for way in ["1", "2", "3", "4", "5", "c", "?", "e", "n", "t", "T", "x", "u", "y", "n a esc", "s", "s f2", "s f2 y"]
    {
        screens.push((format!("case {way}"), desk(everything).press("enter").press(way)));
    }
    for way in ["r", "a", "i", "w"] {
        let rejecting = desk(cases::in_review).press(way);
        screens.push((format!("outcome {way}"), rejecting.paste("glare and blurry").press("tab tab")));
    }
    screens.push(("fault".to_owned(), desk(cases::fresh).press("s").type_text("soon").press("ctrl-s")));
    screens
}

#[test]
fn no_screen_holds_a_sign_that_is_not_ascii() {
    for (name, desk) in screens() {
        for (width, height) in [(80, 24), (120, 40), (200, 60), (60, 16)] {
            let screen = desk.screen_of(width, height);
            let strange = screen.cells().iter().find(|cell| !cell.symbol().is_ascii());
            assert!(strange.is_none(), "{name}: {:?}\n{screen:?}", strange.map(|cell| cell.symbol().to_owned()));
        }
    }
}

#[test]
fn what_the_user_wrote_keeps_its_letters() {
    let screen = desk(|store| cases::with_everything(store, "Zoë 文字")).press("enter").screen();
    assert!(screen.shows("Zoë 文字"), "{screen:?}");
}

#[test]
fn nothing_moves_for_ascii() {
    let unicode = Desk::with("terminal", cases::in_every_phase).screen();
    let ascii = desk(cases::in_every_phase).screen();
    for (one, other) in unicode.cells().iter().zip(ascii.cells()) {
        assert!(one.symbol() == other.symbol() || !one.symbol().is_ascii(), "{:?} {:?}", one.symbol(), other.symbol());
    }
}

#[test]
fn bars_rules_marks_and_frames_are_drawn_in_ascii() {
    let lines = desk(cases::in_every_phase).screen().lines();
    assert_eq!(lines[1], "-".repeat(80));
    assert!(lines[2].starts_with("> ready"), "{lines:?}");
    assert!(lines[4].contains("########.."), "{lines:?}");
    let message = desk(cases::cooling_down).press("s ctrl-s").screen();
    assert!(message.text().contains("+ Refused -"), "{message:?}");
}

#[test]
fn an_arrow_key_is_called_by_its_name() {
    let help = desk(cases::fresh).press("?").screen_of(100, 60);
    assert!(help.text().contains("j down"), "{help:?}");
    assert!(help.text().contains("l right"), "{help:?}");
}
