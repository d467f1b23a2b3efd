//! The program as its user meets it: words in, words and an exit code out.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod ambiguity;
mod checks;
mod codes;
mod confirming;
mod damage;
mod desk;
mod drafts;
mod edges;
mod exports;
mod help;
mod hostile;
mod json;
mod manual;
mod photo;
mod plain;
mod playbooks;
mod preflight;
mod reading;
mod recording;
mod stated;
mod status_bars;
mod story;
mod times;
mod upkeep;
mod waiting;
