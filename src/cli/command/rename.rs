//! `kycase rename`.

use crate::case::{Command, Slug};
use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Give a case another reference
#[derive(Debug, clap::Args)]
pub struct RenameArgs {
    /// Take this case
    #[arg(value_name = "CASE")]
    case: String,
    /// Call it this from now on
    #[arg(value_name = "NEW")]
    new: String,
}

/// Renames a case.
pub fn run(args: RenameArgs, session: &mut Session) -> Result<(), Failure> {
    let slug = Slug::new(args.new).map_err(|bad| Failure::Usage(bad.to_string()))?;
    let case = session.case_called(Some(&args.case))?;
    session.record(&case, &Command::Rename { slug })
}
