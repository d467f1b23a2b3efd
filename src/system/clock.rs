//! The one place where the time is read.

use crate::case::Moment;
use crate::show::Zone;
use chrono::{Local, Offset, TimeZone};
use std::time::Duration;

/// The variable by which tests of the whole program set the time, in RFC 3339. A release build does not look at it,
/// so that nobody can be talked out of the rule.
pub const TEST_NOW: &str = "KYCASE_TEST_NOW";

/// Where the time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    Real,
    /// It stands still, for a test of the whole program; both faces say so.
    Test(Moment),
}

impl Clock {
    /// The clock of this run.
    ///
    /// # Errors
    /// A sentence, where a test sets a time that can't be read.
    pub fn of_this_run() -> Result<Self, String> {
        if !cfg!(debug_assertions) {
            return Ok(Self::Real);
        }
        let Ok(set) = std::env::var(TEST_NOW) else { return Ok(Self::Real) };
        match chrono::DateTime::parse_from_rfc3339(&set) {
            Ok(time) => Ok(Self::Test(Moment::from_utc(time.to_utc()))),
            Err(error) => Err(format!("{TEST_NOW} is `{set}`, which is no RFC 3339 time: {error}")),
        }
    }

    /// The present second.
    pub fn now(self) -> Moment {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place where the time is read")]
            Self::Real => Moment::from_utc(chrono::Utc::now()),
            Self::Test(moment) => moment,
        }
    }

    /// How long it is until the next second begins; `None` for a clock that stands still.
    pub fn until_next_second(self) -> Option<Duration> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place where the time is read")]
            Self::Real => {
                let passed = u64::from(chrono::Utc::now().timestamp_subsec_millis());
                Some(Duration::from_millis(1000_u64.saturating_sub(passed).max(1)))
            }
            Self::Test(_) => None,
        }
    }
}

/// The time zone that this computer is set to.
pub fn local_zone() -> Zone {
    Zone::new(|moment| Local.offset_from_utc_datetime(&moment.utc().naive_utc()).fix())
}
