//! A terminal that changes its size.

use crate::room::Room;
use crate::seat::Seat;

/// The picture that a program draws which starts in a terminal of that size.
fn fresh(room: &Room, size: (u16, u16)) -> String {
    let mut seat = room.interface();
    seat.shows("COOLING DOWN");
    seat.resize(size);
    settled(&seat, size)
}

/// The picture once the whole of it has been drawn: the last hint stands in the last line.
fn settled(seat: &Seat, (width, height): (u16, u16)) -> String {
    seat.wait("the hints at the foot", |seen| {
        let rows: Vec<String> = seen.screen().rows(0, width).collect();
        rows.len() == usize::from(height) && rows.last().is_some_and(|row| row.trim_end().ends_with("q quit"))
    });
    seat.seen().text()
}

fn with_a_case() -> Room {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    room.command_line(&["submit", "--at", "30h ago"]);
    room.command_line(&["reject", "--at", "2h ago", "--reason", "document_glare"]);
    room
}

#[test]
fn a_storm_of_sizes_leaves_the_program_alive_and_the_picture_right() {
    let room = with_a_case();
    let mut seat = room.interface();
    seat.shows("COOLING DOWN");
    for turn in 0..300_u16 {
        let size = match turn % 3 {
            0 => (1, 1),
            1 => (turn % 200 + 1, turn % 60 + 1),
            _ => (200 - turn % 199, 60 - turn % 59),
        };
        seat.resize(size);
    }
    for size in [(100, 30), (80, 24), (130, 40)] {
        seat.resize(size);
        let expected = fresh(&room, size);
        seat.wait("the picture of a fresh start", |seen| seen.text() == expected);
    }
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn a_terminal_that_is_too_small_says_so_until_it_has_grown() {
    let room = with_a_case();
    let mut seat = room.interface();
    seat.shows("COOLING DOWN");
    seat.resize((50, 10));
    seat.shows("kycase needs 60 x 16 cells; this is 50 x 10.");
    seat.resize((60, 16));
    seat.shows("COOLING DOWN");
    seat.hides("kycase needs");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}
