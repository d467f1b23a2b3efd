//! `kycase check name`.

use super::remember::{self, RememberArg, Remembered};
use super::subject::{Subject, SubjectArgs};
use crate::case::{Agreement, Examination, Slug};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::identity::{Comparison, Difference, Name, Verdict, compare};
use crate::playbook::{ChangedBy, Fact, NameChange};
use serde_json::{Value, json};

/// Compare the registered name with the one on the document, before an attempt; neither of them is kept
#[derive(Debug, clap::Args)]
pub struct NameArgs {
    #[command(flatten)]
    subject: SubjectArgs,
    /// Give the registered name; the account's own where it is left out, and `-` reads it from stdin
    #[arg(long, value_name = "NAME")]
    registered: Option<String>,
    /// Give the name as the document prints it; `-` reads it from stdin
    #[arg(long, value_name = "NAME")]
    document: String,
    #[command(flatten)]
    remember: RememberArg,
}

/// Compares two names.
pub fn run(args: NameArgs, session: &mut Session) -> Result<(), Failure> {
    let subject = args.subject.subject(session)?;
    let registered = match &args.registered {
        Some(word) => name("--registered", word)?,
        None => name_of_account(&subject)?,
    };
    let document = name("--document", &args.document)?;
    let comparison = compare(&registered, &document, &session.library.identity);
    let remembered = if args.remember.remember { keep(&comparison, &subject, session)? } else { None };
    if session.output.is_json() {
        let record = record(&comparison, &subject, remembered.as_ref(), session)?;
        session.output.json(&record)?;
    } else {
        print(&comparison, &subject, session)?;
    }
    match comparison.verdict {
        Verdict::Same | Verdict::SameOnceNormalised => Ok(()),
        Verdict::Differs => Err(Failure::Found("the names differ; see to it before any attempt".to_owned())),
    }
}

/// Keeps how the names stand to each other, and neither of them.
fn keep(comparison: &Comparison, subject: &Subject, session: &Session) -> Result<Remembered, Failure> {
    let case = subject.case_to_keep_in()?;
    if comparison.is_open() {
        return Ok(remember::kept_nothing("names in such different scripts can't be compared", session));
    }
    let agreement = match comparison.verdict {
        Verdict::Same => Agreement::Same,
        Verdict::SameOnceNormalised => Agreement::SameOnceNormalised,
        Verdict::Differs => Agreement::Differs,
    };
    remember::keep(Examination::Name { agreement }, case, session)
}

fn name(option: &str, word: &str) -> Result<Name, Failure> {
    let text = if word == "-" { input::line()? } else { word.to_owned() };
    Name::read(&text).map_err(|bad| Failure::Usage(format!("{option}: that is no name: {bad}")))
}

fn name_of_account(subject: &Subject) -> Result<Name, Failure> {
    let missing = || match subject.slug() {
        Some(slug) => format!(
            "`{slug}` has no registered name; give it with --registered, or `kycase account {slug} --name NAME`"
        ),
        None => "give the registered name with --registered".to_owned(),
    };
    let name = subject.case.as_ref().and_then(|case| case.account.name.as_deref());
    let name = name.ok_or_else(|| Failure::Usage(missing()))?;
    Name::read(name).map_err(|bad| Failure::Usage(format!("the name of the account is none: {bad}")))
}

fn print(comparison: &Comparison, subject: &Subject, session: &mut Session) -> Result<(), Failure> {
    let (tone, verdict) = match comparison.verdict {
        Verdict::Same => (Tone::Good, "The names are the same, letter by letter."),
        Verdict::SameOnceNormalised => (Tone::Good, "The names are the same but for how they are typed."),
        Verdict::Differs => (Tone::Bad, "The names differ."),
    };
    session.output.line(Text::new(tone, verdict))?;
    differences(&comparison.differences, session)?;
    if comparison.verdict != Verdict::Differs {
        return Ok(());
    }
    if let Some(text) = &comparison.to_type {
        session.output.line(Text::strong("To type: ").plain(text))?;
    }
    let advice = advice(subject, session);
    session.output.line(advice)?;
    draft_hint(subject, session);
    Ok(())
}

/// Each difference with what to do about it.
fn differences(all: &[Difference], session: &mut Session) -> Result<(), Failure> {
    for (at, difference) in all.iter().enumerate() {
        session.output.line(format!("- {}", difference.what()))?;
        // What helps against several is said once, behind the last of them.
        if all.get(at + 1).is_none_or(|next| next.instead() != difference.instead()) {
            session.output.line(Text::dim(format!("  {}", difference.instead())))?;
        }
    }
    Ok(())
}

/// How the registered name is corrected at this exchange.
pub fn advice(subject: &Subject, session: &Session) -> String {
    let title = subject.title(session);
    let Some(fact) = change(subject, session) else {
        return format!("How {title} corrects a registered name is not known: ask support before any attempt.");
    };
    let how = &fact.value.how;
    let said = match fact.value.by {
        ChangedBy::Yourself => format!("At {title} you can correct it yourself, before the next attempt. {how}"),
        ChangedBy::Support => format!("At {title} support alone corrects it: ask before any attempt. {how}"),
        ChangedBy::Locked => {
            format!("At {title} it is locked once it is confirmed: ask support before any attempt. {how}")
        }
    };
    let note = fact.note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
    format!("{said} ({}: {}, checked {}.{note})", fact.tier, fact.source, fact.checked_on)
}

/// The command that writes the message to support about it.
pub fn draft_hint(subject: &Subject, session: &Session) {
    if let Some(slug) = subject.slug() {
        session
            .output
            .message(&format!("The message to support: kycase draft {slug} --template name --printed-name NAME"));
    }
}

fn change<'a>(subject: &Subject, session: &'a Session) -> Option<&'a Fact<NameChange>> {
    subject.playbook(session)?.name_change.as_ref()
}

fn record(
    comparison: &Comparison,
    subject: &Subject,
    remembered: Option<&Slug>,
    session: &Session,
) -> Result<Value, Failure> {
    let comparison = serde_json::to_value(comparison).map_err(|error| Failure::Failed(error.to_string()))?;
    let mut record = json!({ "case": subject.slug(), "exchange": subject.exchange() });
    if let (Some(record), Value::Object(comparison)) = (record.as_object_mut(), comparison) {
        record.extend(comparison);
        record.insert("name_change".to_owned(), json!(change(subject, session)));
        record.insert("advice".to_owned(), json!(advice(subject, session)));
        record.insert("remembered".to_owned(), json!(remembered));
    }
    Ok(record)
}
