//! What the cases of a log add up to.

use crate::case::{Attempt, Breach, Case, Outcome, ReasonId, Span};
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
    /// How many have no outcome yet.
    pub in_review: usize,
    /// How many broke a rule.
    pub breaches: usize,
    /// The same by the rule that was broken.
    pub breaches_by_rule: Breaches,
    /// How often each reason was given, the most frequent first.
    pub reasons: Vec<(ReasonId, usize)>,
    /// How many attempts each case has, in the order of the cases.
    pub attempts_per_case: Vec<(String, usize)>,
    /// How long each approval and rejection took, in seconds from the submission, in the order of the decisions.
    pub decision_seconds: Vec<u64>,
}

/// How many submissions broke which rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Breaches {
    /// Made before the wait was over.
    pub cooldown: usize,
    /// Made before support had answered.
    pub support_first: usize,
    /// Made after a final rejection.
    pub after_final: usize,
    /// Made before the lower level was verified.
    pub level_not_verified: usize,
}

/// Some of the things that were counted, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which, in words.
    pub words: String,
    /// How many.
    pub count: usize,
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
            in_review: attempts().filter(|attempt| attempt.outcome.is_none()).count(),
            breaches_by_rule: attempts().filter_map(|attempt| attempt.breach).collect(),
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

/// The lengths at which decisions are told apart.
const LENGTHS: [Span; 5] =
    [Span::from_hours(1), Span::from_hours(6), Span::from_hours(24), Span::from_hours(72), Span::from_hours(168)];

impl Statistics {
    /// How many decisions took how long, the short ones first; empty where there was none.
    pub fn decisions_by_length(&self) -> Vec<Share> {
        let mut counts = [0; LENGTHS.len() + 1];
        for seconds in &self.decision_seconds {
            let place = LENGTHS.iter().position(|longest| *seconds <= longest.seconds());
            counts[place.unwrap_or(LENGTHS.len())] += 1;
        }
        let words = LENGTHS.iter().map(|longest| format!("up to {longest}")).chain(["longer".to_owned()]);
        let shares = words.zip(counts).map(|(words, count)| Share { words, count });
        if self.decision_seconds.is_empty() { Vec::new() } else { shares.collect() }
    }

    /// How many cases have how many attempts, the fewest first, up to the most that any has; a case without any is not
    /// counted.
    pub fn cases_by_attempts(&self) -> Vec<Share> {
        const STEPS: [(&str, usize); 7] =
            [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6 to 10", 10), ("more than 10", usize::MAX)];
        let counts = || self.attempts_per_case.iter().map(|(_, count)| *count).filter(|count| *count > 0);
        let most = counts().max().unwrap_or(0);
        let mut least = 1;
        let mut shares = Vec::new();
        for (words, upper) in STEPS {
            if least > most {
                break;
            }
            let count = counts().filter(|count| (least..=upper).contains(count)).count();
            let noun = if upper == 1 { "attempt" } else { "attempts" };
            shares.push(Share { words: format!("{words} {noun}"), count });
            least = upper.saturating_add(1);
        }
        shares
    }

    /// The case with the most attempts, the first of several; `None` without an attempt.
    pub fn busiest(&self) -> Option<(&str, usize)> {
        let tried = self.attempts_per_case.iter().filter(|(_, count)| *count > 0);
        let first = tried.reduce(|most, next| if next.1 > most.1 { next } else { most })?;
        Some((&first.0, first.1))
    }
}

impl Breaches {
    /// Each rule that was broken, in words, and how often.
    pub fn shares(self) -> Vec<Share> {
        let rules = [
            ("before the wait was over", self.cooldown),
            ("before support had answered", self.support_first),
            ("after a final rejection", self.after_final),
            ("before the lower level was verified", self.level_not_verified),
        ];
        let broken = rules.into_iter().filter(|(_, count)| *count > 0);
        broken.map(|(words, count)| Share { words: words.to_owned(), count }).collect()
    }
}

impl FromIterator<Breach> for Breaches {
    fn from_iter<I: IntoIterator<Item = Breach>>(breaches: I) -> Self {
        let mut counts = Self::default();
        for breach in breaches {
            *match breach {
                Breach::Cooldown { .. } => &mut counts.cooldown,
                Breach::SupportFirst => &mut counts.support_first,
                Breach::Final => &mut counts.after_final,
                Breach::LevelNotVerified => &mut counts.level_not_verified,
            } += 1;
        }
        counts
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
