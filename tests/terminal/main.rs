//! The real program in a pseudo-terminal: what its user sees, and what the terminal is left with.
//!
//! Every wait is for something to be seen or to end; the one deadline, in [`seat`], only fails a test.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod aside;
mod asking;
mod ends;
mod idle;
mod looks;
mod room;
mod seat;
mod size;
mod story;
mod two;
