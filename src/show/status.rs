//! A case's standing as one record: what `status` prints, and what lists show.

use super::{Zone, next_step};
use crate::case::{Attempt, Case, Moment, Phase, TimerKind};
use crate::playbook::Knowledge;
use serde::Serialize;

/// Where a case stands at one moment. Times are RFC 3339 in UTC; what is not known or does not apply is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The case's reference.
    pub case: String,
    /// The exchange, by the name of its playbook.
    pub exchange: String,
    /// The account's UID, as typed.
    pub uid: String,
    /// The level that is pursued.
    pub level: String,
    /// [`Phase::word`].
    pub phase: &'static str,
    /// How many submissions were made.
    pub attempts: usize,
    /// What became of the latest attempt that has an outcome.
    pub last_outcome: Option<&'static str>,
    /// The reasons of the latest rejection.
    pub reasons: Vec<String>,
    /// When the latest attempt was submitted.
    pub submitted_at: Option<String>,
    /// When its outcome came.
    pub decided_at: Option<String>,
    /// From when on waiting alone allows a new submission; null where it does not apply.
    pub resubmit_at: Option<String>,
    /// The seconds until then, 0 once it is reached.
    pub remaining_seconds: Option<u64>,
    /// When the review in progress is due.
    pub review_due_at: Option<String>,
    /// When support's answer is due.
    pub support_due_at: Option<String>,
    /// What to do now.
    pub next_step: String,
}

/// The same with what a person reads, for lines in a form of the user's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusLine {
    /// The record.
    #[serde(flatten)]
    pub status: Status,
    /// The phase in words: `cooling down`.
    pub phase_words: &'static str,
    /// What the next timer waits for: `cooldown`; empty where none runs.
    pub timer: &'static str,
    /// What is left of the next timer: `23h 59m`; `0s` once it is over, empty where none runs.
    pub remaining: String,
    /// When the next timer ends, in local time: `2026-11-24 14:05`; empty where none runs.
    pub until: String,
}

impl StatusLine {
    /// Where `case` stands at `now`.
    pub fn of(case: &Case, knowledge: &Knowledge, zone: &Zone, now: Moment) -> Self {
        let timer = case.timers(now).into_iter().next();
        Self {
            status: Status::of(case, knowledge, zone, now),
            phase_words: case.phase(now).title(),
            timer: timer.map_or("", |timer| timer.kind.title()),
            remaining: timer.map_or_else(String::new, |timer| timer.remaining(now).to_string()),
            until: timer.map_or_else(String::new, |timer| zone.minute(timer.due)),
        }
    }
}

impl Status {
    /// Where `case` stands at `now`.
    pub fn of(case: &Case, knowledge: &Knowledge, zone: &Zone, now: Moment) -> Self {
        let phase = case.phase(now);
        let last = case.attempts.last();
        let waits = matches!(phase, Phase::CoolingDown | Phase::Ready);
        let resubmit_at = case.resubmit_at().filter(|_| waits);
        let support = case.timers(now).into_iter().find(|timer| timer.kind == TimerKind::SupportReply);
        let outcome = case.attempts.iter().rev().find_map(|attempt| attempt.outcome.as_ref());
        let reasons = case.latest_rejection().map_or(&[][..], |(_, rejection)| &rejection.ruling.reasons);
        Self {
            case: case.slug.as_str().to_owned(),
            exchange: case.account.exchange.as_str().to_owned(),
            uid: case.account.uid.clone(),
            level: case.level.as_str().to_owned(),
            phase: phase.word(),
            attempts: case.attempts.len(),
            last_outcome: outcome.map(|outcome| outcome.word()),
            reasons: reasons.iter().map(|reason| reason.as_str().to_owned()).collect(),
            submitted_at: last.map(|attempt| attempt.submitted_at.rfc3339()),
            decided_at: last.and_then(Attempt::decided_at).map(Moment::rfc3339),
            resubmit_at: resubmit_at.map(Moment::rfc3339),
            remaining_seconds: resubmit_at.map(|until| until.since(now).seconds()),
            review_due_at: case.in_review().and_then(|attempt| attempt.review_due_at).map(Moment::rfc3339),
            support_due_at: support.map(|timer| timer.due.rfc3339()),
            next_step: next_step(case, knowledge, zone, now),
        }
    }
}
