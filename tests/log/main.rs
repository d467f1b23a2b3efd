//! The log on disk: what it keeps, what it refuses, and what it survives.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on fails")]
#![expect(clippy::needless_pass_by_value, reason = "a sentence reads better without references")]

mod shelf;
mod twin;
mod wishes;

mod append_only;
mod backup;
mod commits;
mod crash;
mod damage;
mod erase;
mod examine;
mod files;
mod flips;
mod full;
mod locked;
mod newer;
mod race;
mod reading;
mod restoring;
mod strangers;
mod tables;
mod taking_in;
