//! Waits as exchanges state them: a length of time, or a number of business days.

use super::{Moment, Span};
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How long something may take, in the unit in which it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Wait {
    /// A length of time in seconds: `24 hours` is 86 400 s, whatever the calendar does.
    Span(Span),
    /// Whole days from Monday to Friday, on the calendar of UTC: no exchange says in which zone it counts, and one log
    /// must say the same on every machine. Public holidays are not known.
    BusinessDays(u16),
}

impl Wait {
    /// When a wait that begins at `start` ends: a span by the second, business days with the last second of the last of
    /// them.
    pub fn after(self, start: Moment) -> Moment {
        match self {
            Wait::Span(span) => start.plus(span),
            Wait::BusinessDays(0) => start,
            Wait::BusinessDays(days) => end_of_business_day(start, days),
        }
    }
}

/// The last second of the business day that is the `days`th after the day of `start`. The day of `start` itself never
/// counts, and a weekend counts as the Friday before it: of a message that was sent on a Friday, a Saturday or a Sunday,
/// the first business day is Monday.
fn end_of_business_day(start: Moment, days: u16) -> Moment {
    const A_WEEK: u64 = 5;
    const FRIDAY: u64 = 4;
    let date = start.utc().date_naive();
    let weekday = u64::from(date.weekday().num_days_from_monday());
    let counted = weekday.min(FRIDAY) + u64::from(days);
    let from_monday = counted / A_WEEK * 7 + counted % A_WEEK;
    let last = date.checked_add_days(Days::new(from_monday - weekday));
    let end = last.and_then(|day| day.and_hms_opt(23, 59, 59));
    end.map_or(Moment::MAX, |end| Moment::from_utc(end.and_utc()))
}

/// Why a text is no wait.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no length of time; write it like `24 hours`, `90m`, `3 days` or `1 business day`")]
pub struct BadWait(String);

impl FromStr for Wait {
    type Err = BadWait;

    fn from_str(text: &str) -> Result<Self, BadWait> {
        let bad = || BadWait(text.to_owned());
        let trimmed = text.trim().to_lowercase();
        let digits = trimmed.find(|c: char| !c.is_ascii_digit()).ok_or_else(bad)?;
        let (count, unit) = trimmed.split_at(digits);
        let count: u64 = count.parse().map_err(|_| bad())?;
        let unit = unit.trim();
        if matches!(unit, "business day" | "business days") {
            return u16::try_from(count).map(Wait::BusinessDays).map_err(|_| bad());
        }
        let length = unit_seconds(unit).ok_or_else(bad)?;
        let seconds = count.checked_mul(length).ok_or_else(bad)?;
        Ok(Wait::Span(Span::from_seconds(seconds)))
    }
}

/// The length in seconds of a unit as people write it, `None` for a word that is no unit.
pub fn unit_seconds(unit: &str) -> Option<u64> {
    match unit {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600),
        "d" | "day" | "days" => Some(86_400),
        "w" | "week" | "weeks" => Some(604_800),
        _ => None,
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [(&str, u64); 4] = [("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1)];
        let (count, unit) = match self {
            Wait::BusinessDays(days) => (u64::from(*days), "business day"),
            // 24 hours stays 24 hours: a day is only said from two whole days on.
            Wait::Span(span) => UNITS
                .iter()
                .filter(|(unit, length)| *unit != "day" || span.seconds() >= 2 * length)
                .find(|(_, length)| !span.is_zero() && span.seconds().is_multiple_of(*length))
                .map_or((span.seconds(), "second"), |(unit, length)| (span.seconds() / length, *unit)),
        };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

impl TryFrom<String> for Wait {
    type Error = BadWait;

    fn try_from(text: String) -> Result<Self, BadWait> {
        text.parse()
    }
}

impl From<Wait> for String {
    fn from(wait: Wait) -> String {
        wait.to_string()
    }
}
