//! The course of a case as a picture over one axis of time.
//!
//! ```text
//!  attempts │  1            2                    3  ┊
//!  review   │  ████✗        ████████✗            ███┊░░░░░
//!  wait     │      ████████          █████████      ┊
//!  support  │         █████◆                        ┊
//!  2026     └────┬──────────────┬──────────────┬────┊─────
//!              21 Nov         22 Nov         23 Nov now
//!            ✗ rejected  ◆ answered  ░ to come
//! ```
//!
//! Pure up to the last step: a case becomes lanes of moments ([`lanes`]), a [`Zoom`] says which [`Stretch`] of time is
//! looked at, [`layout`] turns moments into cells, and drawing turns cells into signs.

mod draw;
mod lanes;
mod layout;
mod stretch;
mod ticks;
mod zoom;

pub use draw::{draw, fits};
pub use lanes::{Bar, Detail, Lane, Mark, Sign, Subject, lanes, whole};
pub use layout::{Layout, Name, Piece, Run, Spot, layout};
pub use stretch::Stretch;
pub use ticks::{Tick, ticks};
pub use zoom::{Zoom, turn};
