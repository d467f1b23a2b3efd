//! What the cases of a log add up to.

use crate::case::{Attempt, Case, Outcome, ReasonId, Span};
use serde::Serialize;

/// Counts over some cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// How many cases.
    pub cases: usize,
    /// How many of them are verified.
    pub verified: usize,
    /// How many submissions.
    pub attempts: usize,
    /// How many of them were approved.
    pub approved: usize,
    /// How many were rejected.
    pub rejected: usize,
    /// How many never reached review.
    pub interrupted: usize,
    /// How many were taken back.
    pub withdrawn: usize,
    /// How many broke a rule.
    pub breaches: usize,
    /// How often each reason was given, the most frequent first.
    pub reasons: Vec<(ReasonId, usize)>,
    /// How many attempts each case has, in the order of the cases.
    pub attempts_per_case: Vec<(String, usize)>,
    /// How long each approval and rejection took, in seconds from the submission, in the order of the decisions.
    pub decision_seconds: Vec<u64>,
}

impl Statistics {
    /// Counts over `cases`.
    pub fn of(cases: &[Case]) -> Self {
        let attempts = || cases.iter().flat_map(|case| &case.attempts);
        let outcomes = |word: &str| {
            attempts().filter(|attempt| attempt.outcome.as_ref().is_some_and(|outcome| outcome.word() == word)).count()
        };
        Self {
            cases: cases.len(),
            verified: cases.iter().filter(|case| case.is_verified()).count(),
            attempts: attempts().count(),
            approved: outcomes("approved"),
            rejected: outcomes("rejected"),
            interrupted: outcomes("interrupted"),
            withdrawn: outcomes("withdrawn"),
            breaches: attempts().filter(|attempt| attempt.breach.is_some()).count(),
            reasons: reasons(cases),
            attempts_per_case: cases.iter().map(|case| (case.slug.as_str().to_owned(), case.attempts.len())).collect(),
            decision_seconds: decisions(cases),
        }
    }

    /// The time that half of the decisions took no longer than; `None` without a decision.
    pub fn median_decision(&self) -> Option<Span> {
        let mut sorted = self.decision_seconds.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len().checked_sub(1)? / 2).map(|seconds| Span::from_seconds(*seconds))
    }

    /// The time that the longest decision took; `None` without a decision.
    pub fn longest_decision(&self) -> Option<Span> {
        self.decision_seconds.iter().max().map(|seconds| Span::from_seconds(*seconds))
    }
}

fn reasons(cases: &[Case]) -> Vec<(ReasonId, usize)> {
    let mut counts: Vec<(ReasonId, usize)> = Vec::new();
    let rejections = cases.iter().flat_map(|case| &case.attempts).filter_map(Attempt::rejection);
    for reason in rejections.flat_map(|rejection| &rejection.ruling.reasons) {
        match counts.iter_mut().find(|(known, _)| known == reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((reason.clone(), 1)),
        }
    }
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    counts
}

fn decisions(cases: &[Case]) -> Vec<u64> {
    let attempts = cases.iter().flat_map(|case| &case.attempts);
    let mut decided: Vec<_> = attempts
        .filter(|attempt| matches!(attempt.outcome, Some(Outcome::Approved { .. } | Outcome::Rejected(_))))
        .filter_map(|attempt| Some((attempt.decided_at()?, attempt.submitted_at)))
        .collect();
    decided.sort_unstable();
    decided.into_iter().map(|(decided, submitted)| decided.since(submitted).seconds()).collect()
}
