//! Keeping what a check came to, so that the list before an attempt decides by it.

use crate::case::{Case, Command, Examination, Slug};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::timeline;

#[derive(Debug, clap::Args)]
pub struct RememberArg {
    /// Keep the result in the case, for its list, in place of an earlier one; nothing of what was looked at is kept
    #[arg(long, conflicts_with = "exchange")]
    pub remember: bool,
}

/// The reference of the case in which a result was kept; nothing where none was.
pub type Remembered = Option<Slug>;

/// Keeps `result` in `case` and tells so.
pub fn keep(result: Examination, case: &Case, session: &Session) -> Result<Remembered, Failure> {
    let after = session.commit(case, &Command::Remember { result })?;
    let kept = timeline(&after, &session.library.knowledge.catalogue).pop().map_or_else(String::new, |line| line.text);
    session.output.message(&format!("Kept in {}: {kept}. `kycase undo {}` takes it back.", after.slug, after.slug));
    Ok(Some(after.slug))
}

/// Tells why nothing is kept.
pub fn kept_nothing(why: &str, session: &Session) -> Remembered {
    session.output.message(&format!("Nothing is kept: {why}."));
    None
}
