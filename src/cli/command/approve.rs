//! `kycase approve`.

use crate::case::Command;
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Record that the attempt in review was approved
#[derive(Debug, clap::Args)]
pub struct ApproveArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
}

/// Records an approval.
pub fn run(args: ApproveArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    session.record(&case, &Command::Approve { at })
}
