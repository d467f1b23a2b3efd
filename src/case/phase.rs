//! Where a case stands. Always derived on read, never stored.

use super::fold::{breach_of, shut_by};
use super::{Attempt, Breach, Case, Closing, ItemId, Moment, Outcome, Rejection, Ticket};

/// Where a case stands at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Nothing has been submitted.
    Preparing,
    /// An attempt is with the exchange.
    InReview,
    /// An attempt is with the exchange for longer than it says it takes.
    Overdue,
    /// Rejected, and the wait is not over.
    CoolingDown,
    /// A new submission is allowed.
    Ready,
    /// Support must be asked first; waiting alone does not help.
    SupportFirst,
    /// The rejection is final.
    Blocked,
    /// The level is verified.
    Verified,
    /// The case has ended.
    Closed,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Phase; 9] = [
        Self::Preparing,
        Self::InReview,
        Self::Overdue,
        Self::CoolingDown,
        Self::Ready,
        Self::SupportFirst,
        Self::Blocked,
        Self::Verified,
        Self::Closed,
    ];

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::InReview => "in_review",
            Self::Overdue => "overdue",
            Self::CoolingDown => "cooling_down",
            Self::Ready => "ready",
            Self::SupportFirst => "support_first",
            Self::Blocked => "blocked",
            Self::Verified => "verified",
            Self::Closed => "closed",
        }
    }

    /// The word for it to a person.
    pub fn title(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::InReview => "in review",
            Self::Overdue => "review overdue",
            Self::CoolingDown => "cooling down",
            Self::Ready => "ready",
            Self::SupportFirst => "support first",
            Self::Blocked => "blocked",
            Self::Verified => "verified",
            Self::Closed => "closed",
        }
    }
}

impl Case {
    /// Where the case stands at `now`.
    pub fn phase(&self, now: Moment) -> Phase {
        if self.closed.is_some() {
            return Phase::Closed;
        }
        match self.attempts.last() {
            None => Phase::Preparing,
            Some(Attempt { outcome: None, review_due_at, .. }) => {
                if review_due_at.is_some_and(|due| due <= now) {
                    Phase::Overdue
                } else {
                    Phase::InReview
                }
            }
            Some(Attempt { outcome: Some(Outcome::Approved { .. }), .. }) => Phase::Verified,
            Some(_) => match self.breach_at(now) {
                Some(Breach::Final) => Phase::Blocked,
                Some(Breach::SupportFirst) => Phase::SupportFirst,
                Some(Breach::Cooldown { .. }) => Phase::CoolingDown,
                Some(Breach::LevelNotVerified) | None => Phase::Ready,
            },
        }
    }

    /// The rule that a submission at `at` would break, as far as this case alone can tell.
    pub fn breach_at(&self, at: Moment) -> Option<Breach> {
        breach_of(&self.attempts, at)
    }

    /// The first instant at which the wait after every rejection so far is over; `None` without a rejection.
    pub fn resubmit_at(&self) -> Option<Moment> {
        self.holding_back().map(|(_, rejection)| rejection.resubmit_at())
    }

    /// The rejected attempt whose wait is over last; of two, the later one.
    pub fn holding_back(&self) -> Option<(&Attempt, &Rejection)> {
        let rejected = self.attempts.iter().filter_map(|attempt| Some((attempt, attempt.rejection()?)));
        rejected.max_by_key(|(_, rejection)| rejection.resubmit_at())
    }

    /// The rejected attempt that keeps the case shut at `at`, whatever the wait: final, or one that support must answer
    /// first. `None` where waiting is all that is asked for.
    pub fn shut_by(&self, at: Moment) -> Option<(&Attempt, &Rejection)> {
        shut_by(&self.attempts, at)
    }

    /// The attempt that is with the exchange.
    pub fn in_review(&self) -> Option<&Attempt> {
        self.attempts.last().filter(|attempt| attempt.outcome.is_none())
    }

    /// The latest attempt that was rejected, with its rejection.
    pub fn latest_rejection(&self) -> Option<(&Attempt, &Rejection)> {
        self.attempts.iter().rev().find_map(|attempt| Some((attempt, attempt.rejection()?)))
    }

    /// The latest ticket, unless it is closed.
    pub fn open_ticket(&self) -> Option<&Ticket> {
        self.tickets.last().filter(|ticket| ticket.closed_at.is_none())
    }

    /// The ticks of the list that the case is at: before an attempt, or after an approval.
    pub fn ticks(&self) -> &[ItemId] {
        if self.is_verified() { &self.secured } else { &self.checked }
    }

    /// Whether its level is verified: by an approval, or because it was closed as verified.
    pub fn is_verified(&self) -> bool {
        matches!(self.attempts.last(), Some(Attempt { outcome: Some(Outcome::Approved { .. }), .. }))
            || self.closed.is_some_and(|closed| closed.outcome == Closing::Verified)
    }
}
