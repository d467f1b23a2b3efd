//! Corrections: of an attempt's times and reasons, and of the latest entry as a whole.

use super::{Desk, not_after, not_before};
use crate::case::{Attempt, Bound, Correction, Event, Fact, Missing, Moment, Refusal, Ruling, Verdict};

impl Desk<'_> {
    /// Corrects an attempt. The times of a case must stay in order: a submission after the outcome before it, an
    /// outcome after its submission and before the next one.
    pub(super) fn amend(
        &self,
        number: u32,
        submitted_at: Option<Moment>,
        decided_at: Option<Moment>,
        verdict: Option<&Verdict>,
    ) -> Result<Fact, Refusal> {
        let attempts = &self.case.attempts;
        let index = attempts.iter().position(|attempt| attempt.number == number);
        let index = index.ok_or(Refusal::NoSuchAttempt { attempt: number })?;
        let attempt = &attempts[index];
        if submitted_at.is_none() && decided_at.is_none() && verdict.is_none() {
            return Err(Refusal::Empty { field: "correction" });
        }
        if decided_at.is_some() && attempt.outcome.is_none() {
            return Err(Refusal::NothingToAmend { attempt: number, missing: Missing::Outcome });
        }
        if verdict.is_some() && attempt.rejection().is_none() {
            return Err(Refusal::NothingToAmend { attempt: number, missing: Missing::Rejection });
        }
        for at in [submitted_at, decided_at].into_iter().flatten() {
            self.not_in_the_future(at)?;
        }
        let submitted = submitted_at.unwrap_or(attempt.submitted_at);
        if let Some(before) = index.checked_sub(1).and_then(|before| attempts[before].decided_at()) {
            not_before(submitted, before, Bound::BeforePreviousOutcome)?;
        }
        if let Some(decided) = decided_at.or(attempt.decided_at()) {
            if decided_at.is_some() {
                not_before(decided, submitted, Bound::BeforeSubmission)?;
            } else {
                not_after(submitted, decided, Bound::AfterOutcome)?;
            }
            if let Some(next) = attempts.get(index + 1).map(|next: &Attempt| next.submitted_at) {
                not_after(decided, next, Bound::AfterNextSubmission)?;
            }
        }
        let correction = Correction {
            submitted_at,
            review_due_at: submitted_at.and_then(|at| Some(self.policy.review?.after(at))),
            decided_at,
            ruling: verdict.map(|verdict| self.rule_anew(verdict, attempt, decided_at)),
        };
        Ok(self.now(Event::Amended { attempt: number, correction }))
    }

    /// What a verdict that was learned later means, from the time at which the rejection really came.
    fn rule_anew(&self, verdict: &Verdict, attempt: &Attempt, decided_at: Option<Moment>) -> Ruling {
        let at = decided_at.or(attempt.decided_at()).unwrap_or(self.now);
        self.policy.rule_on(verdict, at, |reason| self.seen_before(reason, attempt.number))
    }

    /// Takes back the latest entry that still counts. The opening stays, and so does every breach, whether it was
    /// confirmed or shown by a correction.
    pub(super) fn undo(&self) -> Result<Fact, Refusal> {
        let case = self.case;
        let latest = case.entries.iter().skip(1).rev().find(|entry| {
            !matches!(entry.fact.event, Event::Undone { .. }) && !case.undone.contains_key(&entry.sequence)
        });
        let latest = latest.ok_or(Refusal::NothingToUndo)?;
        let undone = self.now(Event::Undone { sequence: latest.sequence });
        let after = self.after(&undone).attempts;
        let is_kept =
            |held: &Attempt| after.iter().any(|kept| kept.number == held.number && kept.breach == held.breach);
        if let Some(lost) = case.attempts.iter().find(|held| held.breach.is_some() && !is_kept(held)) {
            return Err(Refusal::BreachStays { attempt: lost.number });
        }
        self.leaves_a_place_of_its_own(&undone)?;
        Ok(undone)
    }
}
