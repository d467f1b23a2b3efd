//! The digests that tie the entries of a case together, so that a byte that changed on the disk is noticed.
//!
//! Each entry holds the SHA-256 of the entry before it and of all that it says itself. That guards against accidents; it
//! is no seal against somebody who can write to the file, and an end that was cut off whole leaves no trace in it.

use crate::case::CaseId;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// What an entry's digest covers, in this order.
pub const COVERED: [&str; 7] = ["sequence", "writer", "at", "recorded_at", "kind", "format", "body"];

/// The digest of an entry.
pub type Link = [u8; 32];

/// The digests of one case's entries, up to the latest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain(Link);

/// A value of a row that is about to be written.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(&'a str),
}

impl Chain {
    /// The beginning of a case's chain.
    pub fn of(case: &CaseId) -> Self {
        Self(Sha256::digest(case.as_str().as_bytes()).into())
    }

    /// Takes in an entry that is about to be written; its digest.
    pub fn extend(&mut self, values: [Value<'_>; COVERED.len()]) -> Link {
        let mut digest = Sha256::new_with_prefix(self.0);
        for value in values {
            match value {
                Value::Integer(number) => digest.update(number.to_be_bytes()),
                Value::Text(text) => add_text(&mut digest, text.as_bytes()),
            }
        }
        self.0 = digest.finalize().into();
        self.0
    }

    /// Takes in an entry that was read; whether it is as it was written. One without a digest was written by another
    /// program and can't be held to any.
    ///
    /// # Errors
    /// Where the row lacks a column.
    pub fn holds(&mut self, row: &Row<'_>) -> rusqlite::Result<bool> {
        let mut digest = Sha256::new_with_prefix(self.0);
        for column in COVERED {
            match row.get_ref(column)? {
                ValueRef::Integer(number) => digest.update(number.to_be_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => add_text(&mut digest, bytes),
                ValueRef::Null | ValueRef::Real(_) => {}
            }
        }
        self.0 = digest.finalize().into();
        let written: Option<Link> = row.get("digest")?;
        Ok(written.is_none_or(|written| written == self.0))
    }
}

/// Lengths keep two texts apart: `ab`, `c` is not `a`, `bc`.
fn add_text(digest: &mut Sha256, text: &[u8]) {
    digest.update((text.len() as u64).to_be_bytes());
    digest.update(text);
}
