//! Times as people type them: `2026-11-23 14:05`, `14:05`, `3h ago`, `yesterday 14:05`.

use crate::case::{LONGEST_STATED_WAIT, Moment, Span, unit_seconds};
use crate::show::Zone;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Why a text names no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTime {
    /// It is in no known form.
    #[error(
        "`{0}` is no time; write it like `2026-11-23 14:05`, `14:05`, `3h ago`, `yesterday 14:05` or \
         `2026-11-23T14:05:00+01:00`"
    )]
    Unreadable(String),
    /// There was no exchange of cryptocurrencies yet.
    #[error("`{0}` lies before 3 January 2009, and nothing of a case can have happened before there was Bitcoin")]
    TooEarly(String),
    /// The clocks were put back, and the time came twice.
    #[error("`{text}` came twice, because the clocks were put back; choose `{first}` or `{second}`")]
    Twice {
        /// The time.
        text: String,
        /// The first of the two, in RFC 3339.
        first: String,
        /// The second of the two, in RFC 3339.
        second: String,
    },
    /// The clocks were put forward, and the time never came.
    #[error("`{text}` never came, because the clocks were put forward; choose `{before}` or `{after}`")]
    Never {
        /// The time.
        text: String,
        /// The same time counted as before the change, in RFC 3339.
        before: String,
        /// The same time counted as after the change, in RFC 3339.
        after: String,
    },
}

/// The moment that `text` names at `now`, in the time zone `zone`. Times without a zone are local; a time of day alone
/// is today's. Whether it lies in the future is not looked at here: that is the rule's to judge.
///
/// # Errors
/// [`BadTime`] names what could have been meant.
pub fn parse(text: &str, now: Moment, zone: &Zone) -> Result<Moment, BadTime> {
    let moment = named(text, now, zone)?;
    if moment.unix() < FIRST { Err(BadTime::TooEarly(text.to_owned())) } else { Ok(moment) }
}

/// The first second of 3 January 2009, on which Bitcoin began.
const FIRST: i64 = 1_230_940_800;

fn named(text: &str, now: Moment, zone: &Zone) -> Result<Moment, BadTime> {
    let typed = text.trim();
    if typed.eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    if let Ok(time) = chrono::DateTime::parse_from_rfc3339(typed) {
        return Ok(Moment::from_utc(time.to_utc()));
    }
    if let Some(ago) = typed.to_lowercase().strip_suffix("ago") {
        let span = span(ago.trim()).ok_or_else(|| BadTime::Unreadable(text.to_owned()))?;
        return Ok(now.minus(span));
    }
    let local = local(typed, now, zone).ok_or_else(|| BadTime::Unreadable(text.to_owned()))?;
    resolve(text, local, zone)
}

/// What to say of a time in the future: the same time of day, a day before.
pub fn day_before(at: Moment, now: Moment, zone: &Zone) -> Option<String> {
    let earlier = at.minus(Span::from_hours(24));
    (earlier <= now).then(|| zone.minute(earlier))
}

/// A length of time as people type it: `3h`, `1h 30m`, `2 days`.
pub fn span(text: &str) -> Option<Span> {
    let mut rest = text.trim();
    let mut seconds: u64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (count, tail) = rest.split_at(digits);
        let tail = tail.trim_start();
        let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        let length = unit_seconds(&unit.to_lowercase())?;
        seconds = seconds.checked_add(count.parse::<u64>().ok()?.checked_mul(length)?)?;
        rest = tail.trim_start();
    }
    Some(Span::from_seconds(seconds))
}

/// Why a text names no wait that an exchange can have stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWait {
    /// It is in no known form.
    #[error("is no length of time")]
    Unreadable,
    /// No exchange states such a long one.
    #[error("is longer than any wait that an exchange states (366 days)")]
    TooLong,
}

/// The wait that `text` names, at most [`LONGEST_STATED_WAIT`].
///
/// # Errors
/// [`BadWait`] says what is wrong with it.
pub fn stated_wait(text: &str) -> Result<Span, BadWait> {
    let span = span(text).ok_or(BadWait::Unreadable)?;
    if span > LONGEST_STATED_WAIT { Err(BadWait::TooLong) } else { Ok(span) }
}

/// A date and time on the wall, without a zone.
fn local(typed: &str, now: Moment, zone: &Zone) -> Option<NaiveDateTime> {
    let today = zone.at(now).date_naive();
    let words: Vec<&str> =
        match typed.split_once(['T', 't']).filter(|(day, _)| day.starts_with(|c: char| c.is_ascii_digit())) {
            Some((day, time)) => vec![day, time],
            None => typed.split_whitespace().collect(),
        };
    match words.as_slice() {
        [time] => Some(today.and_time(clock_time(time)?)),
        [day, time] if day.eq_ignore_ascii_case("today") => Some(today.and_time(clock_time(time)?)),
        [day, time] if day.eq_ignore_ascii_case("yesterday") => {
            Some(today.checked_sub_days(Days::new(1))?.and_time(clock_time(time)?))
        }
        [day, time] => Some(NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?.and_time(clock_time(time)?)),
        _ => None,
    }
}

fn clock_time(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"].iter().find_map(|format| NaiveTime::parse_from_str(text, format).ok())
}

/// The moment of a time on the wall. Every offset that holds around it is tried: two fit where the clocks were put
/// back, none where they were put forward.
fn resolve(text: &str, local: NaiveDateTime, zone: &Zone) -> Result<Moment, BadTime> {
    let day = Span::from_hours(24);
    let as_utc = Moment::from_utc(local.and_utc());
    let mut offsets = [as_utc.minus(day), as_utc.plus(day)].map(|near| zone.offset(near)).to_vec();
    offsets.dedup();
    let candidates: Vec<Moment> = offsets
        .iter()
        .filter_map(|offset| Some(Moment::from_utc(local.checked_sub_offset(*offset)?.and_utc())))
        .collect();
    let valid: Vec<Moment> = candidates
        .iter()
        .zip(&offsets)
        .filter(|(at, offset)| zone.offset(**at) == **offset)
        .map(|(at, _)| *at)
        .collect();
    let text = text.to_owned();
    match (valid.as_slice(), candidates.as_slice()) {
        ([at], _) => Ok(*at),
        ([first, second], _) => {
            Err(BadTime::Twice { text, first: zone.rfc3339(*first), second: zone.rfc3339(*second) })
        }
        ([], [after, before]) => {
            Err(BadTime::Never { text, before: zone.rfc3339(*before), after: zone.rfc3339(*after) })
        }
        _ => Err(BadTime::Unreadable(text)),
    }
}
