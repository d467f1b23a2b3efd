//! Which timers end between two moments, and what to say of each: once, and never again.

use crate::case::{Case, CaseId, Moment, Phase, TimerKind};
use std::collections::BTreeSet;

/// A timer that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The case.
    pub case: CaseId,
    /// What the timer waited for.
    pub kind: TimerKind,
    /// When it ended.
    pub due: Moment,
    /// What to say: the case's reference and what it is about, nothing private.
    pub text: String,
}

/// The timers of `cases` that end after `after`, and by `by` at the latest; the first one first.
///
/// A wait that ends while support or a final word still stands in the way is none of them: nothing can be done then.
pub fn due(cases: &[Case], after: Moment, by: Moment) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    for case in cases {
        for timer in case.timers(after).into_iter().filter(|timer| after < timer.due && timer.due <= by) {
            if timer.kind == TimerKind::Cooldown && case.phase(by) != Phase::Ready {
                continue;
            }
            let text = format!("{}: {}", case.slug, words(timer.kind));
            alarms.push(Alarm { case: case.id.clone(), kind: timer.kind, due: timer.due, text });
        }
    }
    alarms.sort_by_key(|alarm| alarm.due);
    alarms
}

/// When the next timer of `cases` ends, after `now`.
pub fn next_due(cases: &[Case], now: Moment) -> Option<Moment> {
    cases.iter().flat_map(|case| case.timers(now)).map(|timer| timer.due).filter(|due| now < *due).min()
}

/// What is said when a timer has ended.
pub fn words(kind: TimerKind) -> &'static str {
    match kind {
        TimerKind::Cooldown => "the wait is over",
        TimerKind::ReviewDue => "the review is overdue",
        TimerKind::SupportReply => "support's answer is overdue",
    }
}

/// Remembers what was told, so that each timer is told of once: not one that was over at the start, and not again
/// after an undo or a clock that was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarms {
    told_until: Moment,
    told: BTreeSet<(CaseId, TimerKind, Moment)>,
}

impl Alarms {
    /// Nothing that ended by `start` will be told.
    pub fn from(start: Moment) -> Self {
        Self { told_until: start, told: BTreeSet::new() }
    }

    /// What has ended since the last call and was not told yet.
    pub fn take(&mut self, cases: &[Case], now: Moment) -> Vec<Alarm> {
        let mut alarms = due(cases, self.told_until, now);
        alarms.retain(|alarm| self.told.insert((alarm.case.clone(), alarm.kind, alarm.due)));
        self.told_until = self.told_until.max(now);
        alarms
    }
}
