//! Stepping aside: for the shell, and for an editor.

use crate::room::Room;
use crate::seat::Seat;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const CTRL_Z: &str = "\x1a";

#[test]
fn ctrl_z_leads_back_to_the_shell_and_fg_returns() {
    let room = Room::new();
    let program = Room::program().to_str().unwrap();
    let script = format!("'{program}'; echo in the shell; read line; fg >/dev/null; exit 7");
    let mut seat = Seat::take(room.program_with(Path::new("sh"), &["-m", "-c", &script]), (80, 24));
    seat.shows("Nothing is tracked yet.");
    seat.keys("o\t\t123");
    seat.shows("123");
    seat.keys(CTRL_Z);
    seat.shows("in the shell");
    assert!(seat.seen().is_given_back(), "{}", seat.seen().text());
    seat.keys("\r");
    seat.shows("123");
    assert!(seat.seen().is_taken());
    seat.keys("4");
    seat.shows("1234");
    seat.keys("\x1b");
    seat.shows("Leave the form?");
    seat.keys("y");
    seat.hides("1234");
    seat.keys("q");
    assert_eq!(seat.ends(), 7);
    assert!(seat.is_as_it_was());
}

#[test]
fn the_message_is_edited_in_a_private_file_that_is_gone_afterwards() {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    room.command_line(&["submit", "--at", "30h ago"]);
    room.command_line(&["reject", "--at", "2h ago", "--reason", "document_glare"]);
    let editor = room.folder().join("my editor");
    let script = "#!/bin/sh\nls -l \"$2\" > \"$1\"\necho \"$2\" >> \"$1\"\necho 'written by hand' > \"$2\"\n";
    fs::write(&editor, script).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let trace = room.folder().join("trace");
    let mut command = room.program_with(Room::program(), &[]);
    command.env("VISUAL", format!("'{}' '{}'", editor.display(), trace.display()));
    let mut seat = Seat::take(command, (80, 24));
    seat.shows("COOLING DOWN");
    seat.keys("\re");
    seat.shows("written by hand");
    assert!(seat.seen().is_taken());
    let traced = fs::read_to_string(&trace).unwrap();
    assert!(traced.starts_with("-rw-------"), "{traced}");
    assert!(!Path::new(traced.lines().last().unwrap()).exists(), "{traced}");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn an_editor_that_is_not_there_changes_nothing_and_says_so() {
    let room = Room::new();
    room.command_line(&["open", "--exchange", "okx", "--uid", "44705892343619584"]);
    let mut command = room.program_with(Room::program(), &[]);
    command.env("VISUAL", "/nowhere/editor");
    let mut seat = Seat::take(command, (80, 24));
    seat.shows("PREPARING");
    seat.keys("\re");
    seat.shows("/nowhere/editor can't be started");
    seat.shows("The text is as before.");
    seat.keys("\x1b");
    seat.hides("as before");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}
