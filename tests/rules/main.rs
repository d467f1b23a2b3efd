//! The core, the knowledge, triage and the words: everything that is pure. Time is a value in all of it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on fails")]
#![expect(clippy::needless_pass_by_value, reason = "a sentence reads better without references")]

mod desk;

mod accounts;
mod alarms;
mod bad_files;
mod boundary;
mod callbacks;
mod closed_doors;
mod corrections;
mod findings;
mod histories;
mod knowledge;
mod levels;
mod model;
mod own_files;
mod preflight;
mod refusals;
mod refusals_of_records;
mod rulings;
mod safe_text;
mod slugs;
mod statistics;
mod timeline;
mod timers;
mod triage;
mod tries;
mod undo;
mod waits;
mod wishes;
mod words;
