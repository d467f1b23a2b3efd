//! What a submission asks at a terminal where items of the list are open.

use crate::room::Room;
use crate::seat::Seat;

fn with_a_case() -> Room {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    room
}

fn submit(room: &Room, more: &[&str]) -> Seat {
    let words: Vec<&str> = ["submit", "--document", "passport"].iter().chain(more).copied().collect();
    Seat::take(room.program_with(Room::program(), &words), (80, 40))
}

#[test]
fn a_yes_records_the_submission_and_what_was_open() {
    let room = with_a_case();
    let mut seat = submit(&room, &[]);
    seat.shows("14 of 19 items of the list are still open");
    seat.shows("Record the submission all the same? Type yes:");
    assert_eq!(room.cases()[0].attempts.len(), 0, "nothing is recorded before the answer");
    seat.keys("yes\r");
    assert_eq!(seat.ends(), 0);
    let case = room.cases().remove(0);
    assert_eq!(case.attempts[0].submission.open_items.as_ref().map(Vec::len), Some(14));
}

#[test]
fn anything_else_records_nothing_and_tells_how_to_go_on() {
    for answer in ["\r", "no\r", "y\r", "\u{4}"] {
        let room = with_a_case();
        let mut seat = submit(&room, &[]);
        seat.shows("Type yes:");
        seat.keys(answer);
        assert_eq!(seat.ends(), 3, "{answer:?}");
        assert!(seat.seen().text().contains("nothing was recorded"), "{}", seat.seen().text());
        assert_eq!(room.cases()[0].attempts.len(), 0, "{answer:?}");
    }
}

#[test]
fn unchecked_asks_nothing_and_tells_what_is_open() {
    let room = with_a_case();
    let seat = submit(&room, &["--unchecked"]);
    assert_eq!(seat.ends(), 0);
    let text = seat.seen().text();
    assert!(text.contains("14 of 19 items") && !text.contains("Type yes"), "{text}");
    assert_eq!(room.cases()[0].attempts.len(), 1);
}
