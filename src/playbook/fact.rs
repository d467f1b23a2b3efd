//! A fact about an exchange: a value that says where it comes from and when that was looked at.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A value with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
