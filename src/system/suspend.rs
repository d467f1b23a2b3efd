//! Going back to the shell for a while.

use rustix::process::{Signal, kill_current_process_group};
use std::io;

/// Stops the process, as a terminal does on ctrl-z, and returns when the shell lets it go on. The whole group stops, so
/// that a program that started this one waits too. Where nobody could let it go on the system does not stop it.
///
/// # Errors
/// Where the system refuses.
pub fn suspend() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}
