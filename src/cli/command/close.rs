//! `kycase close`.

use crate::case::{Closing, Command};
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use clap::builder::PossibleValuesParser;

/// End a case
#[derive(Debug, clap::Args)]
pub struct CloseArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Say how it ended
    #[arg(long, value_name = "OUTCOME", value_parser = PossibleValuesParser::new(Closing::ALL.map(Closing::word)))]
    outcome: String,
    #[command(flatten)]
    at: AtArg,
}

/// Ends a case.
pub fn run(args: CloseArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let outcome = Closing::ALL.into_iter().find(|closing| closing.word() == args.outcome).unwrap_or(Closing::Other);
    session.record(&case, &Command::Close { at, outcome })
}
