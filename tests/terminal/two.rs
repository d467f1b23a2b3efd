//! The interface and the command line over the same log.

use crate::room::Room;

#[test]
fn what_the_command_line_records_is_shown_without_a_key() {
    let room = Room::new();
    let mut seat = room.interface();
    seat.shows("Nothing is tracked yet.");
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    seat.shows("44705892343619584");
    room.command_line(&["submit", "--at", "3h ago"]);
    seat.shows("IN REVIEW");
    room.command_line(&["reject", "--at", "1h ago", "--reason", "document_glare"]);
    seat.shows("COOLING DOWN");
    room.command_line(&["delete", "okx", "--yes"]);
    seat.shows("Nothing is tracked yet.");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn two_interfaces_show_each_others_entries() {
    let room = Room::new();
    let (mut one, mut other) = (room.interface(), room.interface());
    one.shows("Nothing is tracked yet.");
    other.shows("Nothing is tracked yet.");
    one.keys("o\t\t1234567\x13");
    one.shows("Recorded: opened as okx");
    other.shows("1234567");
    other.keys("s");
    other.shows("Attempt 1 of okx");
    other.keys("\x13");
    other.shows("Recorded: attempt 1 submitted");
    one.shows("IN REVIEW");
    for seat in [&mut one, &mut other] {
        seat.keys("q");
        assert_eq!(seat.ends(), 0);
    }
}

#[test]
fn the_rule_holds_between_two_programs() {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    let mut seat = room.interface();
    seat.shows("PREPARING");
    seat.keys("s");
    seat.shows("Attempt 1 of okx");
    room.command_line(&["submit"]);
    seat.keys("\x13");
    seat.shows("Attempt 1 is in review");
    assert_eq!(room.cases()[0].attempts.len(), 1);
    seat.signal(rustix::process::Signal::TERM);
    assert_eq!(seat.ends(), 0);
}
