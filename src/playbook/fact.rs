//! A fact about an exchange: a value that says where it comes from and when that was looked at.

use crate::case::Moment;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A value with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a table with `value`, `source`, `tier` and `checked_on`")]
pub struct Fact<T> {
    /// What is said.
    pub value: T,
    /// The page's address where the tier is official, else a description without one.
    pub source: String,
    /// How far the source can be trusted.
    pub tier: Tier,
    /// The page's own date.
    pub as_of: Option<Day>,
    /// When the page was read for this file.
    pub checked_on: Day,
    /// A remark on the fact.
    pub note: Option<String>,
}

/// Where something comes from, and when that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Origin<'a> {
    /// As in [`Fact`].
    pub source: &'a str,
    /// As in [`Fact`].
    pub tier: Tier,
    /// As in [`Fact`].
    pub as_of: Option<Day>,
    /// As in [`Fact`].
    pub checked_on: Day,
    /// As in [`Fact`].
    pub note: Option<&'a str>,
}

impl<T> Fact<T> {
    /// Where it comes from.
    pub fn origin(&self) -> Origin<'_> {
        Origin {
            source: &self.source,
            tier: self.tier,
            as_of: self.as_of,
            checked_on: self.checked_on,
            note: self.note.as_deref(),
        }
    }
}

impl Origin<'_> {
    /// The day that the fact is known to be true of: the page's own, else the one on which it was read.
    pub fn day(&self) -> Day {
        self.as_of.unwrap_or(self.checked_on)
    }
}

impl fmt::Display for Origin<'_> {
    /// The tier, the day and the source: `official, 2024-07-03: https://okx.com/help/...`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.tier, self.day(), self.source)
    }
}

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The exchange's own domain.
    Official,
    /// A copy of the exchange's help centre on a domain that could not be verified: a hint.
    Mirror,
    /// Somebody else's page.
    ThirdParty,
    /// kycase's own rule or advice.
    Kycase,
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Official => "official",
            Self::Mirror => "mirror",
            Self::ThirdParty => "third party",
            Self::Kycase => "kycase",
        })
    }
}

/// A calendar day, in TOML's own date notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day of `moment`, in UTC.
    pub fn of(moment: Moment) -> Self {
        Self(moment.utc().date_naive())
    }

    /// The day that is written like `2026-11-23`.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// How many days lie between this one and `today`; none where it is not over yet.
    pub fn age_days(self, today: Day) -> u64 {
        u64::try_from(today.0.signed_duration_since(self.0).num_days()).unwrap_or(0)
    }

    /// Whether it lies more than a year before `today`: what is known of that day had better be checked.
    pub fn is_old(self, today: Day) -> bool {
        const A_YEAR: Months = Months::new(12);
        self.0.checked_add_months(A_YEAR).is_some_and(|birthday| birthday < today.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stamp = toml::value::Datetime::deserialize(deserializer)?;
        let day = stamp.date.filter(|_| stamp.time.is_none());
        day.and_then(|day| NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day)))
            .map(Day)
            .ok_or_else(|| serde::de::Error::custom("a day is wanted, like 2026-11-23"))
    }
}
