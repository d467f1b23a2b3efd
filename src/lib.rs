//! kycase, a case tracker for identity verifications that an exchange rejected.
//!
//! # The idea: decide, commit, apply, show
//!
//! What happened is a fact in an append-only log; a case is the fold of its facts; a wish may be refused, a fact never.
//! The faces turn keys and words into wishes and show cases.
//!
//! # The layers
//!
//! Each may name only what stands before it; `tests/house.rs` holds that.
//!
//! | layer | is |
//! |---|---|
//! | [`case`] | the core: what may be recorded, and what follows. Pure: no file, clock, randomness, SQL, terminal |
//! | [`playbook`] | what is known of exchanges and reasons; all of it data |
//! | [`identity`] | names and documents: whether they agree, whether they will do |
//! | [`triage`] | reading reasons out of an exchange's text |
//! | [`preflight`] | what is to be seen to for one case |
//! | [`photo`] | a photo, judged by its pixels before it is sent |
//! | [`draft`] | the message to support |
//! | [`show`] | what both faces say, in words |
//! | [`store`] | the log, in SQLite; [`store::Store::commit`] is the one writer of new facts, [`store::Store::take_in`] takes in history |
//! | [`system`] | clock, files, clipboard, editor, signals |
//! | [`cli`] | the command line; knows nothing of `tui` |
//! | [`tui`] | the full-screen interface; knows nothing of `cli` |
//!
//! # What never happens here
//!
//! * No rule about submissions stands outside `case`, and no fact is written outside `store`.
//! * The time is read in `system::clock` alone, and passed on as a value.
//! * Text from outside reaches a terminal only through [`case::text`].
//! * Nothing is sent over a network.

pub mod case;
pub mod cli;
pub mod draft;
pub mod identity;
pub mod photo;
pub mod playbook;
pub mod preflight;
pub mod show;
pub mod store;
pub mod system;
pub mod triage;
pub mod tui;
