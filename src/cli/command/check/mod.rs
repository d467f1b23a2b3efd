//! `kycase check`.

mod document;
mod list;
mod name;
mod subject;

pub use list::{print, title};

use crate::cli::failure::Failure;
use crate::cli::session::Session;

/// Show the pre-flight list, tick an item of it, or check a name or a document
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
}

/// Shows the list, ticks an item, or checks what is asked for.
pub fn run(args: CheckArgs, session: &mut Session) -> Result<(), Failure> {
    match args.what {
        None => list::run(args.list, session),
        Some(What::Name(args)) => name::run(args, session),
        Some(What::Document(args)) => document::run(args, session),
    }
}
