//! Cases as records for programs. Times are RFC 3339 in UTC; what is not known or does not apply is null.

use super::session::Session;
use crate::case::{Account, Attempt, Case, Evidence, Moment, Outcome, Span, Speaker, Submission, Ticket};
use crate::playbook::Origin;
use crate::preflight::{self, Ready, Tries};
use crate::show::{Complaint, Status, breach_words};
use serde::Serialize;
use serde_json::{Value, json};

/// A case in a list.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// Where it stands.
    #[serde(flatten)]
    pub status: Status,
    /// The user's own words for the account.
    pub label: Option<String>,
    /// When it was opened.
    pub opened_at: String,
}

impl Listed {
    /// A case as it stands now.
    pub fn of(case: &Case, session: &Session) -> Self {
        Self { status: session.status(case), label: case.account.label.clone(), opened_at: case.opened_at.rfc3339() }
    }
}

/// Everything about a case.
#[derive(Debug, Serialize)]
pub struct Whole {
    /// What a list says of it.
    #[serde(flatten)]
    pub listed: Listed,
    /// The account.
    pub account: Account,
    /// How and when it ended.
    pub closed: Option<Value>,
    /// Every submission.
    pub history: Vec<Value>,
    /// How much of the exchange's own limit of attempts is used.
    pub tries: Option<Value>,
    /// The timers that matter now.
    pub timers: Vec<Value>,
    /// The list before the next attempt.
    pub checklist: Vec<Value>,
    /// The evidence at hand.
    pub evidence: Vec<Evidence>,
    /// Every support conversation.
    pub tickets: Vec<Value>,
    /// The formal complaint that it may come to.
    pub complaint: Option<Value>,
    /// The private remarks.
    pub notes: Vec<Value>,
}

impl Whole {
    /// A case as it stands now, where `cases` are all of its log.
    pub fn of(case: &Case, session: &Session, cases: &[Case]) -> Self {
        let list = preflight::checklist(&session.library.knowledge, case);
        Self {
            listed: Listed::of(case, session),
            account: case.account.clone(),
            closed: case.closed.map(|closed| json!({ "at": closed.at.rfc3339(), "outcome": closed.outcome.word() })),
            history: case.attempts.iter().map(attempt).collect(),
            tries: tries(case, session),
            timers: timers(case, session.now),
            checklist: checklist(&preflight::list(list, case, &session.around(cases))),
            evidence: case.evidence.clone(),
            tickets: case.tickets.iter().map(ticket).collect(),
            complaint: complaint(case, session),
            notes: case.notes.iter().map(|note| json!({ "at": note.at.rfc3339(), "text": note.text })).collect(),
        }
    }
}

/// A submission and what became of it.
pub fn attempt(attempt: &Attempt) -> Value {
    let Submission { document, country, device, app, network, changed, open_items } = &attempt.submission;
    let rejection = attempt.rejection();
    let text = match &attempt.outcome {
        Some(Outcome::Rejected(rejection)) => rejection.text.as_deref(),
        Some(Outcome::Interrupted { text, .. } | Outcome::Withdrawn { text, .. }) => text.as_deref(),
        _ => None,
    };
    json!({
        "number": attempt.number,
        "submitted_at": attempt.submitted_at.rfc3339(),
        "review_due_at": attempt.review_due_at.map(Moment::rfc3339),
        "document": document,
        "country": country,
        "device": device,
        "app": app,
        "network": network,
        "changed": changed,
        "open_items": open_items,
        "breach": attempt.breach,
        "breach_words": attempt.breach.map(breach_words),
        "outcome": attempt.outcome.as_ref().map(Outcome::word),
        "decided_at": attempt.decided_at().map(Moment::rfc3339),
        "text": text,
        "reasons": rejection.map(|rejection| &rejection.ruling.reasons),
        "class": rejection.map(|rejection| rejection.ruling.class),
        "chosen_by": rejection.map(|rejection| rejection.ruling.chosen_by),
        "stated_wait_seconds": rejection.and_then(|rejection| rejection.ruling.stated_wait).map(Span::seconds),
        "wait_seconds": rejection.map(|rejection| rejection.ruling.wait.seconds()),
        "resubmit_at": rejection.map(|rejection| rejection.resubmit_at().rfc3339()),
        "cleared_at": rejection.and_then(|rejection| rejection.cleared_at).map(Moment::rfc3339),
    })
}

/// A support conversation.
pub fn ticket(ticket: &Ticket) -> Value {
    let message = |message: &crate::case::Message| {
        let from = match message.from {
            Speaker::User => "user",
            Speaker::Support => "support",
        };
        json!({ "at": message.at.rfc3339(), "from": from, "text": message.text })
    };
    json!({
        "number": ticket.number,
        "channel": ticket.channel,
        "reference": ticket.reference,
        "reply_due_at": ticket.reply_due_at().map(Moment::rfc3339),
        "closed_at": ticket.closed_at.map(Moment::rfc3339),
        "messages": ticket.messages.iter().map(message).collect::<Vec<_>>(),
    })
}

/// A list with what is seen to.
pub fn checklist(list: &[Ready<'_>]) -> Vec<Value> {
    list.iter()
        .map(|ready| {
            json!({
                "id": ready.item.id,
                "group": ready.item.group,
                "title": ready.item.title,
                "detail": ready.item.detail,
                "done": ready.is_done(),
                "state": ready.state.word(),
                "why": ready.why,
                "urgent": ready.urgent,
                "source": ready.item.source,
            })
        })
        .collect()
}

fn tries(case: &Case, session: &Session) -> Option<Value> {
    let tries = Tries::of(case, &session.library.knowledge, session.now)?;
    Some(sourced(
        tries.origin,
        json!({
            "used": tries.used,
            "limit": tries.limit.count,
            "window": tries.limit.window,
            "used_up": tries.is_used_up(),
            "free_at": tries.free_at.map(Moment::rfc3339),
            "wait_after_limit": tries.wait.map(|wait| wait.value),
        }),
    ))
}

fn complaint(case: &Case, session: &Session) -> Option<Value> {
    let complaint = Complaint::of(case, &session.library.knowledge)?;
    Some(sourced(
        complaint.origin,
        json!({
            "channel": complaint.channel,
            "needs": complaint.needs,
            "complaint_open_at": complaint.open_at.map(Moment::rfc3339),
            "open": complaint.is_open(session.now),
        }),
    ))
}

/// A record with where it comes from, and when that was looked at, behind its own fields.
pub fn sourced(origin: Origin<'_>, mut record: Value) -> Value {
    if let (Some(fields), Value::Object(origin)) = (record.as_object_mut(), json!(origin)) {
        fields.extend(origin);
    }
    record
}

fn timers(case: &Case, now: Moment) -> Vec<Value> {
    let timer = |timer: crate::case::Timer| {
        json!({
            "kind": timer.kind.word(),
            "start": timer.start.rfc3339(),
            "due": timer.due.rfc3339(),
            "remaining_seconds": timer.remaining(now).seconds(),
        })
    };
    case.timers(now).into_iter().map(timer).collect()
}
