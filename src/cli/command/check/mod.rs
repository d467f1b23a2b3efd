//! `kycase check`.

mod document;
mod list;
mod name;
mod photo;
mod remember;
mod subject;

pub use list::{print, title};

use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Show the pre-flight list, tick an item of it, or check what you are about to send
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct CheckArgs {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    list: list::ListArgs,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Name(name::NameArgs),
    Document(document::DocumentArgs),
    /// Check photos before you send them: sharpness, light, glare, border, metadata
    #[command(
        after_help = "Each photo is ok, worth a look, or bad: take a bad one anew. These are kycase's own checks, \
not the exchange's, and promise nothing. The photos stay on this computer: nothing of them is sent or kept.
Exit code: 0 where no photo is bad, 1 where one is."
    )]
    Photo(photo::PhotoArgs),
}

/// Shows the list, ticks an item, or checks what is asked for.
pub fn run(args: CheckArgs, session: &mut Session) -> Result<(), Failure> {
    match args.what {
        None => list::run(args.list, session),
        Some(What::Name(args)) => name::run(args, session),
        Some(What::Document(args)) => document::run(args, session),
        Some(What::Photo(args)) => photo::run(args, session),
    }
}
