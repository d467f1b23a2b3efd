//! Dates as people write them and as documents print them.

use super::Tables;
use crate::playbook::Day;
use chrono::{Datelike, NaiveDate};

/// Why a text names no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDate {
    /// It is in no known form.
    #[error("`{0}` is no date; write it like `2027-03-01`, `01.03.2027` or `1 Mar 2027`, the year with four digits")]
    Unreadable(String),
    /// The calendar has no such day.
    #[error("`{0}` is no day of the calendar")]
    NoSuchDay(String),
    /// Day and month could be either.
    #[error("`{text}` can be {} or {}; write `{first}` or `{second}`", in_words(*first), in_words(*second))]
    Ambiguous {
        /// What was written.
        text: String,
        /// The day, where it was written first.
        first: Day,
        /// The day, where the month was written first.
        second: Day,
    },
}

/// The longest text that can be a date, in characters.
const LONGEST: usize = 40;

/// The day that `text` names: the year first with any mark between, the day first with points between, or the month as
/// a word. With other marks the day and the month must not be mistakable for each other.
///
/// # Errors
/// [`BadDate`] where it names none, or either of two.
pub fn read(text: &str, tables: &Tables) -> Result<Day, BadDate> {
    let typed = text.trim();
    // What is no date at all may be something that nobody is to see: it is not repeated at length.
    let unreadable = || BadDate::Unreadable(text.chars().take(LONGEST).take_while(|c| *c != '<').collect());
    let day = |year, month, day| {
        let found = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        found.filter(|found| (1900..=2199).contains(&found.year())).map(Day)
    };
    let or_none = |found: Option<Day>| found.ok_or_else(|| BadDate::NoSuchDay(text.to_owned()));
    if typed.chars().count() > LONGEST {
        return Err(unreadable());
    }
    if let Some((numbers, month)) = with_month_word(typed, tables) {
        return match numbers.as_slice() {
            [one, year] | [year, one] if is_year(year) && is_short(one) => or_none(day(value(year), month, value(one))),
            _ => Err(unreadable()),
        };
    }
    let (numbers, mark) = numbers(typed).ok_or_else(unreadable)?;
    match numbers.as_slice() {
        [year, month, date] if is_year(year) && is_short(month) && is_short(date) => {
            or_none(day(value(year), value(month), value(date)))
        }
        [date, month, year] if is_year(year) && is_short(month) && is_short(date) => {
            let day_first = day(value(year), value(month), value(date));
            let month_first = day(value(year), value(date), value(month));
            match (day_first, month_first) {
                (Some(first), Some(second)) if mark != '.' && first != second => {
                    Err(BadDate::Ambiguous { text: text.to_owned(), first, second })
                }
                (first, second) => or_none(first.or(second.filter(|_| mark != '.'))),
            }
        }
        _ => Err(unreadable()),
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4
}

fn is_short(digits: &str) -> bool {
    digits.len() <= 2
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

/// The numbers of a date and the mark between them.
fn numbers(typed: &str) -> Option<(Vec<&str>, char)> {
    let typed = typed.strip_suffix(['\u{65e5}', '.']).unwrap_or(typed);
    let mark = typed.chars().find(|c| !c.is_ascii_digit())?;
    let is_mark = |c: char| c == mark || mark == '\u{5e74}' && c == '\u{6708}';
    if !matches!(mark, '-' | '/' | '.' | ' ' | '\u{2013}' | '\u{5e74}') {
        return None;
    }
    let numbers: Vec<&str> = typed.split(is_mark).map(str::trim).collect();
    let digits = |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    numbers.iter().all(digits).then_some((numbers, mark))
}

/// The numbers of a date whose month is a word, in one language or in two: `01 MAR/MARS 2027`.
fn with_month_word<'a>(typed: &'a str, tables: &Tables) -> Option<(Vec<&'a str>, u32)> {
    let mut numbers = Vec::new();
    let mut month = None;
    for word in typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        match (digits, tables.month(&word.to_lowercase())) {
            (length, _) if length == word.len() => numbers.push(word),
            (0, Some(named)) if month.is_none_or(|known| known == named) => month = Some(named),
            // `1st`, `2nd`, and in Spanish `1 de marzo de 2027`.
            (1 | 2, _) if ["st", "nd", "rd", "th"].contains(&&word[digits..]) => numbers.push(&word[..digits]),
            (0, None) if ["de", "del", "of"].contains(&word.to_lowercase().as_str()) => {}
            _ => return None,
        }
    }
    month.map(|month| (numbers, month))
}

/// A day as nobody can mistake it: `4 March 2027`.
pub fn in_words(day: Day) -> String {
    day.0.format("%-d %B %Y").to_string()
}
