//! What stands where in the lines.

use super::LineName;
use crate::playbook::Day;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::ops::Range;

/// The machine-readable lines of a document. They are shown by nothing, not even for developers.
#[derive(Clone, PartialEq, Eq)]
pub struct Lines {
    pub(super) format: Format,
    /// All lines as one, in ASCII.
    pub(super) text: Vec<u8>,
}

/// How the lines are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Three lines of 30: cards.
    Td1,
    /// Two lines of 36: larger cards.
    Td2,
    /// Two lines of 44: passports.
    Td3,
}

/// Why a text is no machine-readable lines. No sentence repeats more of it than one character.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLines {
    /// It has another shape.
    #[error("the lines have {}; three of 30 characters, two of 36 or two of 44 are wanted", lengths(.0))]
    Shape(Vec<usize>),
    /// A character can't stand there.
    #[error("line {line}, character {column} is `{}`; only A to Z, 0 to 9 and < stand in these lines", crate::case::text::display_safe(&found.to_string()))]
    Character {
        /// The line, from 1.
        line: usize,
        /// The character in it, from 1.
        column: usize,
        /// What stands there.
        found: char,
    },
    /// It is a visa's.
    #[error("these are the lines of a visa, which is no identity document")]
    Visa,
}

/// A field that a check digit stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The document's number.
    Number,
    /// The birth date.
    BirthDate,
    /// The last day of the document.
    ExpiryDate,
    /// A personal number or other data of the issuing state.
    PersonalNumber,
    /// All of these together.
    Composite,
}

impl Field {
    /// Its name, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::BirthDate => "birth_date",
            Self::ExpiryDate => "expiry_date",
            Self::PersonalNumber => "personal_number",
            Self::Composite => "composite",
        }
    }

    /// Its name, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Number => "document number",
            Self::BirthDate => "birth date",
            Self::ExpiryDate => "expiry date",
            Self::PersonalNumber => "personal number",
            Self::Composite => "lines as a whole",
        }
    }

    /// Whether nothing of it may be shown.
    pub(super) fn is_private(self) -> bool {
        self != Self::ExpiryDate
    }

    /// Whether there are only digits in it.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::BirthDate | Self::ExpiryDate)
    }
}

/// A field with the places of its characters and of its check digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) field: Field,
    /// Where its characters stand.
    pub(super) places: Vec<usize>,
    pub(super) digit: usize,
}

impl Format {
    /// How many characters a line has.
    pub fn width(self) -> usize {
        match self {
            Self::Td1 => 30,
            Self::Td2 => 36,
            Self::Td3 => 44,
        }
    }

    /// Its name in the standard.
    pub fn word(self) -> &'static str {
        match self {
            Self::Td1 => "TD1",
            Self::Td2 => "TD2",
            Self::Td3 => "TD3",
        }
    }

    fn lines(self) -> usize {
        if self == Self::Td1 { 3 } else { 2 }
    }

    fn of(length: usize) -> Option<Self> {
        [Self::Td1, Self::Td2, Self::Td3].into_iter().find(|format| format.width() * format.lines() == length)
    }
}

impl Lines {
    /// The lines in a text, whether they stand on lines of their own or not. Blanks are passed over; small letters and
    /// the marks that readers put in the place of `<` are taken for what they stand for.
    ///
    /// # Errors
    /// [`BadLines`] says what is wrong with their shape.
    pub fn read(text: &str) -> Result<Self, BadLines> {
        let lines: Vec<String> = text.lines().map(as_printed).filter(|line| !line.is_empty()).collect();
        let lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        let shape = |format: Format| match lengths.as_slice() {
            [_] => true,
            all => all.len() == format.lines() && all.iter().all(|length| *length == format.width()),
        };
        let format =
            Format::of(lengths.iter().sum()).filter(|format| shape(*format)).ok_or(BadLines::Shape(lengths))?;
        let whole: Vec<char> = lines.concat().chars().collect();
        let stands = |c: &char| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '<';
        if let Some(at) = whole.iter().position(|c| !stands(c)) {
            let (line, column) = (at / format.width() + 1, at % format.width() + 1);
            return Err(BadLines::Character { line, column, found: whole[at] });
        }
        let text: Vec<u8> = whole.iter().filter_map(|c| u8::try_from(*c).ok()).collect();
        if text.first() == Some(&b'V') {
            return Err(BadLines::Visa);
        }
        Ok(Self { format, text })
    }

    /// How they are laid out.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether they are those of a passport: all others are cards of some kind.
    pub fn is_passport(&self) -> bool {
        self.format == Format::Td3 && self.text.first() == Some(&b'P')
    }

    /// The state that issued the document, by its code of three letters.
    pub fn issuer(&self) -> String {
        self.string(2..5).replace('<', "")
    }

    /// The name.
    pub fn name(&self) -> LineName {
        let range = match self.format {
            Format::Td1 => 60..90,
            Format::Td2 => 5..36,
            Format::Td3 => 5..44,
        };
        let field = self.string(range);
        let truncated = !field.ends_with('<');
        let (primary, secondary) = field.split_once("<<").unwrap_or((&field, ""));
        let names = |part: &str| part.split('<').filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        LineName { primary: names(primary), secondary: names(secondary), truncated }
    }

    /// The last day on which the document is good; `None` where the lines name none, or none that the calendar has.
    ///
    /// The year has two digits: it is the one that lies nearest to `today`, so that documents of up to 50 years ago and
    /// up to 49 years ahead are read rightly.
    pub fn expires(&self, today: Day) -> Option<Day> {
        let two_digits = self.digits(self.expiry(), 0)?;
        let century = today.0.year().div_euclid(100) * 100;
        let years = [century - 100, century, century + 100].map(|century| century + two_digits);
        let year = years.into_iter().find(|year| (-50..50).contains(&(year - today.0.year())))?;
        self.day(self.expiry(), year)
    }

    /// Whether the birth date is a day of the calendar. A part that is not known is written as `<<`, which may be.
    ///
    /// The year has two digits: it is the latest one that is not after today's. Of people of a hundred years and more
    /// it is wrong by a hundred, which matters to nothing but the 29th of February of the year 1900.
    pub fn has_birth_date(&self, today: Day) -> bool {
        let range = self.birth();
        if self.string(range.clone()).contains("<<") {
            return true;
        }
        let Some(two_digits) = self.digits(range.clone(), 0) else { return false };
        let century = today.0.year().div_euclid(100) * 100;
        let year =
            if century + two_digits > today.0.year() { century - 100 + two_digits } else { century + two_digits };
        self.day(range, year).is_some()
    }

    /// Whether the lines name no last day at all, as those of some cards do.
    pub fn is_without_end(&self) -> bool {
        self.string(self.expiry()).chars().all(|c| c == '<')
    }

    fn birth(&self) -> Range<usize> {
        match self.format {
            Format::Td1 => 30..36,
            Format::Td2 => 49..55,
            Format::Td3 => 57..63,
        }
    }

    fn expiry(&self) -> Range<usize> {
        match self.format {
            Format::Td1 => 38..44,
            Format::Td2 => 57..63,
            Format::Td3 => 65..71,
        }
    }

    /// The number's place and that of its check digit. A longer number goes on in the field behind it: then a `<` stands
    /// for the check digit, and the digit follows the rest of the number.
    fn number(&self) -> (Vec<usize>, usize) {
        let (start, rest) = match self.format {
            Format::Td1 => (5, 15..30),
            Format::Td2 => (36, 64..71),
            Format::Td3 => return ((44..53).collect(), 53),
        };
        let digit = start + 9;
        let more = self.text[rest.clone()].iter().position(|c| *c == b'<').unwrap_or(rest.len());
        if self.text[digit] != b'<' || more < 2 {
            return ((start..digit).collect(), digit);
        }
        let end = rest.start + more - 1;
        ((start..digit).chain(rest.start..end).collect(), end)
    }

    pub(super) fn fields(&self) -> Vec<Placed> {
        let (places, digit) = self.number();
        let date = |field, range: Range<usize>| Placed { field, digit: range.end, places: range.collect() };
        let mut fields = vec![
            Placed { field: Field::Number, places, digit },
            date(Field::BirthDate, self.birth()),
            date(Field::ExpiryDate, self.expiry()),
        ];
        let (places, digit): (Vec<usize>, usize) = match self.format {
            Format::Td1 => ((5..30).chain(30..37).chain(38..45).chain(48..59).collect(), 59),
            Format::Td2 => ((36..46).chain(49..56).chain(57..71).collect(), 71),
            Format::Td3 => {
                fields.push(Placed { field: Field::PersonalNumber, places: (72..86).collect(), digit: 86 });
                ((44..54).chain(57..64).chain(65..87).collect(), 87)
            }
        };
        fields.push(Placed { field: Field::Composite, places, digit });
        fields
    }

    /// The line and the character of a place, from 1.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        (at / self.format.width() + 1, at % self.format.width() + 1)
    }

    fn string(&self, range: Range<usize>) -> String {
        self.text[range].iter().copied().map(char::from).collect()
    }

    /// The two digits at `offset` in a field.
    fn digits(&self, range: Range<usize>, offset: usize) -> Option<i32> {
        let digits = &self.text[range.start + offset..range.start + offset + 2];
        digits.iter().all(u8::is_ascii_digit).then(|| i32::from(digits[0] - b'0') * 10 + i32::from(digits[1] - b'0'))
    }

    fn day(&self, range: Range<usize>, year: i32) -> Option<Day> {
        let part = |offset| u32::try_from(self.digits(range.clone(), offset)?).ok();
        NaiveDate::from_ymd_opt(year, part(2)?, part(4)?).map(Day)
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").field("format", &self.format).finish_non_exhaustive()
    }
}

/// A line in the characters of the standard, without blanks.
fn as_printed(line: &str) -> String {
    let mut printed = String::new();
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '\u{ab}' => printed.push_str("<<"),
            '\u{2039}' | '\u{3c}' => printed.push('<'),
            _ => printed.push(c.to_ascii_uppercase()),
        }
    }
    printed
}

fn lengths(lengths: &[usize]) -> String {
    match lengths {
        [] => "no character".to_owned(),
        [one] => format!("{one} characters in all"),
        [all @ .., last] => {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            format!("{} and {last} characters", all.join(", "))
        }
    }
}
