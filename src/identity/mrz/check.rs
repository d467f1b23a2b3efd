//! The check digits.

use super::layout::{Field, Lines, Placed};
use crate::identity::Tables;

/// A check digit that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it stands for.
    pub field: Field,
    /// The digit's line, from 1.
    pub line: usize,
    /// The digit's place in it, from 1.
    pub column: usize,
    /// What stands there.
    pub found: char,
    /// What should.
    pub expected: char,
    /// Whether all is well with the field: the digit, and that a date has only digits.
    pub is_right: bool,
    /// Single characters that may have been misread: with any one of them changed, the field is right.
    pub misread: Vec<Misread>,
}

/// A character that may stand for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Its line, from 1.
    pub line: usize,
    /// Its place in it, from 1.
    pub column: usize,
    /// What stands there and what may have to; not told of a field of which nothing may be shown.
    pub characters: Option<(char, char)>,
}

impl Lines {
    /// Every check digit, worked out.
    pub fn checks(&self, tables: &Tables) -> Vec<Check> {
        let fields = self.fields();
        fields
            .iter()
            .map(|field| {
                let (line, column) = self.place(field.digit);
                let is_right = self.is_right(field);
                let misread = if is_right { Vec::new() } else { self.misread(field, &fields, tables) };
                let (found, expected) = (char::from(self.text[field.digit]), char::from(self.digit(field)));
                Check { field: field.field, line, column, found, expected, is_right, misread }
            })
            .collect()
    }

    /// The digit that a field should have.
    fn digit(&self, field: &Placed) -> u8 {
        let characters = field.places.iter().map(|at| self.text[*at]);
        let weighed = characters.zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight);
        b'0' + u8::try_from(weighed.sum::<u32>() % 10).unwrap_or(0)
    }

    fn is_right(&self, field: &Placed) -> bool {
        let found = self.text[field.digit];
        let mut characters = field.places.iter().map(|at| self.text[*at]);
        let is_empty = characters.clone().all(|c| c == b'<');
        let may_lack = matches!(field.field, Field::PersonalNumber | Field::ExpiryDate) && is_empty;
        let well_formed = !field.field.is_date() || characters.all(|c| c.is_ascii_digit() || c == b'<');
        well_formed && (found == self.digit(field) || may_lack && found == b'<')
    }

    /// The single characters that look like others and, changed into those, make the field right. Where some make all
    /// other fields right too, only these.
    fn misread(&self, field: &Placed, fields: &[Placed], tables: &Tables) -> Vec<Misread> {
        let mut found: Vec<(bool, Misread)> = Vec::new();
        for at in field.places.iter().copied().chain([field.digit]) {
            let stands = char::from(self.text[at]);
            for perhaps in tables.confused_with(stands) {
                let mut changed = self.clone();
                changed.text[at] = u8::try_from(perhaps).unwrap_or(b'<');
                if changed.is_right(field) {
                    let (line, column) = self.place(at);
                    let all_right = fields.iter().all(|other| changed.is_right(other));
                    let characters = (!field.field.is_private()).then_some((stands, perhaps));
                    found.push((all_right, Misread { line, column, characters }));
                }
            }
        }
        let any_best = found.iter().any(|(all_right, _)| *all_right);
        let best = found.into_iter().filter(|(all_right, _)| *all_right || !any_best);
        let mut misread: Vec<Misread> = best.map(|(_, misread)| misread).collect();
        misread.dedup();
        misread
    }
}

/// What a character counts in a check digit.
fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 0,
    }
}
