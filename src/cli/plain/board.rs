//! The cases as numbered sentences.

use crate::case::{Case, Timer, TimerKind};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::next_step;

/// Prints a paragraph for each case that is not closed; their references in the order of their numbers.
pub fn print(session: &mut Session) -> Result<Vec<String>, Failure> {
    let cases: Vec<Case> = session.cases()?.into_iter().filter(|case| case.closed.is_none()).collect();
    let numbered = cases.iter().map(|case| case.slug.to_string()).collect();
    if session.output.is_json() {
        let records: Vec<_> = cases.iter().map(|case| session.status(case)).collect();
        return session.output.json(&records).map(|()| numbered);
    }
    session.output.line(match cases.len() {
        0 => "No case is open. Open one with: open --exchange okx --uid UID".to_owned(),
        1 => "1 case is open.".to_owned(),
        count => format!("{count} cases are open."),
    })?;
    for (number, case) in (1..).zip(&cases) {
        let text = sentences(case, session);
        session.output.line(format!("{number}. {text}"))?;
    }
    Ok(numbered)
}

fn sentences(case: &Case, session: &Session) -> String {
    let knowledge = &session.library.knowledge;
    let exchange = knowledge.title_of(&case.account.exchange);
    let level = knowledge.level_title(&case.account.exchange, &case.level);
    let attempts = match case.attempts.len() {
        0 => "No attempt yet.".to_owned(),
        1 => "1 attempt so far.".to_owned(),
        count => format!("{count} attempts so far."),
    };
    let phase = case.phase(session.now).title();
    let label = case.account.label.as_ref().map_or_else(String::new, |label| format!(", {label}"));
    let mut text = vec![format!("{}{label}, {exchange}, {level}: {phase}.", case.slug)];
    text.extend(case.timers(session.now).into_iter().map(|timer| timer_sentence(timer, session)));
    text.push(attempts);
    let next = next_step(case, knowledge, &session.zone, session.now);
    text.push(format!("Next: {}", next.trim_end()));
    text.join(" ")
}

fn timer_sentence(timer: Timer, session: &Session) -> String {
    let (is_due, was_due) = match timer.kind {
        TimerKind::Cooldown => ("The wait ends", "The wait ended"),
        TimerKind::ReviewDue => ("The review is due", "The review was due"),
        TimerKind::SupportReply => ("Support's answer is due", "Support's answer was due"),
    };
    let at = session.zone.stamp(timer.due);
    if timer.is_over(session.now) {
        format!("{was_due} {} ago, at {at}.", session.now.since(timer.due))
    } else {
        format!("{is_due} in {}, at {at}.", timer.remaining(session.now))
    }
}
