//! `kycase undo`.

use crate::case::{Command, Event};
use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::timeline;

/// Take back the latest entry that still counts; the log keeps both
#[derive(Debug, clap::Args)]
pub struct UndoArgs {
    #[command(flatten)]
    case: CaseArg,
}

/// Takes back an entry.
pub fn run(args: UndoArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let after = session.commit(&case, &Command::Undo)?;
    let undone = after.entries.last().and_then(|entry| match entry.fact.event {
        Event::Undone { sequence } => Some(sequence),
        _ => None,
    });
    let lines = timeline(&after, &session.library.knowledge.catalogue);
    let text = lines.into_iter().find(|line| Some(line.sequence) == undone).map_or_else(String::new, |line| line.text);
    session.said(&after, &format!("undone: {text}"))
}
