//! Small things that several screens draw.

pub mod chart;
mod gauge;
mod glyphs;
mod lines;
mod picker;
mod query;
mod typed;

pub use gauge::{countdown, gauge};
pub use glyphs::Glyphs;
pub use lines::{Page, draw_lines, fit, spread};
pub use picker::Picker;
pub use query::Query;
pub use typed::shown;
