//! `kycase export`.

use crate::case::text::display_safe;
use crate::case::{Attempt, Case, Moment, Outcome, ReasonId};
use crate::cli::args::OutputArgs;
use crate::cli::failure::Failure;
use crate::cli::output::{json_line, json_text};
use crate::cli::record::Whole;
use crate::cli::session::Session;
use crate::show::{breach_words, counted};
use crate::store::Written;
use serde_json::json;

/// Write out everything that is recorded
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Write in this form: jsonl is the whole log, json every case as it stands, csv the attempts
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Jsonl,
    Json,
    Csv,
}

/// Writes everything out.
pub fn run(args: ExportArgs, session: &mut Session) -> Result<(), Failure> {
    args.output.look_first()?;
    let cases = session.cases()?;
    if session.output.is_json() && args.output.output.is_none() {
        // One JSON value is wanted: the lines of a log become an array, and a table becomes the cases themselves.
        say_private(session);
        return match args.format {
            Format::Jsonl => {
                let entries = entries(&cases, session)?;
                session.output.json(&entries)
            }
            Format::Json | Format::Csv => {
                let records = records(&cases, session);
                session.output.json(&records)
            }
        };
    }
    let text = match args.format {
        Format::Json => json_text(&records(&cases, session))?,
        Format::Jsonl => entries(&cases, session)?.iter().map(json_line).collect::<Result<_, _>>()?,
        Format::Csv => csv(&cases)?,
    };
    say_private(session);
    let Some(path) = &args.output.output else { return session.output.machine(&text) };
    args.output.write(path, &text)?;
    if session.output.is_json() {
        let record = json!({ "output": path.to_string_lossy(), "cases": cases.len() });
        return session.output.json(&record);
    }
    session.output.line(format!("Exported {} to {}.", counted(cases.len(), "case", "cases"), path.display()))
}

fn say_private(session: &Session) {
    session.output.message("The export holds private notes and invitation codes: keep it to yourself.");
}

fn records(cases: &[Case], session: &Session) -> Vec<Whole> {
    cases.iter().map(|case| Whole::of(case, session, cases)).collect()
}

/// The entries of every case, each as a record that holds all of it and that `kycase import` reads.
fn entries(cases: &[Case], session: &Session) -> Result<Vec<Written>, Failure> {
    let store = session.reading()?;
    let mut entries = Vec::new();
    for case in cases {
        entries.extend(store.written(case)?);
    }
    Ok(entries)
}

const COLUMNS: [&str; 15] = [
    "case",
    "exchange",
    "uid",
    "level",
    "attempt",
    "submitted_at",
    "document",
    "country",
    "changed",
    "outcome",
    "decided_at",
    "reasons",
    "resubmit_at",
    "text",
    "breach",
];

fn csv(cases: &[Case]) -> Result<String, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Failed(format!("the export can't be written: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|error| failed(&error))?;
    for case in cases {
        for attempt in &case.attempts {
            writer.write_record(row(case, attempt).map(|cell| guarded(&cell))).map_err(|error| failed(&error))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn row(case: &Case, attempt: &Attempt) -> [String; 15] {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let rejection = attempt.rejection();
    let reasons = rejection.map_or_else(String::new, |rejection| {
        rejection.ruling.reasons.iter().map(ReasonId::as_str).collect::<Vec<_>>().join(" ")
    });
    [
        case.slug.to_string(),
        case.account.exchange.as_str().to_owned(),
        case.account.uid.clone(),
        case.level.as_str().to_owned(),
        attempt.number.to_string(),
        attempt.submitted_at.rfc3339(),
        optional(&attempt.submission.document),
        optional(&attempt.submission.country),
        optional(&attempt.submission.changed),
        attempt.outcome.as_ref().map_or("in_review", Outcome::word).to_owned(),
        attempt.decided_at().map(Moment::rfc3339).unwrap_or_default(),
        reasons,
        rejection.map(|rejection| rejection.resubmit_at().rfc3339()).unwrap_or_default(),
        rejection.and_then(|rejection| rejection.text.clone()).unwrap_or_default(),
        attempt.breach.map(breach_words).unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet takes for a formula, in one line and safe to show.
fn guarded(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { "'" } else { "" };
    format!("{guard}{}", display_safe(cell))
}
