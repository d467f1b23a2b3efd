//! `kycase check document`.

mod findings;
mod shown;

use super::remember::{self, RememberArg, Remembered};
use super::subject::{Subject, SubjectArgs};
use crate::case::Examination;
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;
use crate::identity::date::{self, BadDate};
use crate::identity::document::{Acceptance, Validity};
use crate::identity::mrz::{Check, Field, Lines};
use crate::identity::{Comparison, DocumentKind, Name, compare_with_lines};
use crate::playbook::{Day, nearest};
use chrono::Months;

/// Check whether a document is in date, of a kind that is taken, and right in its machine-readable lines
#[derive(Debug, clap::Args)]
pub struct DocumentArgs {
    #[command(flatten)]
    subject: SubjectArgs,
    /// Give its last day, like `2027-03-01`, `01.03.2027` or `1 Mar 2027`
    #[arg(long, value_name = "DATE", required_unless_present = "mrz")]
    expires: Option<String>,
    /// Give the day on which it was issued
    #[arg(long, value_name = "DATE")]
    issued: Option<String>,
    /// Say what it is, like `passport`, `national_id` or `driving_licence`
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Give the machine-readable lines at its foot; `-` reads them from stdin, where no shell keeps them
    #[arg(long, value_name = "TEXT")]
    mrz: Option<String>,
    #[command(flatten)]
    remember: RememberArg,
}

/// What was read of a document.
struct Looked {
    subject: Subject,
    lines: Option<Lines>,
    checks: Vec<Check>,
    kind: Option<DocumentKind>,
    /// Its last day, as it was typed, else as the lines say it.
    expires: Option<Day>,
    /// Its last day, as the lines say it.
    expires_by_lines: Option<Day>,
    issued: Option<Day>,
    name: Option<Comparison>,
}

/// Checks a document.
pub fn run(args: DocumentArgs, session: &mut Session) -> Result<(), Failure> {
    let subject = args.subject.subject(session)?;
    let tables = &session.library.identity;
    let lines = args.mrz.as_deref().map(|word| read_lines(word, session)).transpose()?;
    let checks = lines.as_ref().map(|lines| lines.checks(tables)).unwrap_or_default();
    let typed = args.expires.as_deref().map(|text| day("--expires", text, session)).transpose()?;
    let issued = args.issued.as_deref().map(|text| day("--issued", text, session)).transpose()?;
    let today = today(session);
    let from_lines =
        lines.as_ref().filter(|_| is_right(&checks, Field::ExpiryDate)).and_then(|lines| lines.expires(today));
    let kind = match &args.kind {
        Some(words) => Some(kind(words, session)?),
        None => {
            lines.as_ref().filter(|lines| lines.is_passport()).and_then(|_| tables.document_kind("passport").cloned())
        }
    };
    let registered = subject.case.as_ref().and_then(|case| Name::read(case.account.name.as_deref()?).ok());
    let name =
        registered.zip(lines.as_ref()).and_then(|(name, lines)| compare_with_lines(&name, &lines.name(), tables));
    let expires = typed.or(from_lines);
    let looked = Looked { subject, lines, checks, kind, expires, expires_by_lines: from_lines, issued, name };
    let findings = findings::all(&looked, session);
    let remembered = if args.remember.remember { looked.keep(session)? } else { None };
    if session.output.is_json() {
        let record = shown::record(&looked, &findings, remembered.as_ref(), session);
        session.output.json(&record)?;
    } else {
        shown::print(&looked, &findings, session)?;
    }
    if findings.iter().any(|finding| finding.is_fault()) {
        return Err(Failure::Found("something stands against an attempt with this document".to_owned()));
    }
    Ok(())
}

impl Looked {
    /// Keeps the kind and the last day: neither number nor name nor birth date.
    fn keep(&self, session: &Session) -> Result<Remembered, Failure> {
        let case = self.subject.case_to_keep_in()?;
        let document = self.kind.as_ref().map(|kind| kind.id.clone());
        match (self.expires, self.expires_by_lines) {
            (Some(given), Some(read)) if given != read => {
                Ok(remember::kept_nothing("the lines and you name two different last days", session))
            }
            (Some(expires), _) => remember::keep(Examination::Document { document, expires: expires.0 }, case, session),
            (None, _) => Ok(remember::kept_nothing("no last day is known; give it with --expires", session)),
        }
    }

    /// How long it is still good.
    fn validity(&self, session: &Session) -> Option<Validity> {
        let review = self.subject.playbook(session).and_then(|playbook| playbook.review.longest.as_ref());
        let soon = Months::new(session.library.identity.expires_soon_months());
        self.expires.map(|expires| Validity::at(expires, session.now, review.map(|fact| fact.value), soon))
    }

    /// Whether its kind is taken.
    fn acceptance(&self, session: &Session) -> Option<Acceptance> {
        self.kind.as_ref().map(|kind| Acceptance::of(&kind.id, self.subject.playbook(session)))
    }
}

fn today(session: &Session) -> Day {
    Day(session.now.utc().date_naive())
}

fn read_lines(word: &str, session: &Session) -> Result<Lines, Failure> {
    let text = input::text(word, &session.output)?;
    Lines::read(&text).map_err(|bad| Failure::Usage(format!("--mrz: {bad}")))
}

fn day(option: &str, text: &str, session: &Session) -> Result<Day, Failure> {
    date::read(text, &session.library.identity).map_err(|bad| match bad {
        BadDate::Ambiguous { .. } => Failure::Ambiguous(format!("{option}: {bad}")),
        BadDate::Unreadable(_) | BadDate::NoSuchDay(_) => Failure::Usage(format!("{option}: {bad}")),
    })
}

fn kind(words: &str, session: &Session) -> Result<DocumentKind, Failure> {
    let tables = &session.library.identity;
    tables.document_kind(words).cloned().ok_or_else(|| {
        let known: Vec<&str> = tables.document_kinds().iter().map(|kind| kind.id.as_str()).collect();
        let near = nearest(words, known.iter().copied());
        Failure::Unknown(unknown("kind of document", words, near, &format!("there are {}", known.join(", "))))
    })
}

fn is_right(checks: &[Check], field: Field) -> bool {
    checks.iter().any(|check| check.field == field && check.is_right)
}
