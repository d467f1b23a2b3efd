//! The world outside: clock, files, clipboard, editor, notifications, and what wakes the interface.

pub mod bounded_file;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod editor;
pub mod fingerprint;
pub mod library;
pub mod locale;
pub mod notify;
pub mod paths;
pub mod private_file;
pub mod suspend;
pub mod wake;
pub mod when;
