//! `kycase restore`.

use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::show::counted;
use crate::store::{Extent, RestoreError, Restoring};
use serde_json::json;
use std::path::PathBuf;

/// Put a backup in the place of the log; the log that was there is kept beside it
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// Take this backup, a file that `kycase backup` wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Restore it without asking
    #[arg(long)]
    yes: bool,
}

/// What is typed to go on.
const WORD: &str = "restore";

/// Restores a backup.
pub fn run(args: RestoreArgs, session: &mut Session) -> Result<(), Failure> {
    let restoring = Restoring::prepare(&args.file, &session.db)?;
    let Extent { cases, entries, .. } = restoring.extent;
    if !args.yes && session.db.exists() {
        confirm(&args, &restoring, session)?;
    }
    let kept = restoring.replace(session.now)?;
    if session.output.is_json() {
        return session.output.json(&json!({
            "restored": args.file.to_string_lossy(),
            "log": session.db.to_string_lossy(),
            "cases": cases,
            "entries": entries,
            "kept": kept.map(|path| path.to_string_lossy().into_owned()),
        }));
    }
    let cases = counted(cases, "case", "cases");
    session.output.line(format!("Restored {cases} from {}.", args.file.display()))?;
    if let Some(kept) = kept {
        session.output.line(format!("The log that was there is kept as {}.", kept.display()))?;
        session
            .output
            .message("It holds everything that was recorded there: remove it when you don't need it any more.");
    }
    Ok(())
}

/// Says what goes and what comes, and asks.
fn confirm(args: &RestoreArgs, restoring: &Restoring, session: &Session) -> Result<(), Failure> {
    let here = match session.reading().and_then(|store| Ok(store.readable()?)) {
        Ok(read) => {
            let damaged = match read.damaged.len() {
                0 => String::new(),
                damaged => format!(", and {} that can't be read", counted(damaged, "case", "cases")),
            };
            contents(Extent::of(&read.cases), session) + &damaged
        }
        Err(_) => "it can't be read".to_owned(),
    };
    let there = contents(restoring.extent, session);
    session.output.tell(&format!(
        "This puts the backup {} ({there}) in the place of the log {} ({here}), which is kept under another name.",
        args.file.display(),
        session.db.display()
    ));
    if input::is_confirmed(&format!("Type {WORD} to go on:"), WORD, &session.output)? {
        return Ok(());
    }
    let refused = Refused {
        hints: vec!["kycase restore FILE --yes: restore it without a question".to_owned()],
        ..Refused::by_face("not_confirmed", "nothing was restored", format!("type {WORD} when you are asked to"))
    };
    Err(refused.into())
}

fn contents(extent: Extent, session: &Session) -> String {
    let latest = extent.latest.map_or_else(String::new, |at| format!(", the latest of {}", session.zone.both(at)));
    format!("{}, {}{latest}", counted(extent.cases, "case", "cases"), counted(extent.entries, "entry", "entries"))
}

impl From<RestoreError> for Failure {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::SameFile(_) => Self::Usage(error.to_string()),
            _ => Self::Failed(error.to_string()),
        }
    }
}
