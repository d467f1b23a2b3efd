//! The values that a template may use.

use super::Given;
use super::placeholder::Unfilled;
use crate::case::text::{display_safe, display_safe_block};
use crate::case::{Attempt, Case, Moment, Outcome, Phase, RetryClass, Ticket};
use crate::playbook::Knowledge;
use crate::preflight;
use minijinja::{Environment, Value};

/// Filters of our own: `quote` sets a text off as a quotation, line by line.
pub fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("quote", |text: String| -> String {
        text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    });
    environment.add_filter("length", |value: Value| value.len().unwrap_or(0));
}

/// Everything a template may say of a case at `now`. Times are UTC.
pub fn values(case: &Case, knowledge: &Knowledge, now: Moment, given: &Given, unfilled: &Unfilled) -> Value {
    let account = &case.account;
    let safe = |text: &Option<String>| text.as_ref().map(|text| display_safe(text).into_owned());
    let evidence = preflight::evidence(knowledge, case);
    let titles = |held: bool| -> Vec<Value> {
        let lines = evidence.iter().filter(|line| line.held.is_some() == held && (held || line.needed));
        lines.map(|line| Value::from(line.title)).collect()
    };
    let ticket = case.open_ticket();
    map([
        ("exchange", Value::from(knowledge.title_of(&account.exchange))),
        ("uid", Value::from(display_safe(&account.uid).into_owned())),
        ("level", Value::from(display_safe(knowledge.level_title(&account.exchange, &case.level)).into_owned())),
        ("name", unfilled.or_placeholder("your name as registered", safe(&account.name))),
        ("printed_name", Value::from(safe(&given.printed_name).unwrap_or_default())),
        ("email", unfilled.or_placeholder("your e-mail address as registered", safe(&account.email))),
        ("country", unfilled.or_placeholder("your country of residence", safe(&account.country))),
        ("attempts", Value::from(case.attempts.iter().map(|it| attempt(it, knowledge)).collect::<Vec<_>>())),
        ("enclosed", Value::from(titles(true))),
        ("missing", Value::from(titles(false))),
        ("question", Value::from(question(case, now))),
        ("ticket", ticket.map_or(Value::from(false), |ticket| conversation(ticket, unfilled))),
        ("today", Value::from(now.utc().format("%Y-%m-%d").to_string())),
    ])
}

/// The one question that the message asks: by the rejection's class, or by the phase where nothing was rejected.
fn question(case: &Case, now: Moment) -> &'static str {
    let rejection = case.shut_by(now).or_else(|| case.latest_rejection());
    let class = rejection.map(|(_, rejection)| rejection.ruling.class);
    match (case.phase(now), class) {
        (Phase::InReview | Phase::Overdue, _) => "status",
        (Phase::Preparing | Phase::Verified, _) | (_, None) => "general",
        (_, Some(RetryClass::Retry)) => "what_to_fix",
        (_, Some(RetryClass::OtherDocument)) => "which_document",
        (_, Some(RetryClass::CorrectData)) => "how_to_correct",
        (_, Some(RetryClass::SupportFirst)) => "what_first",
        (_, Some(RetryClass::Final)) => "reason_and_review",
    }
}

fn attempt(attempt: &Attempt, knowledge: &Knowledge) -> Value {
    let submission = &attempt.submission;
    let optional = |text: &Option<String>| {
        text.as_ref().map_or(Value::from(""), |text| Value::from(display_safe(&text.replace('_', " ")).into_owned()))
    };
    let verbatim =
        |text: &Option<String>| Value::from(display_safe(text.as_deref().unwrap_or_default().trim()).into_owned());
    let text = match &attempt.outcome {
        Some(Outcome::Rejected(rejection)) => rejection.text.as_deref(),
        Some(Outcome::Interrupted { text, .. }) => text.as_deref(),
        _ => None,
    };
    let reasons = attempt.rejection().map_or(&[][..], |rejection| &rejection.ruling.reasons);
    let named = reasons.iter().filter(|reason| reason.as_str() != "unspecified");
    let titles: Vec<Value> = named.map(|id| Value::from(knowledge.catalogue.title_of(id))).collect();
    let changed = submission.changed.as_deref().unwrap_or_default();
    map([
        ("number", Value::from(attempt.number)),
        ("submitted_at", Value::from(utc(attempt.submitted_at))),
        ("decided_at", Value::from(attempt.decided_at().map_or(String::new(), utc))),
        ("outcome", Value::from(attempt.outcome.as_ref().map_or("in review", |outcome| outcome.word()))),
        ("text", Value::from(display_safe_block(text.unwrap_or_default().trim()).into_owned())),
        ("reasons", Value::from(titles)),
        ("document", optional(&submission.document)),
        ("country", optional(&submission.country)),
        ("device", verbatim(&submission.device)),
        ("app", verbatim(&submission.app)),
        ("changed", Value::from(display_safe(changed.trim().trim_end_matches('.')).into_owned())),
    ])
}

fn conversation(ticket: &Ticket, unfilled: &Unfilled) -> Value {
    let reference = ticket.reference.as_ref().map(|text| display_safe(text).into_owned());
    let opened = ticket.messages.first().map_or(String::new(), |message| utc(message.at));
    map([
        ("reference", unfilled.or_placeholder("the ticket's number", reference)),
        ("opened_at", Value::from(opened)),
        ("waiting", Value::from(ticket.awaiting_since().is_some())),
    ])
}

fn utc(moment: Moment) -> String {
    moment.utc().format("%Y-%m-%d %H:%M UTC").to_string()
}

fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    Value::from_pairs(pairs)
}
