//! Calling the user back when a wait is over.

use std::fs::OpenOptions;
use std::io::{self, Write};

/// Rings the terminal's bell and shows a notification in terminals that know OSC 9.
///
/// # Errors
/// Where there is no terminal.
pub fn ring(text: &str) -> io::Result<()> {
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    let text = crate::case::text::display_safe(text);
    write!(terminal, "\x07\x1b]9;{text}\x1b\\")?;
    terminal.flush()
}
