//! Time as a value: an instant in whole UTC seconds, and a length of time.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An instant in UTC, in whole seconds, between the years 0 and 9999.
///
/// The log stores it as the number of seconds since 1970-01-01T00:00:00Z, so
/// that the 24-hour rule compares integers and no clock change can bend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// 9999-12-31T23:59:59Z, where adding stops.
    pub const MAX: Moment = Moment(253_402_300_799);
    /// 0000-01-01T00:00:00Z.
    pub const MIN: Moment = Moment(-62_167_219_200);

    /// The moment that many seconds after 1970-01-01T00:00:00Z; `None` outside the years 0 to 9999.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&seconds).then_some(Self(seconds))
    }

    /// The whole second that holds `time`, kept within the years 0 to 9999.
    pub fn from_utc(time: DateTime<Utc>) -> Self {
        Self(time.timestamp().clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// The same instant for chrono's formatting and calendars.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// The instant `span` later, at most [`Moment::MAX`].
    #[must_use]
    pub fn plus(self, span: Span) -> Self {
        let seconds = i64::try_from(span.seconds()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(seconds).min(Self::MAX.0))
    }

    /// The instant `span` earlier, at least [`Moment::MIN`].
    #[must_use]
    pub fn minus(self, span: Span) -> Self {
        let seconds = i64::try_from(span.seconds()).unwrap_or(i64::MAX);
        Self(self.0.saturating_sub(seconds).max(Self::MIN.0))
    }

    /// How long after `earlier` this is; zero where it is not after it.
    pub fn since(self, earlier: Moment) -> Span {
        Span::from_seconds(u64::try_from(self.0 - earlier.0).unwrap_or(0))
    }

    /// RFC 3339 in UTC, for machines: `2026-11-23T14:05:00Z`.
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = i64::deserialize(deserializer)?;
        Self::from_unix(seconds)
            .ok_or_else(|| serde::de::Error::custom(format!("{seconds} is no time of the years 0 to 9999")))
    }
}

/// A length of time in whole seconds, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(u64);

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A span of that many seconds.
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// A span of that many hours of 3600 s.
    pub const fn from_hours(hours: u64) -> Self {
        Self(hours.saturating_mul(3600))
    }

    /// Its length in seconds.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// Whether it is no time at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Span {
    /// The two largest units that are not zero, as people say them: `23h 59m`, `2d 3h`, `45s`. Days begin at 48 hours, so
    /// that 24 hours stay 24 hours.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, hours) =
            if self.0 < 2 * 86_400 { (0, self.0 / 3600) } else { (self.0 / 86_400, self.0 / 3600 % 24) };
        let units = [(days, "d"), (hours, "h"), (self.0 / 60 % 60, "m"), (self.0 % 60, "s")];
        let Some(largest) = units.iter().position(|(count, _)| *count > 0) else { return f.write_str("0s") };
        let (count, unit) = units[largest];
        write!(f, "{count}{unit}")?;
        match units.get(largest + 1) {
            Some((count, unit)) if *count > 0 => write!(f, " {count}{unit}"),
            _ => Ok(()),
        }
    }
}
