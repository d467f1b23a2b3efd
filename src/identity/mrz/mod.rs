//! The machine-readable lines of passports and identity cards, by ICAO Doc 9303: three lines of 30 characters (TD1),
//! two of 36 (TD2), two of 44 (TD3).
//!
//! The document's number and the birth date are in the lines. They are held only while their check digits are worked
//! out, they have no accessor, and nothing here shows them.

mod check;
mod layout;

pub use check::{Check, Misread};
pub use layout::{BadLines, Field, Format, Lines};

/// The name in the machine-readable lines.
#[derive(Clone, PartialEq, Eq)]
pub struct LineName {
    /// The primary identifier: the family names, as a rule.
    pub primary: String,
    /// The secondary identifier: the given names, as a rule.
    pub secondary: String,
    /// Whether the field is full, so that something may have been cut off.
    pub truncated: bool,
}

impl LineName {
    /// The name with the given names first, and with the family names first.
    pub fn orders(&self) -> [String; 2] {
        let of = |first: &str, last: &str| format!("{first} {last}").trim().to_owned();
        [of(&self.secondary, &self.primary), of(&self.primary, &self.secondary)]
    }
}

impl std::fmt::Debug for LineName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LineName")
    }
}
