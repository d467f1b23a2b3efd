//! What the program does while nothing happens.

use crate::room::Room;

/// The wait for descriptors in which a sleeping process stands, as its number and whether it ends by itself.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn sleep_of(process: i32) -> Option<bool> {
    const PPOLL: &str = if cfg!(target_arch = "x86_64") { "271" } else { "73" };
    let call = std::fs::read_to_string(format!("/proc/{process}/syscall")).unwrap();
    let words: Vec<&str> = call.split_whitespace().collect();
    (words.first() == Some(&PPOLL)).then(|| words[3] != "0x0")
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn without_a_timer_on_the_screen_the_program_sleeps_until_something_comes() {
    let room = Room::with_real_time();
    let mut seat = room.interface();
    seat.shows("Nothing is tracked yet.");
    let sleep = std::iter::repeat_with(|| sleep_of(seat.process())).take(1_000_000).flatten().next();
    assert_eq!(sleep, Some(false), "it sleeps, and no time is set to wake it");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn with_a_timer_on_the_screen_the_program_sleeps_until_the_next_second_at_most() {
    let room = Room::with_real_time();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    room.command_line(&["submit"]);
    let mut seat = room.interface();
    seat.shows("IN REVIEW");
    let sleep = std::iter::repeat_with(|| sleep_of(seat.process())).take(1_000_000).flatten().next();
    assert_eq!(sleep, Some(true));
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn a_countdown_goes_on_by_itself() {
    let room = Room::with_real_time();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    room.command_line(&["submit"]);
    let mut seat = room.interface();
    seat.shows("review due in 23:59:");
    let first = seat.seen().text();
    seat.wait("another second", |seen| seen.text() != first && seen.text().contains("review due in 23:59:"));
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}
