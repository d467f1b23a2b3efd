//! What the full-screen interface shows and does, driven by keys, without a terminal.
//!
//! A test sits at a [`desk::Desk`]: it sets the time, presses keys and looks at the screen.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]
#![expect(clippy::unused_self, reason = "what was copied is asked of the desk, wherever it is kept")]

mod ascii;
mod cases;
mod charts;
mod course;
mod desk;
mod finding;
mod glass;
mod hostile;
mod keymap;
mod letters;
mod mending;
mod mouse;
mod own_keys;
mod pictures;
mod preparing;
mod refusals;
mod sizes;
mod stated;
mod stories;
mod story;
mod styles;
mod themes;
mod ticking;
mod walk;
mod ways;
mod writers;
