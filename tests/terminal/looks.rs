//! What the terminal is asked for beside the picture: colours, the mouse, the window's title, a call to its user.

use crate::room::Room;
use crate::seat::Seat;
use rustix::process::Signal;
use vt100::{Color, MouseProtocolEncoding, MouseProtocolMode};

const UID: &str = "44705892343619584";

/// A room with a case in it.
fn with_a_case() -> Room {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", UID]);
    room
}

/// The interface, with more words and more variables.
fn interface(room: &Room, words: &[&str], variables: &[(&str, &str)]) -> Seat {
    let mut command = room.program_with(Room::program(), words);
    for (name, value) in variables {
        command.env(name, value);
    }
    Seat::take(command, (80, 24))
}

fn leave(mut seat: Seat) {
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert!(seat.seen().is_given_back(), "{}", seat.seen().text());
}

#[test]
fn without_colour_the_chosen_row_is_still_inverse_and_bold_in_the_terminal() {
    let room = with_a_case();
    let seat = interface(&room, &[], &[("NO_COLOR", "1")]);
    seat.shows("q quit");
    {
        let seen = seat.seen();
        for column in [0, 2, 30, 79] {
            let cell = seen.screen().cell(2, column).unwrap();
            assert!(cell.inverse() && cell.bold(), "{column}");
        }
        let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
        for (row, column) in cells {
            let cell = seen.screen().cell(row, column).unwrap();
            assert_eq!((cell.fgcolor(), cell.bgcolor()), (Color::Default, Color::Default), "{row} {column}");
        }
    }
    leave(seat);
}

#[test]
fn colour_that_is_asked_for_is_there_whatever_no_color_says() {
    let room = with_a_case();
    let variables = [("NO_COLOR", "1"), ("COLORTERM", "truecolor")];
    let seat = interface(&room, &["--color", "always", "--theme", "dark"], &variables);
    seat.shows("q quit");
    {
        let seen = seat.seen();
        let cell = seen.screen().cell(2, 2).unwrap();
        assert_eq!((cell.fgcolor(), cell.bgcolor()), (Color::Rgb(255, 255, 255), Color::Rgb(0x3a, 0x6a, 0x84)));
        assert!(cell.bold());
        assert_eq!(seen.screen().cell(20, 70).unwrap().bgcolor(), Color::Rgb(0x15, 0x18, 0x1d));
    }
    leave(seat);
}

#[test]
fn a_terminal_that_does_not_say_that_it_takes_every_colour_gets_one_of_256() {
    let room = with_a_case();
    let seat = interface(&room, &[], &[("KYCASE_THEME", "light")]);
    seat.shows("q quit");
    assert_eq!(seat.seen().screen().cell(20, 70).unwrap().bgcolor(), Color::Idx(231));
    leave(seat);
}

#[test]
fn an_unknown_theme_is_told_before_the_terminal_is_taken() {
    let room = with_a_case();
    let seat = interface(&room, &["--theme", "lihgt"], &[]);
    assert_eq!(seat.ends(), 4);
    let seen = seat.seen();
    assert!(seen.text().contains("there is no theme `lihgt`; did you mean `light`?"), "{}", seen.text());
    assert!(!seen.has_bytes(b"\x1b[?1049h"));
}

#[test]
fn a_locale_without_utf_8_gets_no_byte_that_is_not_ascii() {
    let room = with_a_case();
    for variables in [[("LC_ALL", "C")], [("TERM", "linux")]] {
        let seat = interface(&room, &[], &variables);
        seat.shows("q quit");
        seat.shows(&"-".repeat(80));
        assert!(!seat.seen().has_bytes("─".as_bytes()));
        leave(seat);
    }
    let seat = interface(&room, &["--ascii"], &[("LANG", "C.UTF-8")]);
    seat.shows(&"-".repeat(80));
    leave(seat);
}

#[test]
fn the_mouse_is_left_to_the_terminal_until_a_key_takes_it() {
    let room = with_a_case();
    let mut seat = interface(&room, &[], &[]);
    seat.shows(UID);
    assert_eq!(seat.seen().screen().mouse_protocol_mode(), MouseProtocolMode::None);
    seat.keys("M");
    seat.shows("The mouse chooses");
    seat.wait("the mouse", |seen| seen.screen().mouse_protocol_mode() == MouseProtocolMode::PressRelease);
    assert_eq!(seat.seen().screen().mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);
    seat.keys("M");
    seat.shows("The mouse selects text again");
    seat.wait("no mouse", |seen| seen.screen().mouse_protocol_mode() == MouseProtocolMode::None);
    leave(seat);
}

#[test]
fn a_click_that_the_terminal_sends_turns_to_a_tab() {
    let room = with_a_case();
    let mut seat = interface(&room, &[], &[]);
    seat.shows(UID);
    seat.keys("M\r");
    seat.shows("1 Overview");
    let text = seat.seen().text();
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains("6 Timeline")).unwrap();
    let column = line.find("6 Timeline").unwrap();
    seat.keys(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
    seat.shows("opened as okx");
    leave(seat);
}

#[test]
fn the_mouse_is_given_back_after_a_request_to_end() {
    let room = with_a_case();
    let mut seat = interface(&room, &[], &[]);
    seat.shows(UID);
    seat.keys("M");
    seat.wait("the mouse", |seen| seen.screen().mouse_protocol_mode() == MouseProtocolMode::PressRelease);
    seat.signal(Signal::TERM);
    assert_eq!(seat.ends(), 0);
    let seen = seat.seen();
    assert_eq!(seen.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    assert!(seen.is_given_back());
}

#[test]
fn the_window_is_called_by_the_next_timer_and_has_its_old_title_afterwards() {
    let room = with_a_case();
    room.command_line(&["submit", "--at", "30h ago"]);
    room.command_line(&["reject", "--at", "2h ago", "--reason", "document_glare"]);
    let seat = interface(&room, &[], &[]);
    seat.shows("COOLING DOWN");
    seat.wait("the title", |seen| seen.has_bytes(b"\x1b]2;okx: 22 h left - kycase\x1b\\"));
    assert!(seat.seen().has_bytes(b"\x1b[22;0t"), "the old title is remembered");
    assert!(!seat.seen().has_bytes(b"\x1b[23;0t"));
    seat.signal(Signal::TERM);
    assert_eq!(seat.ends(), 0);
    assert!(seat.seen().has_bytes(b"\x1b[23;0t"), "the old title is brought back");
}

#[test]
fn the_linux_console_has_no_title_and_is_asked_for_none() {
    let room = with_a_case();
    let seat = interface(&room, &[], &[("TERM", "linux")]);
    seat.shows(UID);
    for bytes in [b"\x1b]2;".as_slice(), b"\x1b[22;0t", b"\x1b[23;0t"] {
        assert!(!seat.seen().has_bytes(bytes));
    }
    leave(seat);
}

const CALL: &[u8] = b"\x07\x1b]9;kycase: okx: the wait is over\x1b\\";

/// How often the call has come.
fn calls(seen: &crate::seat::Seen) -> usize {
    seen.count_of(CALL)
}

#[test]
fn when_a_wait_ends_the_terminal_rings_once_and_is_asked_for_a_notification() {
    let room = Room::with_real_time();
    room.command_line(&["open", "--exchange", "okx", "--uid", UID]);
    room.command_line(&["submit", "--at", "25h ago"]);
    let mut seat = room.interface();
    seat.shows("REVIEW OVERDUE");
    assert!(!seat.seen().has_bytes(b"\x07"), "what was over at the start calls nobody");
    // Recorded by another program while this one is open, three seconds before the wait ends.
    room.command_line(&["reject", "--at", "23h 59m 57s ago", "--reason", "document_glare"]);
    seat.wait("the call", |seen| seen.has_bytes(CALL));
    seat.shows("READY");
    assert_eq!(calls(&seat.seen()), 1);
    assert!(!seat.seen().has_bytes(format!("9;kycase: {UID}").as_bytes()));
    // Undone and recorded again, it is still the same wait.
    seat.keys("u");
    seat.shows("Take this entry back?");
    seat.keys("y");
    seat.shows("REVIEW OVERDUE");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert_eq!(calls(&seat.seen()), 1);
}

#[test]
fn a_call_comes_while_a_form_is_filled_in_too_and_in_the_way_that_is_set() {
    let room = Room::with_real_time();
    let settings = "[notify]\nbell = false\nterminal = \"osc777\"\ndesktop = true\n";
    room.put("config/kycase/config.toml", settings);
    let asked = room.program_that_notes("notify-send");
    room.command_line(&["open", "--exchange", "okx", "--uid", UID]);
    let mut seat = room.interface();
    seat.shows(UID);
    seat.keys("n");
    seat.shows("Note on okx");
    room.command_line(&["submit", "--at", "23h 59m 57s ago"]);
    seat.wait("the call", |seen| seen.has_bytes(b"\x1b]777;notify;kycase;okx: the review is overdue\x1b\\"));
    assert!(!seat.seen().has_bytes(b"\x07"), "no bell");
    seat.keys("still here");
    seat.shows("still here");
    asked.is_noted("--app-name=kycase\n--\nkycase\nokx: the review is overdue\n");
    seat.signal(Signal::TERM);
    assert_eq!(seat.ends(), 0);
}

#[test]
fn by_lines_nothing_is_drawn_and_a_command_is_done() {
    let room = with_a_case();
    let mut seat = interface(&room, &["--plain"], &[]);
    seat.shows("1. okx, OKX, Identity verification: preparing. No attempt yet. Next: ");
    seat.shows("kycase>");
    seat.keys("submit 1\r");
    seat.shows("Record the submission all the same? Type yes:");
    seat.keys("yes\r");
    seat.shows("okx: attempt 1 submitted");
    seat.keys("\r");
    seat.shows("1. okx, OKX, Identity verification: in review. The review is due in 24h");
    seat.keys("quit\r");
    assert_eq!(seat.ends(), 0);
    assert!(!seat.seen().has_bytes(b"\x1b"), "no escape sequence at all");
    assert!(seat.is_as_it_was());
    assert_eq!(room.cases()[0].attempts.len(), 1);
}

#[test]
fn by_lines_a_wait_says_its_end_once_and_draws_nothing_over() {
    let room = Room::with_real_time();
    room.command_line(&["open", "--exchange", "okx", "--uid", UID]);
    room.command_line(&["submit", "--at", "25h ago"]);
    room.command_line(&["reject", "--at", "23h 59m 57s ago", "--reason", "document_glare"]);
    let mut seat = interface(&room, &["--plain"], &[]);
    seat.shows("kycase>");
    seat.keys("wait 1\r");
    seat.shows("a submission is allowed now");
    seat.keys("quit\r");
    assert_eq!(seat.ends(), 0);
    assert!(!seat.seen().has_bytes(b"\x1b"), "{}", seat.seen().text());
}
