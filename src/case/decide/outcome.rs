//! What became of the attempt in review.

use super::{Desk, not_before};
use crate::case::{Attempt, Bound, Event, Fact, Moment, ReasonId, Refusal, Verdict};

impl Desk<'_> {
    pub(super) fn approve(&self, at: Moment) -> Result<Fact, Refusal> {
        let attempt = self.decided(at)?;
        self.past(at, Event::Approved { attempt })
    }

    pub(super) fn reject(&self, at: Moment, text: Option<&String>, verdict: &Verdict) -> Result<Fact, Refusal> {
        let attempt = self.decided(at)?;
        let ruling = self.policy.rule_on(verdict, at, |reason| self.seen_before(reason, attempt));
        self.past(at, Event::Rejected { attempt, text: text.cloned(), ruling })
    }

    /// A technical failure. It starts no cooldown, because no review took place.
    pub(super) fn interrupt(&self, at: Moment, text: Option<&String>) -> Result<Fact, Refusal> {
        let attempt = self.decided(at)?;
        self.past(at, Event::Interrupted { attempt, text: text.cloned() })
    }

    pub(super) fn withdraw(&self, at: Moment, text: Option<&String>) -> Result<Fact, Refusal> {
        let attempt = self.decided(at)?;
        self.past(at, Event::Withdrawn { attempt, text: text.cloned() })
    }

    /// Whether an attempt before number `attempt` was rejected for `reason`.
    pub(super) fn seen_before(&self, reason: &ReasonId, attempt: u32) -> bool {
        let earlier = self.case.attempts.iter().filter(|earlier| earlier.number < attempt);
        earlier.filter_map(Attempt::rejection).any(|rejection| rejection.ruling.reasons.contains(reason))
    }

    /// The number of the attempt in review, which an outcome at `at` must not precede.
    fn decided(&self, at: Moment) -> Result<u32, Refusal> {
        self.not_closed()?;
        let attempt = self.case.in_review().ok_or(Refusal::NoAttemptInReview)?;
        not_before(at, attempt.submitted_at, Bound::BeforeSubmission)?;
        Ok(attempt.number)
    }
}
