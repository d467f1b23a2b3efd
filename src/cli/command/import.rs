//! `kycase import`.

use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::show::counted;
use crate::store::{Arrived, Incoming, TakeInError, Written};
use crate::system::bounded_file::{self, Content};
use serde_json::{Value, json};
use std::path::Path;

/// Take in what `kycase export` wrote: cases with all their entries, times and writers
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Read this export; `-` reads it from stdin
    #[arg(value_name = "FILE")]
    file: String,
}

/// The most that is read, in bytes: a log of thousands of cases.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Takes an export in.
pub fn run(args: ImportArgs, session: &mut Session) -> Result<(), Failure> {
    let text = read(&args.file)?;
    let incoming =
        parse(&text).map_err(|error| Failure::Failed(format!("{}: {error}; nothing was imported", args.file)))?;
    let arrived = session.writing()?.take_in(&incoming, session.now).map_err(|error| failed(error, session))?;
    let (fresh, known): (Vec<_>, Vec<_>) = arrived.iter().partition(|case| case.added > 0);
    let (extended, new): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|case| case.before > 0);
    if session.output.is_json() {
        let each = |cases: &[&Arrived]| cases.iter().map(|case| record(case)).collect::<Vec<_>>();
        return session.output.json(&json!({
            "imported": each(&new),
            "extended": each(&extended),
            "unchanged": each(&known),
        }));
    }
    for (what, cases) in [("Imported", new), ("Extended", extended)] {
        for case in cases {
            let entries = counted(case.added, "entry", "entries");
            session.output.line(format!("{what} `{}` ({entries}).{}", case.case.slug, renamed(case)))?;
        }
    }
    match known.len() {
        0 if arrived.is_empty() => session.output.line("The export holds no case."),
        0 => Ok(()),
        count => session.output.line(format!("Already here: {}.", counted(count, "case", "cases"))),
    }
}

fn renamed(case: &Arrived) -> String {
    case.was.as_ref().map_or_else(String::new, |was| {
        format!(" It came as `{was}`, which another case here is called; it got a fresh reference.")
    })
}

fn record(arrived: &Arrived) -> Value {
    json!({
        "case": arrived.case.slug,
        "case_id": arrived.case.id,
        "entries": arrived.case.entries.len(),
        "added": arrived.added,
        "was": arrived.was,
    })
}

/// All of a file, or of stdin where it is `-`.
fn read(file: &str) -> Result<String, Failure> {
    let too_large = || Failure::Failed(format!("{file} holds more than 64 MiB and is no export of kycase"));
    let bytes = if file == "-" {
        input::bytes(LONGEST)?.ok_or_else(too_large)?
    } else {
        match bounded_file::read(Path::new(file), LONGEST) {
            Ok(Content::Whole(bytes)) => bytes,
            Ok(Content::Head { .. }) => return Err(too_large()),
            Err(error) => return Err(Failure::Failed(format!("{file} can't be read: {error}"))),
        }
    };
    String::from_utf8(bytes).map_err(|_| Failure::Failed(format!("{file} is no UTF-8 text and no export of kycase")))
}

/// The entries of an export: a line each or, as `kycase export --json` prints them, one array.
fn parse(text: &str) -> Result<Incoming, String> {
    let mut incoming = Incoming::default();
    if text.trim_start().starts_with('[') {
        let entries: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        for (place, entry) in (1..).zip(entries) {
            take(&mut incoming, entry).map_err(|error| format!("entry {place} of the array: {error}"))?;
        }
        return Ok(incoming);
    }
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        serde_json::from_str(line)
            .map_err(|error| error.to_string())
            .and_then(|entry| take(&mut incoming, entry))
            .map_err(|error| format!("line {number}: {error}"))?;
    }
    Ok(incoming)
}

fn take(incoming: &mut Incoming, entry: Value) -> Result<(), String> {
    if entry.get("history").is_some() {
        let what =
            "this is a case as it stands, without its entries; import what `kycase export` writes without --format";
        return Err(what.to_owned());
    }
    let written: Written = serde_json::from_value(entry).map_err(|error| error.to_string())?;
    incoming.take(written).map_err(|unfit| unfit.to_string())
}

fn failed(error: TakeInError, session: &Session) -> Failure {
    let what = match error {
        TakeInError::Store(error) => return error.into(),
        TakeInError::Unsound { .. } => return Failure::Failed(format!("{error}; nothing was imported")),
        TakeInError::Diverged { ref slug, .. } => Refused {
            case: Some(slug.to_string()),
            ..Refused::by_face(
                "diverged",
                format!("{error}; nothing was imported"),
                "keep both logs apart, or delete one of the two histories",
            )
        },
        TakeInError::Refused { slug, refusal } => {
            let refused = Refused::by_rule(&refusal, None, session);
            let what = format!("{}; nothing was imported", refused.what);
            Refused { case: Some(slug.to_string()), what, ..refused }
        }
    };
    what.into()
}
