//! The themes: every role can be read, the choice can be seen, and no meaning is in a colour alone.

use crate::cases;
use crate::desk::Desk;
use kycase::system::library::Library;
use kycase::tui::{Theme, in_256_colours};
use ratatui::style::{Color, Modifier, Style};

/// The themes that paint their own background, with the least contrast of text that each promises (WCAG 2).
const PAINTED: [(&str, f64); 4] = [("dark", 4.5), ("light", 4.5), ("color_blind", 4.5), ("high_contrast", 7.0)];

fn theme(name: &str) -> Theme {
    Theme::read(&Library::read(None).unwrap().knowledge, name).unwrap()
}

/// The three parts of a colour that looks the same in every terminal.
fn parts(colour: Color) -> [u8; 3] {
    match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(place @ 16..=231) => {
            let step = |of: u8| [0, 95, 135, 175, 215, 255][usize::from(of % 6)];
            let place = place - 16;
            [step(place / 36), step(place / 6), step(place)]
        }
        Color::Indexed(place @ 232..) => [8 + 10 * (place - 232); 3],
        other => panic!("{other} depends on the terminal"),
    }
}

fn luminance(colour: Color) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = parts(colour).map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours of a role, with those of the base where it has none.
fn colours(style: Style, theme: &Theme) -> (Color, Color) {
    let base = theme.base();
    (style.fg.or(base.fg).unwrap(), style.bg.or(base.bg).unwrap())
}

#[test]
fn the_contrast_is_reckoned_as_wcag_does() {
    assert!((contrast(Color::Rgb(255, 255, 255), Color::Rgb(0, 0, 0)) - 21.0).abs() < 0.001);
    assert!((contrast(Color::Rgb(0x76, 0x76, 0x76), Color::Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
}

#[test]
fn every_role_can_be_read_on_its_background_also_in_256_colours() {
    for (name, least) in PAINTED {
        for theme in [theme(name), theme(name).in_256_colours()] {
            for (role, style) in theme.roles() {
                let (fg, bg) = colours(style, &theme);
                let found = contrast(fg, bg);
                assert!(found >= least, "{role} in {name}: {fg} on {bg} has {found:.2}, {least} is wanted");
                assert!(!style.add_modifier.contains(Modifier::DIM), "{role} in {name}: nobody knows how faint dim is");
            }
        }
    }
}

#[test]
fn the_chosen_row_stands_out_from_the_background_in_every_theme() {
    for (name, _) in PAINTED {
        let theme = theme(name);
        let back = theme.base().bg.unwrap();
        let chosen = theme.selected();
        assert!(contrast(chosen.bg.unwrap(), back) >= 3.0, "{name}");
        assert!(chosen.add_modifier.contains(Modifier::BOLD), "{name}");
    }
    for name in ["terminal", "plain"] {
        assert!(theme(name).selected().add_modifier.contains(Modifier::REVERSED), "{name}");
    }
}

#[test]
fn a_theme_that_paints_its_background_leaves_no_cell_out() {
    let screens = [
        ("board", ""),
        ("case", "enter"),
        ("form", "j j j j j j r tab"),
        ("refusal", "j j j j j s ctrl-s"),
        ("help", "?"),
        ("too small", ""),
    ];
    for (name, _) in PAINTED {
        for (place, keys) in screens {
            let desk = Desk::with(name, cases::in_every_phase).press(keys);
            let sizes: &[(u16, u16)] = if place == "too small" { &[(40, 10)] } else { &[(80, 24), (200, 60)] };
            for (width, height) in sizes {
                let screen = desk.screen_of(*width, *height);
                let bare = screen.cells().iter().find(|cell| cell.fg == Color::Reset || cell.bg == Color::Reset);
                assert_eq!(bare, None, "{place} in {name}");
            }
        }
    }
}

#[test]
fn a_theme_without_a_base_leaves_the_background_to_the_terminal() {
    for name in ["terminal", "plain"] {
        let screen = Desk::with(name, cases::in_every_phase).screen();
        assert!(screen.cells().iter().all(|cell| cell.bg == Color::Reset), "{name}");
    }
}

#[test]
fn the_words_on_a_screen_are_the_same_in_every_theme() {
    for keys in ["", "enter", "enter 2", "j j j j j s ctrl-s", "?"] {
        let text = |theme| Desk::with(theme, cases::in_every_phase).press(keys).screen().text();
        for (name, _) in PAINTED {
            assert_eq!(text(name), text("plain"), "{name} {keys}");
        }
    }
}

#[test]
fn what_stands_in_the_way_is_told_from_what_waits_without_colour_where_colours_are_not_to_be_relied_on() {
    for name in ["color_blind", "high_contrast", "plain"] {
        let theme = theme(name);
        assert_ne!(theme.bad().add_modifier, theme.warn().add_modifier, "{name}");
    }
}

#[test]
fn a_colour_of_the_256_stands_for_itself_and_others_for_the_nearest() {
    let table = [
        (Color::Rgb(0, 0, 0), Color::Indexed(16)),
        (Color::Rgb(255, 255, 255), Color::Indexed(231)),
        (Color::Rgb(95, 135, 175), Color::Indexed(67)),
        (Color::Rgb(18, 18, 18), Color::Indexed(233)),
        (Color::Rgb(254, 1, 2), Color::Indexed(196)),
        (Color::Red, Color::Red),
        (Color::Indexed(5), Color::Indexed(5)),
        (Color::Reset, Color::Reset),
    ];
    for (colour, nearest) in table {
        assert_eq!(in_256_colours(colour), nearest, "{colour}");
    }
}

#[test]
fn an_unknown_theme_names_the_nearest_and_lists_all() {
    let knowledge = Library::read(None).unwrap().knowledge;
    let error = Theme::read(&knowledge, "drak").unwrap_err().to_string();
    assert_eq!(
        error,
        "there is no theme `drak`; did you mean `dark`? there are color_blind, dark, high_contrast, light, plain, terminal"
    );
    let error = Theme::read(&knowledge, "zzz\u{1b}[31m").unwrap_err().to_string();
    assert!(error.starts_with("there is no theme `zzz\\u{1b}[31m`; there are color_blind, "), "{error}");
}
