//! `kycase log`.

use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::show::{Line, timeline};
use serde_json::{Value, json};

/// Show everything that was recorded of a case, in order
#[derive(Debug, clap::Args)]
pub struct LogArgs {
    #[command(flatten)]
    case: CaseArg,
}

/// Shows the timeline.
pub fn run(args: LogArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let lines = timeline(&case, &session.library.knowledge.catalogue);
    if session.output.is_json() {
        let records: Vec<Value> = lines.iter().map(record).collect();
        return session.output.json(&records);
    }
    let rows: Vec<Vec<Text>> = lines.iter().map(|line| row(line, session)).collect();
    session.output.table(&rows)
}

fn record(line: &Line) -> Value {
    json!({
        "sequence": line.sequence,
        "at": line.at.rfc3339(),
        "recorded_at": line.recorded_at.rfc3339(),
        "kind": line.kind,
        "text": line.text,
        "undone_by": line.undone_by,
        "breach": line.breach,
    })
}

fn row(line: &Line, session: &Session) -> Vec<Text> {
    let text = match (line.undone_by, line.breach) {
        (Some(by), _) => Text::dim(format!("[undone by {by}] {}", line.text)),
        (None, true) => Text::new(Tone::Bad, "! ").and(Tone::Bad, &line.text),
        (None, false) => Text::from(&line.text),
    };
    vec![Text::dim(line.sequence.to_string()), Text::from(session.zone.stamp(line.at)), text]
}
