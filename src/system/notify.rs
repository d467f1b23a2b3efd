//! Calling the user back when a wait is over: by the terminal's bell and notification, and by the desktop.

use super::config::{Notify, TerminalNotice};
use crate::case::text::display_safe;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// Calls the user back with `text` in every way that is set.
///
/// # Errors
/// Where no way led anywhere: no terminal, and no program of the desktop.
pub fn call(text: &str, ways: Notify) -> io::Result<()> {
    let shown = ways.desktop && on_desktop(text).is_ok();
    match in_terminal(text, ways) {
        Err(_) if shown => Ok(()),
        told => told,
    }
}

/// What is written to the terminal: the bell, then the notification. No control character of `text` is left in it.
pub fn sequences(text: &str, ways: Notify) -> String {
    let bell = if ways.bell { "\x07" } else { "" };
    let text = display_safe(text);
    let notice = match ways.terminal {
        TerminalNotice::Osc9 => format!("\x1b]9;kycase: {text}\x1b\\"),
        // A semicolon would end the part that it stands in.
        TerminalNotice::Osc777 => format!("\x1b]777;notify;kycase;{}\x1b\\", text.replace(';', ",")),
        TerminalNotice::Osc99 => format!("\x1b]99;;kycase: {text}\x1b\\"),
        TerminalNotice::None => String::new(),
    };
    format!("{bell}{notice}")
}

/// The program of the desktop that shows a notification, with its arguments. No shell reads them.
pub fn desktop_program(text: &str) -> (&'static str, Vec<String>) {
    let text = display_safe(text);
    if cfg!(target_os = "macos") {
        // The text is an argument of the script, not a part of it.
        let script = "on run argv\ndisplay notification (item 1 of argv) with title \"kycase\"\nend run";
        return ("osascript", vec!["-e".to_owned(), script.to_owned(), text.into_owned()]);
    }
    // A desktop may read the text as markup.
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    ("notify-send", vec!["--app-name=kycase".to_owned(), "--".to_owned(), "kycase".to_owned(), text])
}

fn in_terminal(text: &str, ways: Notify) -> io::Result<()> {
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    terminal.write_all(sequences(text, ways).as_bytes())?;
    terminal.flush()
}

/// Starts the desktop's program and waits for it aside: where no desktop runs it may take long to find out.
fn on_desktop(text: &str) -> io::Result<()> {
    let (program, arguments) = desktop_program(text);
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    std::thread::spawn(move || child.wait());
    Ok(())
}
