//! `kycase note`.

use crate::case::Command;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;

/// Write down a private remark; it never enters a draft
#[derive(Debug, clap::Args)]
#[command(allow_missing_positional = true)]
pub struct NoteArgs {
    /// Take this case; may be left out where only one is open
    #[arg(value_name = "CASE")]
    case: Option<String>,
    /// Write down this text; `-` reads it from stdin
    #[arg(value_name = "TEXT")]
    text: String,
}

/// Records a remark.
pub fn run(args: NoteArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case_called(args.case.as_deref())?;
    let text = input::text(&args.text, &session.output)?;
    session.record(&case, &Command::Note { text })
}
