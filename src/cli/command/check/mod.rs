//! `kycase check`.

mod list;

pub use list::{print, title};

use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Show the pre-flight list, or tick an item of it
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[command(flatten)]
    list: list::ListArgs,
}

/// Shows the list, or ticks an item.
pub fn run(args: CheckArgs, session: &mut Session) -> Result<(), Failure> {
    list::run(args.list, session)
}
