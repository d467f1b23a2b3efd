//! `kycase backup`.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::counted;
use serde_json::json;
use std::path::PathBuf;

/// Copy the log to a new file, whole at one moment
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// Write the copy here; there must be no such file yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Copies the log.
pub fn run(args: BackupArgs, session: &mut Session) -> Result<(), Failure> {
    if !session.db.exists() {
        let what = format!("there is no log at {} yet, so there is nothing to back up", session.db.display());
        return Err(Failure::Unknown(what));
    }
    if args.file.exists() {
        let what = format!("{} exists already and was left as it is; name a new file", args.file.display());
        return Err(Failure::Failed(what));
    }
    let store = session.reading()?;
    store.back_up(&args.file)?;
    let cases = store.readable()?;
    let cases = cases.cases.len() + cases.damaged.len();
    if session.output.is_json() {
        return session.output.json(&json!({ "backup": args.file.to_string_lossy(), "cases": cases }));
    }
    let cases = counted(cases, "case", "cases");
    session.output.line(format!("Backed up {cases} to {}.", args.file.display()))?;
    session.output.message("It holds everything that was recorded, private notes too: keep it to yourself.");
    Ok(())
}
