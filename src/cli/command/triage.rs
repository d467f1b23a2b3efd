//! `kycase triage`.

use crate::case::{ChosenBy, Finality, ReasonId, RetryClass, Verdict, Wait};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::show::in_quotes;
use crate::triage::Proposal;
use serde_json::{Value, json};

/// Read the reasons and the wait out of an exchange's text, without recording anything
#[derive(Debug, clap::Args)]
pub struct TriageArgs {
    /// Read this text; `-` or nothing reads stdin
    #[arg(value_name = "TEXT")]
    text: Option<String>,
}

/// Reads reasons out of a text.
pub fn run(args: TriageArgs, session: &mut Session) -> Result<(), Failure> {
    let text = input::text(args.text.as_deref().unwrap_or("-"), &session.output)?;
    let proposals = session.library.triage.propose(&text);
    let reasons: Vec<ReasonId> = proposals.iter().map(|proposal| proposal.reason.clone()).collect();
    let class = strictest(reasons.clone(), session);
    let wait = session.library.triage.stated_wait(&text);
    let left = session.library.triage.attempts_left(&text);
    if session.output.is_json() {
        let reasons: Vec<Value> = proposals
            .iter()
            .map(|it| json!({ "id": it.reason, "confidence": it.confidence, "because": it.words(&text).collect::<Vec<_>>() }))
            .collect();
        return session.output.json(&json!({
            "reasons": reasons,
            "class": class,
            "stated_wait_seconds": wait.as_ref().map(|wait| wait.value.seconds()),
            "stated_wait_because": wait.as_ref().and_then(|wait| wait.words(&text)),
            "attempts_left": left.as_ref().map(|left| left.value),
            "attempts_left_because": left.as_ref().and_then(|left| left.words(&text)),
        }));
    }
    match class {
        Some(class) => print(&proposals, class, &reasons, &text, session)?,
        None => session.output.line("The text names no reason that kycase knows. Ask support for the reason.")?,
    }
    if let Some(wait) = wait {
        let words = format!("{}, because of {}", Wait::Span(wait.value), in_quotes(wait.words(&text)));
        session.output.line(Text::dim("Stated wait: ").plain(words))?;
    }
    if let Some(left) = left {
        let words = format!("{}, because of {}", left.value, in_quotes(left.words(&text)));
        session.output.line(Text::dim("Attempts left: ").plain(words))?;
    }
    if class.is_some() {
        session.output.message("`kycase reasons ID` says what to do about one.");
    }
    Ok(())
}

/// Each reason with the words that led to it, and what they ask for together.
fn print(
    proposals: &[Proposal],
    class: RetryClass,
    reasons: &[ReasonId],
    text: &str,
    session: &mut Session,
) -> Result<(), Failure> {
    let catalogue = &session.library.knowledge.catalogue;
    let rows: Vec<Vec<Text>> = proposals
        .iter()
        .map(|it| {
            vec![
                Text::strong(it.reason.as_str()),
                Text::from(catalogue.title_of(&it.reason)),
                Text::from(format!("{:.0} %", it.confidence * 100.0)),
                Text::dim(format!("because of {}", in_quotes(it.words(text)))),
            ]
        })
        .collect();
    session.output.table(&rows)?;
    session.output.line(Text::dim("Together: ").and(Tone::Plain, catalogue.advice(class, reasons)))
}

/// The strictest class of the reasons, as for a case that was never rejected for them before.
fn strictest(reasons: Vec<ReasonId>, session: &Session) -> Option<RetryClass> {
    if reasons.is_empty() {
        return None;
    }
    let verdict = Verdict { reasons, chosen_by: ChosenBy::Triage, finality: Finality::ByReasons, stated_wait: None };
    Some(session.library.knowledge.policies().otherwise.rule_on(&verdict, session.now, |_| false).class)
}
