//! `kycase reopen`.

use crate::case::Command;
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Go on with a case that was closed
#[derive(Debug, clap::Args)]
pub struct ReopenArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
}

/// Goes on with a closed case.
pub fn run(args: ReopenArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    session.record(&case, &Command::Reopen { at })
}
