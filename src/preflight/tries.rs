//! The exchange's own limit of attempts, and how much of it a case has used.
//!
//! It refuses nothing: kycase's one rule is the wait after a rejection. What an exchange counts is mostly not stated, so
//! every submission of the case counts here, also one that was interrupted or withdrawn.

use crate::case::{Case, Moment, Wait};
use crate::playbook::{AttemptLimit, Fact, Knowledge, Origin};

/// A stated limit of attempts, and how much of it is used at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries<'a> {
    /// What the exchange is called.
    pub exchange: &'a str,
    /// The attempts of the case that were submitted within the time of the limit.
    pub used: usize,
    /// What the exchange states.
    pub limit: &'a AttemptLimit,
    /// Where that comes from.
    pub origin: Origin<'a>,
    /// What the exchange says of the wait once the limit is reached.
    pub wait: Option<&'a Fact<Wait>>,
    /// When the first of them no longer counts, where the limit is used up.
    pub free_at: Option<Moment>,
}

impl<'a> Tries<'a> {
    /// How a case stands against the limit at `now`; `None` where no limit is known, or no attempt is to come.
    pub fn of(case: &Case, knowledge: &'a Knowledge, now: Moment) -> Option<Self> {
        if case.is_verified() || case.closed.is_some() {
            return None;
        }
        let playbook = knowledge.playbook(&case.account.exchange)?;
        let fact = playbook.limits.attempts.as_ref()?;
        let limit = &fact.value;
        let mut ends: Vec<Moment> =
            case.attempts.iter().map(|attempt| limit.window.after(attempt.submitted_at)).collect();
        ends.retain(|end| *end > now);
        ends.sort_unstable();
        let most = usize::try_from(limit.count).unwrap_or(usize::MAX);
        // One more is possible once no more than `most - 1` count.
        let free_at = ends.len().checked_sub(most).and_then(|over| ends.get(over)).copied();
        Some(Self {
            exchange: &playbook.title,
            used: ends.len(),
            limit,
            origin: fact.origin(),
            wait: playbook.limits.wait_after_limit.as_ref(),
            free_at,
        })
    }

    /// Whether no try is left.
    pub fn is_used_up(&self) -> bool {
        self.free_at.is_some()
    }

    /// How much is used: `2 of 5 tries used in 24 hours`.
    pub fn words(&self) -> String {
        format!("{} of {} tries used in {}", self.used, self.limit.count, self.limit.window)
    }

    /// What the exchange states is to be done where no try is left, with its source; `None` where one is.
    pub fn advice(&self, now: Moment) -> Option<String> {
        let free = self.free_at?.since(now);
        let Self { exchange, origin, .. } = self;
        Some(match self.wait {
            Some(wait) => format!("{exchange} says to wait {} once they are used up ({}).", wait.value, wait.origin()),
            None => format!("{exchange} states this limit ({origin}) and no wait; the next try is free in {free}."),
        })
    }
}
