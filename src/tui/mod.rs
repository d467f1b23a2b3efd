//! The full-screen interface: keys become actions, actions become commands, and cases are drawn.
//!
//! A key goes to the top-most layer of [`App`]; what that layer asks for comes back as a [`Reaction`]; only `App`
//! hands wishes to the log. Keys, hints and help come from one table (`data/keymap.toml`), looks from another
//! (`data/themes`). Drawing takes one moment and changes nothing.

mod action;
mod app;
pub mod course;
mod form;
mod keymap;
mod reaction;
mod screen;
mod terminal;
mod theme;
mod view;
mod widget;

pub use action::Action;
pub use app::{App, Flow, SMALLEST, StartError, Surroundings};
pub use keymap::{Binding, Key, Keymap, Place};
pub use reaction::{Reaction, Wish};
pub use theme::Theme;
pub use widget::{Glyphs, chart};

use crate::system::wake::Wake;
use ratatui::crossterm::event;
use std::io;
use std::time::Duration;
use terminal::Screen;

/// Why the interface ended before its user wished.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// It could not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// Runs the interface until its user leaves, the terminal goes, or somebody asks the process to end.
///
/// # Errors
/// [`TuiError`]; the terminal has been given back then.
pub fn run(outside: Surroundings) -> Result<(), TuiError> {
    let clock = outside.clock;
    let mut wake = Wake::new(outside.store.path())?;
    let mut app = App::new(outside, clock.now())?;
    let mut screen = Screen::enter()?;
    let mut stale = true;
    loop {
        let now = clock.now();
        if stale {
            screen.terminal.draw(|frame| app.draw(now, frame))?;
        }
        let tick = if app.is_ticking(now) { clock.until_next_second() } else { None };
        let woken = wake.wait(tick)?;
        if woken.stop {
            return Ok(());
        }
        let now = clock.now();
        stale = woken.redraw || tick.is_some();
        if woken.log {
            stale |= app.refresh(now);
        }
        // A change of size is told by a signal first, and then read like a key. Reading from a terminal that has gone
        // would never end.
        while (woken.input || woken.redraw) && wake.has_terminal() && event::poll(Duration::ZERO)? {
            stale = true;
            if app.event(&event::read()?, now) == Flow::Quit {
                return Ok(());
            }
        }
    }
}
