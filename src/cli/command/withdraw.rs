//! `kycase withdraw`.

use crate::case::Command;
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;

/// Record that you took back the attempt in review
#[derive(Debug, clap::Args)]
pub struct WithdrawArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
    /// Keep why; `-` reads it from stdin
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

/// Records a withdrawal.
pub fn run(args: WithdrawArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let text = input::optional_text(args.text.as_deref(), &session.output)?;
    session.record(&case, &Command::Withdraw { at, text })
}
