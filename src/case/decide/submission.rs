//! The rule: when a submission may be recorded.

use super::{Desk, not_before};
use crate::case::{Attempt, Bound, Breach, Event, Fact, Level, Made, Moment, Outcome, Refusal, Submission};

impl Desk<'_> {
    /// A submission at `at`. Under the rule it is refused while an attempt is in review, after a final or
    /// support-first rejection that nothing has cleared, before the wait after every rejection is over, and where a
    /// level that comes first is not verified. One that was made already is recorded as a breach, once confirmed.
    pub(super) fn submit(&self, at: Moment, submission: &Submission, made: Made) -> Result<Fact, Refusal> {
        self.could_have_happened(at)?;
        let broken = self.broken_rule(at);
        let breach = match (&broken, made) {
            (None, _) => None,
            (Some(refusal), Made::UnderTheRule) => return Err(refusal.clone()),
            (Some(refusal), Made::Already) => {
                return Err(Refusal::BreachNotConfirmed { breach: as_breach(refusal) });
            }
            (Some(refusal), Made::AlreadyAndConfirmed) => Some(as_breach(refusal)),
        };
        let event = Event::Submitted {
            attempt: self.case.attempts.last().map_or(1, |last| last.number.saturating_add(1)),
            submission: submission.clone(),
            review_due_at: self.policy.review.map(|wait| wait.after(at)),
            breach,
        };
        self.past(at, event)
    }

    /// What no confirmation helps against: the log would contradict itself.
    fn could_have_happened(&self, at: Moment) -> Result<(), Refusal> {
        self.not_closed()?;
        self.not_in_the_future(at)?;
        match self.case.attempts.last() {
            Some(Attempt { outcome: None, number, .. }) => Err(Refusal::InReview { attempt: *number }),
            Some(Attempt { outcome: Some(Outcome::Approved { .. }), .. }) => Err(Refusal::Verified),
            Some(last) => {
                let decided_at = last.decided_at().unwrap_or(last.submitted_at);
                not_before(at, decided_at, Bound::BeforePreviousOutcome)
            }
            None => Ok(()),
        }
    }

    /// The rule against a submission at `at`.
    fn broken_rule(&self, at: Moment) -> Option<Refusal> {
        let shut = || self.case.shut_by(at).map_or(0, |(attempt, _)| attempt.number);
        match self.case.breach_at(at) {
            Some(Breach::Final) => Some(Refusal::Blocked { attempt: shut() }),
            Some(Breach::SupportFirst) => Some(Refusal::SupportFirst { attempt: shut() }),
            Some(Breach::Cooldown { early_by_seconds }) => {
                let held = self.case.holding_back();
                let (attempt, until) = held.map_or((0, at), |(held, rejection)| (held.number, rejection.resubmit_at()));
                debug_assert_eq!(until.since(at).seconds(), early_by_seconds);
                Some(Refusal::CoolingDown { at, until, attempt })
            }
            Some(Breach::LevelNotVerified) | None => {
                self.unverified_prerequisite().map(|requires| Refusal::LevelNotVerified { requires })
            }
        }
    }

    /// The first level that must be verified before this one and is not, on the same account.
    fn unverified_prerequisite(&self) -> Option<Level> {
        let levels = self.policy.prerequisites_of(&self.case.level);
        self.neighbours.first_unverified(&self.case.account, levels).cloned()
    }
}

fn as_breach(refusal: &Refusal) -> Breach {
    match refusal {
        Refusal::CoolingDown { at, until, .. } => Breach::Cooldown { early_by_seconds: until.since(*at).seconds() },
        Refusal::SupportFirst { .. } => Breach::SupportFirst,
        Refusal::LevelNotVerified { .. } => Breach::LevelNotVerified,
        _ => Breach::Final,
    }
}
