//! The marks of hours, days, months and years on an axis, by local clocks and calendars.

use super::Stretch;
use crate::case::Moment;
use crate::show::Zone;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use unicode_width::UnicodeWidthStr;

/// A mark on the axis, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where it is.
    pub cell: u16,
    /// Where its label begins.
    pub start: u16,
    /// What it is called.
    pub label: String,
}

/// How far two marks are from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Minutes(u32),
    Days(u32),
    Months(u32),
    Years(u32),
}

use Step::{Days as D, Minutes as M, Months as Mo, Years as Y};

/// The distances that can be read, the shortest first.
const STEPS: [Step; 26] = [
    M(5),
    M(10),
    M(15),
    M(30),
    M(60),
    M(120),
    M(180),
    M(360),
    M(720),
    D(1),
    D(2),
    D(7),
    D(14),
    Mo(1),
    Mo(3),
    Mo(6),
    Y(1),
    Y(2),
    Y(5),
    Y(10),
    Y(20),
    Y(50),
    Y(100),
    Y(500),
    Y(1000),
    Y(5000),
];

/// The marks of a stretch of time over `cells` cells, as many as can be told apart, and what all of them have in common:
/// the day of hours, the year of days.
pub fn ticks(stretch: Stretch, cells: u16, zone: &Zone) -> (Vec<Tick>, String) {
    let fits = |step: &&Step| {
        let apart = u128::from(step.seconds()) * u128::from(cells) / u128::from(stretch.length().seconds());
        apart >= step.room()
    };
    let Some(step) = STEPS.iter().find(fits).copied() else { return (Vec::new(), String::new()) };
    let begins = zone.at(stretch.from()).naive_local();
    let mut found: Vec<Tick> = Vec::new();
    let mut free = 0;
    let mut next = step.floor(begins);
    for _ in 0..=cells {
        let Some(local) = next else { break };
        next = step.after(local);
        let at = moment(local, zone);
        if at > stretch.to() {
            break;
        }
        let Some(cell) = stretch.cell(at, cells) else { continue };
        let label = step.label(local);
        let width = u16::try_from(label.width()).unwrap_or(u16::MAX);
        let start = cell.saturating_sub(width / 2).min(cells.saturating_sub(width));
        if start >= free && width <= cells {
            free = start.saturating_add(width).saturating_add(1);
            found.push(Tick { cell, start, label });
        }
    }
    (found, step.common(begins))
}

/// The moment at which local clocks show this, the later one of two.
fn moment(local: NaiveDateTime, zone: &Zone) -> Moment {
    let shifted = |near: Moment| {
        let offset = TimeDelta::seconds(i64::from(zone.offset(near).local_minus_utc()));
        local.checked_sub_signed(offset).map_or(near, |utc| Moment::from_utc(utc.and_utc()))
    };
    shifted(shifted(Moment::from_utc(local.and_utc())))
}

impl Step {
    /// About how long it is.
    fn seconds(self) -> u64 {
        let (count, seconds) = match self {
            Self::Minutes(count) => (count, 60),
            Self::Days(count) => (count, 86_400),
            Self::Months(count) => (count, 28 * 86_400),
            Self::Years(count) => (count, 365 * 86_400),
        };
        u64::from(count) * seconds
    }

    /// How many cells its labels need, with some air.
    fn room(self) -> u128 {
        match self {
            Self::Minutes(_) | Self::Days(_) => 8,
            Self::Months(_) | Self::Years(_) => 7,
        }
    }

    /// The mark at or before `local`.
    fn floor(self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let date = local.date();
        match self {
            Self::Minutes(count) => {
                let minutes = (local.hour() * 60 + local.minute()) / count * count;
                Some(date.and_time(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)?))
            }
            Self::Days(count) => {
                // Day 1 of the common era was a Monday, and so is the first day of every week.
                let over = (date.num_days_from_ce() - 1).rem_euclid(i32::try_from(count).ok()?);
                at_midnight(date.checked_sub_days(Days::new(u64::try_from(over).ok()?)))
            }
            Self::Months(count) => {
                at_midnight(NaiveDate::from_ymd_opt(date.year(), date.month0() / count * count + 1, 1))
            }
            Self::Years(count) => {
                let count = i32::try_from(count).ok()?;
                at_midnight(NaiveDate::from_ymd_opt(date.year().div_euclid(count) * count, 1, 1))
            }
        }
    }

    /// The mark that follows the one at `local`.
    fn after(self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Minutes(count) => local.checked_add_signed(TimeDelta::minutes(i64::from(count))),
            Self::Days(count) => local.checked_add_days(Days::new(u64::from(count))),
            Self::Months(count) => local.checked_add_months(Months::new(count)),
            Self::Years(count) => local.checked_add_months(Months::new(count.checked_mul(12)?)),
        }
    }

    fn label(self, local: NaiveDateTime) -> String {
        let format = match self {
            Self::Minutes(_) if local.time() != NaiveTime::MIN => "%H:%M",
            Self::Minutes(_) | Self::Days(_) => "%-d %b",
            Self::Months(_) if local.month() != 1 => "%b",
            Self::Months(_) | Self::Years(_) => "%Y",
        };
        local.format(format).to_string()
    }

    /// What the labels leave out.
    fn common(self, local: NaiveDateTime) -> String {
        match self {
            Self::Minutes(_) => local.format("%-d %b").to_string(),
            Self::Days(_) | Self::Months(_) => local.format("%Y").to_string(),
            Self::Years(_) => String::new(),
        }
    }
}

fn at_midnight(date: Option<NaiveDate>) -> Option<NaiveDateTime> {
    date.map(|date| date.and_time(NaiveTime::MIN))
}
