//! The full-screen interface: keys become actions, actions become commands, and cases are drawn.
//!
//! A key goes to the top-most layer of [`App`]; what that layer asks for comes back as a [`Reaction`]; only `App`
//! hands wishes to the log. Keys, hints and help come from one table (`data/keymaps`), looks from another
//! (`data/themes`). Drawing takes one moment and changes nothing.

mod action;
mod app;
pub mod course;
mod fewer_colours;
mod finish;
mod form;
mod fuzzy;
mod keymap;
mod layer;
mod mouse;
mod reaction;
mod reader;
mod screen;
mod terminal;
mod theme;
mod view;
mod widget;

pub use action::Action;
pub use app::{App, Flow, SMALLEST, StartError, Surroundings};
pub use fewer_colours::in_256_colours;
pub use keymap::{Binding, Key, Keymap, Place};
pub use mouse::Mouse;
pub use reaction::{Reaction, Wish};
pub use theme::{Theme, ThemeError};
pub use widget::{Glyphs, chart};

use crate::system::editor;
use crate::system::suspend::suspend;
use crate::system::wake::Wake;
use crate::system::{locale, notify};
use ratatui::crossterm::event::Event;
use reader::Reader;
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
    let (clock, ways) = (outside.clock, outside.library.config.notify);
    let mut wake = Wake::new(outside.store.path())?;
    let app = App::new(outside, clock.now())?;
    let mut app = if locale::has_every_colour() { app } else { app.in_256_colours() };
    let mut reader = Reader::new()?;
    let mut screen = Screen::enter()?;
    let area = screen.area()?;
    app.event(&Event::Resize(area.width, area.height), clock.now());
    let mut stale = true;
    loop {
        let now = clock.now();
        for alarm in app.alarms(now) {
            // Without a way to call there is nobody to tell that either.
            let _ = notify::call(&alarm.text, ways);
        }
        screen.follow(app.mouse(), &app.headline(now))?;
        if stale {
            screen.terminal.draw(|frame| app.draw(now, frame))?;
        }
        let tick = if app.is_ticking(now) { clock.until_next_second() } else { None };
        let rest = clock.until_next_second().and_then(|_| app.next_due(now)).map(|due| due.since(now).seconds());
        let rest = tick.or(rest.map(|rest| LONGEST_REST.min(Duration::from_secs(rest))));
        let woken = wake.wait(rest, reader.awaited())?;
        if woken.stop {
            return Ok(());
        }
        let now = clock.now();
        stale = woken.redraw || tick.is_some();
        if woken.log {
            stale |= app.refresh(now);
        }
        // A change of size is told by a signal first, and then read like a key.
        if woken.input || woken.redraw {
            reader.ask()?;
        }
        for event in reader.take()? {
            stale = true;
            let flow = match event {
                Event::Mouse(event) => app.mouse_event(event, screen.area()?, now),
                event => app.event(&event, now),
            };
            match flow {
                Flow::GoOn => {}
                Flow::Quit => return Ok(()),
                Flow::Suspend => {
                    reader.settle()?;
                    screen.lend(suspend)??;
                    reader.ask()?;
                }
                Flow::Edit(text) => {
                    reader.settle()?;
                    app.edited(screen.lend(|| editor::edit(&text))?);
                    wake.forget_interrupts();
                    reader.ask()?;
                }
            }
        }
    }
}

/// How long the interface sleeps at most while a timer runs that is not on the screen: the window's title tells minutes.
const LONGEST_REST: Duration = Duration::from_secs(30);
