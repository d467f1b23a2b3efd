//! Local time for people's eyes. The log knows UTC only.

use crate::case::Moment;
use chrono::{DateTime, FixedOffset, Offset, SecondsFormat, Utc};
use std::fmt;
use std::sync::Arc;

/// The time zone in which times are shown.
#[derive(Clone)]
pub struct Zone(Arc<dyn Fn(Moment) -> FixedOffset + Send + Sync>);

impl Zone {
    /// A zone that is as far from UTC as `offset` says, at each moment.
    pub fn new(offset: impl Fn(Moment) -> FixedOffset + Send + Sync + 'static) -> Self {
        Self(Arc::new(offset))
    }

    /// UTC itself.
    pub fn utc() -> Self {
        Self::new(|_| Utc.fix())
    }

    /// `2026-11-24 14:05`, in this zone.
    pub fn minute(&self, moment: Moment) -> String {
        self.format(moment, "%Y-%m-%d %H:%M")
    }

    /// `2026-11-24 14:05:00`, in this zone, as people may type it again.
    pub fn second(&self, moment: Moment) -> String {
        self.format(moment, "%Y-%m-%d %H:%M:%S")
    }

    /// `2026-11-24 14:05 +01:00`, in this zone; `2026-11-24 14:05 UTC` where local time is UTC.
    pub fn stamp(&self, moment: Moment) -> String {
        self.format(moment, if self.is_utc_at(moment) { "%Y-%m-%d %H:%M UTC" } else { "%Y-%m-%d %H:%M %:z" })
    }

    /// `Tue 24 Nov 14:05:00`, in this zone: a moment of these days, for a person.
    pub fn near(&self, moment: Moment) -> String {
        self.format(moment, "%a %-d %b %H:%M:%S")
    }

    /// `Tue 24 Nov`, in this zone.
    pub fn day(&self, moment: Moment) -> String {
        self.format(moment, "%a %-d %b")
    }

    /// Both times of an instant to the second: `2026-11-24 14:05:00 +01:00 (2026-11-24 13:05:00 UTC)`, or the second
    /// alone where local time is UTC.
    pub fn both(&self, moment: Moment) -> String {
        let utc = moment.utc().format("%Y-%m-%d %H:%M:%S UTC").to_string();
        if self.is_utc_at(moment) {
            return utc;
        }
        format!("{} ({utc})", self.format(moment, "%Y-%m-%d %H:%M:%S %:z"))
    }

    /// How far this zone is from UTC at that moment.
    pub fn offset(&self, moment: Moment) -> FixedOffset {
        (self.0)(moment)
    }

    /// The moment on this zone's clocks and calendars.
    pub fn at(&self, moment: Moment) -> DateTime<FixedOffset> {
        moment.utc().with_timezone(&self.offset(moment))
    }

    /// RFC 3339 in this zone: `2026-11-24T14:05:00+01:00`.
    pub fn rfc3339(&self, moment: Moment) -> String {
        self.at(moment).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Whether local time is UTC at that moment.
    pub fn is_utc_at(&self, moment: Moment) -> bool {
        self.offset(moment).local_minus_utc() == 0
    }

    fn format(&self, moment: Moment, format: &str) -> String {
        self.at(moment).format(format).to_string()
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zone")
    }
}
