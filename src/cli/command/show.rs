//! `kycase show`.

use super::{check, evidence, status, ticket};
use crate::case::{Account, Attempt, Case, ChosenBy, ItemId, Outcome, ReasonId, Rejection};
use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::record::Whole;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::preflight::Tries;
use crate::show::{Complaint, breach_words, calendar, left_words, outcome_words, wait_words};

/// Show everything about a case
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    #[command(flatten)]
    case: CaseArg,
}

/// Shows a case.
pub fn run(args: ShowArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let cases = session.cases()?;
    if session.output.is_json() {
        let record = Whole::of(&case, session, &cases);
        return session.output.json(&record);
    }
    let rows = status::rows(&case, session);
    session.output.table(&rows)?;
    session.output.line(Text::dim("next: ").plain(session.next_step(&case)))?;
    tries(&case, session)?;
    account(&case, session)?;
    if !case.attempts.is_empty() {
        session.output.heading("Attempts")?;
        case.attempts.iter().try_for_each(|it| attempt(it, session))?;
    }
    let title = check::title(&case, session)?;
    session.output.heading(&title)?;
    check::print(&case, session)?;
    session.output.heading("Evidence")?;
    evidence::print(&case, session)?;
    if !case.tickets.is_empty() {
        session.output.heading("Support")?;
        ticket::print(&case, session)?;
    }
    complaint(&case, session)?;
    if !case.notes.is_empty() {
        session.output.heading("Notes (private)")?;
        for note in &case.notes {
            session.output.line(Text::dim(session.zone.stamp(note.at)))?;
            session.output.block("  ", &note.text)?;
        }
    }
    Ok(())
}

/// How much of the exchange's own limit of attempts is used, where it states one.
fn tries(case: &Case, session: &mut Session) -> Result<(), Failure> {
    let Some(tries) = Tries::of(case, &session.library.knowledge, session.now) else { return Ok(()) };
    let (words, source) = (tries.words(), tries.origin.to_string());
    let tone = if tries.is_used_up() { Tone::Wait } else { Tone::Plain };
    session.output.line(Text::dim("limit: ").and(tone, words).and(Tone::Dim, format!(" ({source})")))
}

fn account(case: &Case, session: &mut Session) -> Result<(), Failure> {
    session.output.heading("Account")?;
    let knowledge = &session.library.knowledge;
    let Account { exchange, uid, label, name, email, country, time_zone, invitation_code } = &case.account;
    let known = [
        ("exchange", Some(knowledge.title_of(exchange))),
        ("UID", Some(uid.as_str())),
        ("level", Some(knowledge.level_title(exchange, &case.level))),
        ("label", label.as_deref()),
        ("name", name.as_deref()),
        ("e-mail", email.as_deref()),
        ("country", country.as_deref()),
        ("time zone", time_zone.as_deref()),
        ("invitation code (private)", invitation_code.as_deref()),
    ];
    let mut rows: Vec<Vec<Text>> =
        known.into_iter().filter_map(|(what, value)| Some(vec![Text::dim(what), Text::from(value?)])).collect();
    rows.push(vec![Text::dim("case opened"), Text::from(session.zone.both(case.opened_at))]);
    if let Some(closed) = case.closed {
        let words = format!("{}, {}", closed.outcome.word().replace('_', " "), session.zone.both(closed.at));
        rows.push(vec![Text::dim("case closed"), Text::from(words)]);
    }
    session.output.table(&rows)
}

/// The formal complaint, where a matter is with support: a fact of the playbook, with its source.
fn complaint(case: &Case, session: &mut Session) -> Result<(), Failure> {
    let Some(complaint) = Complaint::of(case, &session.library.knowledge) else { return Ok(()) };
    // A ticket whose answer is due has said it already.
    let is_said = case.open_ticket().is_some_and(|ticket| ticket.reply_due_at().is_some());
    let calendar = complaint.after.and_then(calendar).filter(|_| !is_said);
    let mut rows = vec![("how", complaint.channel.to_owned()), ("when", complaint.when(&session.zone, session.now))];
    rows.extend((!complaint.needs.is_empty()).then(|| ("needs", complaint.needs.join(", "))));
    rows.extend((!complaint.numbered).then(|| ("ticket", "no number recorded yet".to_owned())));
    rows.push(("source", complaint.origin.to_string()));
    let rows: Vec<Vec<Text>> = rows.into_iter().map(|(what, value)| vec![Text::dim(what), Text::from(value)]).collect();
    session.output.heading("Complaint, if support does not settle it")?;
    session.output.table(&rows)?;
    calendar.map_or(Ok(()), |words| session.output.line(Text::dim(words)))
}

fn attempt(attempt: &Attempt, session: &mut Session) -> Result<(), Failure> {
    let words = outcome_words(attempt, &session.library.knowledge.catalogue);
    session.output.line(Text::strong(format!("{}. ", attempt.number)).plain(words))?;
    if let Some(breach) = attempt.breach {
        session.output.line(Text::new(Tone::Bad, format!("   {}", breach_words(breach))))?;
    }
    let submission = &attempt.submission;
    let stamp = |at| session.zone.both(at);
    let mut rows: Vec<(&str, String)> = vec![("submitted", stamp(attempt.submitted_at))];
    let particulars = [
        ("document", &submission.document),
        ("issued by", &submission.country),
        ("device", &submission.device),
        ("app", &submission.app),
        ("network", &submission.network),
        ("changed", &submission.changed),
    ];
    rows.extend(particulars.into_iter().filter_map(|(what, value)| Some((what, value.clone()?))));
    rows.extend(submission.open_items.as_deref().map(|items| ("list", open_items(items))));
    rows.extend(attempt.review_due_at.filter(|_| attempt.outcome.is_none()).map(|due| ("review due", stamp(due))));
    rows.extend(attempt.decided_at().map(|at| ("decided", stamp(at))));
    rows.extend(attempt.rejection().into_iter().flat_map(|rejection| ruling(rejection, session)));
    let rows: Vec<Vec<Text>> =
        rows.into_iter().map(|(what, value)| vec![Text::dim(format!("   {what}")), Text::from(value)]).collect();
    session.output.table(&rows)?;
    match &attempt.outcome {
        Some(Outcome::Rejected(rejection)) => quote(rejection.text.as_deref(), session),
        Some(Outcome::Interrupted { text, .. } | Outcome::Withdrawn { text, .. }) => quote(text.as_deref(), session),
        _ => Ok(()),
    }
}

/// What of the list was not seen to.
fn open_items(items: &[ItemId]) -> String {
    let ids: Vec<&str> = items.iter().map(ItemId::as_str).collect();
    if ids.is_empty() { "nothing was open".to_owned() } else { format!("open at this attempt: {}", ids.join(", ")) }
}

fn ruling(rejection: &Rejection, session: &Session) -> Vec<(&'static str, String)> {
    let ruling = &rejection.ruling;
    let ids: Vec<&str> = ruling.reasons.iter().map(ReasonId::as_str).collect();
    let chosen_by = match ruling.chosen_by {
        _ if ruling.reasons == [ReasonId::unspecified()] => "none was named",
        ChosenBy::User => "named by you",
        ChosenBy::Triage => "read out of the text, not confirmed",
    };
    let mut rows = vec![
        ("reasons", format!("{} ({chosen_by})", ids.join(", "))),
        ("what to do", session.library.knowledge.catalogue.advice(ruling.class, &ruling.reasons).to_owned()),
        ("wait", format!("until {}; {}", session.zone.both(rejection.resubmit_at()), wait_words(ruling))),
    ];
    let left = rejection.text.as_ref().and_then(|text| session.library.triage.attempts_left(text));
    rows.extend(left.map(|left| ("their words", left_words(left.value))));
    rows.extend(rejection.cleared_at.map(|at| ("cleared", format!("by support, {}", session.zone.both(at)))));
    rows
}

fn quote(text: Option<&str>, session: &mut Session) -> Result<(), Failure> {
    text.map_or(Ok(()), |text| session.output.block("   > ", text))
}
