//! `kycase interrupt`.

use crate::case::Command;
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;

/// Record that the attempt in review failed for technical reasons; it starts no wait
#[derive(Debug, clap::Args)]
pub struct InterruptArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
    /// Keep what was shown; `-` reads it from stdin
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

/// Records an interruption.
pub fn run(args: InterruptArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let text = input::optional_text(args.text.as_deref(), &session.output)?;
    session.record(&case, &Command::Interrupt { at, text })
}
