//! Every way in which the interface ends, and what it leaves behind.

use crate::room::Room;
use crate::seat::Seat;
use kycase::case::{Account, ExchangeId, Level, Opening};
use kycase::show::Zone;
use kycase::store::Store;
use kycase::system::clipboard::Way;
use kycase::system::clock::Clock;
use kycase::system::library::Library;
use kycase::tui::{self, Surroundings};
use rustix::process::Signal;
use std::io;
use std::path::Path;

/// Waits for the first picture; then the terminal is in the program's hands.
fn begun(seat: &Seat) {
    seat.shows("Nothing is tracked yet.");
    assert!(seat.seen().is_taken());
    assert!(!seat.is_as_it_was(), "keys come one by one");
}

fn hold_given_back(seat: &Seat) {
    assert!(seat.seen().is_given_back(), "{}", seat.seen().text());
    assert!(seat.is_as_it_was(), "the terminal edits lines again");
}

/// A log that was closed in order has no file of recent changes left.
fn hold_closed(room: &Room) {
    assert!(room.log().exists());
    assert!(!room.log().with_extension("db-wal").exists(), "the log was closed in order");
}

fn in_a_shell(room: &Room, script: &str) -> Seat {
    Seat::take(room.program_with(Path::new("sh"), &["-c", script]), (80, 24))
}

#[test]
fn after_quitting_the_terminal_is_as_it_was() {
    for key in ["q", "\x03"] {
        let room = Room::new();
        let mut seat = room.interface();
        begun(&seat);
        seat.keys(key);
        assert_eq!(seat.ends(), 0);
        hold_given_back(&seat);
        hold_closed(&room);
    }
}

#[test]
fn after_a_request_to_end_the_terminal_is_as_it_was() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let room = Room::new();
        let seat = room.interface();
        begun(&seat);
        seat.signal(signal);
        assert_eq!(seat.ends(), 0, "{signal:?}");
        hold_given_back(&seat);
        hold_closed(&room);
    }
}

#[test]
fn a_request_to_end_is_heard_in_a_form_with_text_too() {
    let room = Room::new();
    let mut seat = room.interface();
    begun(&seat);
    seat.keys("o\t\t123");
    seat.shows("123");
    seat.signal(Signal::TERM);
    assert_eq!(seat.ends(), 0);
    hold_given_back(&seat);
    assert!(room.cases().is_empty(), "nothing was recorded");
}

#[test]
fn when_the_terminal_goes_the_program_ends() {
    let room = Room::new();
    let mut seat = room.interface();
    begun(&seat);
    seat.hang_up("?", "");
    seat.ends();
    hold_closed(&room);
}

#[test]
fn when_the_terminal_goes_the_program_ends_though_it_was_started_deaf_to_that() {
    let room = Room::new();
    let program = Room::program().to_str().unwrap();
    let mut seat = in_a_shell(&room, &format!("trap '' HUP; exec '{program}'"));
    begun(&seat);
    seat.hang_up("?", "");
    seat.ends();
    hold_closed(&room);
}

#[test]
fn when_the_terminal_goes_the_program_ends_though_nobody_tells_it() {
    // The signal goes to the leader of the session alone, and this one lets it pass: the program has to see by itself
    // that there is no terminal any more.
    let room = Room::new();
    let program = Room::program().to_str().unwrap();
    let mut seat = in_a_shell(&room, &format!("trap '' HUP; '{program}'; exit 7"));
    begun(&seat);
    seat.hang_up("?", "");
    assert_eq!(seat.ends(), 7, "the leader goes on once the program has ended");
    hold_closed(&room);
}

#[test]
fn when_the_terminal_goes_in_the_middle_of_a_key_the_program_ends() {
    for half in ["\x1b[", "\x1b[200~half a paste", "jjj"] {
        let room = Room::new();
        let mut seat = room.interface();
        begun(&seat);
        seat.hang_up("?", half);
        seat.ends();
        assert!(room.cases().is_empty());
    }
}

/// Set in the process in which the interface is to panic.
const INSIDE: &str = "KYCASE_TEST_PANIC";

#[test]
fn after_a_panic_the_terminal_is_as_it_was_and_the_panic_can_be_read() {
    if std::env::var_os(INSIDE).is_some() {
        return panic_while_copying();
    }
    // This same test, alone in a process of its own and in a terminal.
    let room = Room::new();
    let itself = std::env::current_exe().unwrap();
    let name = "ends::after_a_panic_the_terminal_is_as_it_was_and_the_panic_can_be_read";
    let mut command = room.program_with(&itself, &["--exact", name, "--nocapture", "--test-threads=1"]);
    command.env(INSIDE, "yes");
    let mut seat = Seat::take(command, (80, 24));
    seat.shows("44705892343619584");
    assert!(seat.seen().is_taken());
    assert!(seat.seen().has_bytes(b"\x1b[?1000h"), "the mouse is taken too");
    assert!(!seat.is_as_it_was());
    seat.keys("y");
    assert_eq!(seat.ends(), 101);
    hold_given_back(&seat);
    assert!(seat.seen().text().contains("the clipboard is on fire"), "{}", seat.seen().text());
}

/// Runs the interface over a clipboard that panics.
fn panic_while_copying() {
    fn copy(_: &str) -> io::Result<Way> {
        panic!("the clipboard is on fire")
    }
    let mut library = Library::read(None).unwrap();
    library.config.mouse = true;
    let clock = Clock::of_this_run().unwrap();
    let mut store = Store::in_memory(library.knowledge.policies()).unwrap();
    let account = Account::new(ExchangeId::new("okx"), "44705892343619584");
    store.open_case(&Opening { account, level: Level::new("identity") }, clock.now()).unwrap();
    let theme = "terminal".to_owned();
    tui::run(Surroundings { store, library, clock, zone: Zone::utc(), theme, copy }).unwrap();
}
