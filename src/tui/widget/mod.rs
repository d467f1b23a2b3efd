//! Small things that several screens draw.

mod gauge;
mod lines;

pub use gauge::{countdown, gauge};
pub use lines::{Page, draw_lines, fit, spread};
