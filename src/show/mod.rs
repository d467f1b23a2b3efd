//! What both faces say, in words: where a case stands, what comes next, what happened, and why something was refused.
//!
//! Pure texts over cases and knowledge; no terminal is named here.

mod attempt;
mod next_step;
mod refusal;
mod statistics;
mod status;
mod timeline;
mod zone;

pub use attempt::{breach_words, outcome_words, wait_words};
pub use next_step::next_step;
pub use refusal::{Explained, explain};
pub use statistics::{Breaches, Share, Statistics};
pub use status::{Status, StatusLine};
pub use timeline::{Line, timeline};
pub use zone::Zone;
