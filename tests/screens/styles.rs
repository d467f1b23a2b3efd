//! What the screens look like beside their text: colours and attributes.

use crate::cases;
use crate::desk::Desk;
use ratatui::style::{Color, Modifier};

fn screens(theme: &str) -> Vec<(&'static str, Desk)> {
    let rejecting = Desk::with(theme, cases::in_review).press("r");
    vec![
        ("board", Desk::with(theme, cases::in_every_phase)),
        ("case", Desk::with(theme, |store| cases::with_everything(store, "some words")).press("enter 6")),
        ("form-reject", rejecting.paste("Your ID photo has glare and the name does not match").press("tab")),
        ("refusal", Desk::with(theme, cases::cooling_down).press("s ctrl-s")),
        ("rejection", Desk::with(theme, cases::cooling_down).press("enter 2")),
        ("checklist", Desk::with(theme, cases::cooling_down).press("enter 3 space")),
        ("draft", Desk::with(theme, cases::cooling_down).press("enter 5")),
        ("guide", Desk::with(theme, cases::cooling_down).press("p")),
        ("palette", Desk::with(theme, cases::in_every_phase).press(":").type_text("rec")),
        ("find", Desk::with(theme, |store| cases::with_everything(store, "some words")).press("F").type_text("some")),
        ("help", Desk::with(theme, cases::fresh).press("?")),
        ("statistics", Desk::with(theme, cases::in_every_phase).press("S")),
    ]
}

#[test]
fn each_theme_gives_every_role_its_look() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for theme in ["terminal", "plain"] {
            for (name, desk) in screens(theme) {
                insta::assert_snapshot!(format!("style-{theme}-{name}"), desk.screen().styles());
            }
        }
    });
}

#[test]
fn without_colour_no_cell_has_one() {
    for (name, desk) in screens("plain") {
        for (width, height) in [(80, 24), (120, 40)] {
            let screen = desk.screen_of(width, height);
            let coloured = |cell: &&ratatui::buffer::Cell| {
                (cell.fg, cell.bg, cell.underline_color) != (Color::Reset, Color::Reset, Color::Reset)
            };
            assert_eq!(screen.cells().iter().find(coloured), None, "{name}");
            assert!(screen.cells().iter().any(|cell| !cell.modifier.is_empty()), "{name} has attributes instead");
        }
    }
}

#[test]
fn without_colour_the_chosen_row_is_still_marked() {
    let desk = Desk::with("plain", cases::in_every_phase);
    let marked = desk.screen().reversed();
    assert_eq!(marked.len(), 1);
    assert!(marked[0].starts_with("▌ ready "), "{marked:?}");
    let marked = desk.press("j").screen().reversed();
    assert_eq!(marked.len(), 1);
    assert!(marked[0].starts_with("▌ overdue "), "{marked:?}");
}

#[test]
fn without_colour_the_open_tab_and_the_cursor_of_a_field_are_still_marked() {
    let desk = Desk::with("plain", cases::in_review).press("enter 5");
    assert_eq!(desk.screen().reversed(), [" 5 Draft "]);
    let typing = desk.press("n").type_text("ab").press("left");
    assert_eq!(typing.screen().reversed(), ["b"]);
}

#[test]
fn the_chosen_row_is_reversed_from_edge_to_edge() {
    let screen = Desk::with("terminal", cases::in_every_phase).screen();
    let row = 2 * 80..3 * 80;
    assert!(screen.cells()[row].iter().all(|cell| cell.modifier.contains(Modifier::REVERSED)), "{screen:?}");
}
