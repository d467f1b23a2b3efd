//! What both faces say, in words: where a case stands, what comes next, what happened, and why something was refused.
//!
//! Pure texts over cases and knowledge; no terminal is named here.

pub mod alarm;
mod ascii;
mod asked;
mod attempt;
mod complaint;
mod contents;
mod fact;
mod find;
mod headline;
mod next_step;
mod refusal;
mod statistics;
mod status;
mod timeline;
mod zone;

pub use ascii::in_ascii;
pub use asked::Asked;
pub use attempt::{breach_words, in_quotes, left_words, outcome_words, wait_words};
pub use complaint::{CALENDAR, Complaint, calendar};
pub use contents::{contents, counted};
pub use fact::{FactLine, OLD, Topic, facts, tell_ages};
pub use find::{Hit, find};
pub use headline::headline;
pub use next_step::next_step;
pub use refusal::{Explained, explain};
pub use statistics::{Breaches, Share, Statistics};
pub use status::{Status, StatusLine};
pub use timeline::{Line, timeline};
pub use zone::Zone;
