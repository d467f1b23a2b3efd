//! `kycase note`.

use crate::case::Command;
use crate::cli::args::split;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;

/// Write down a private remark; it never enters a draft
#[derive(Debug, clap::Args)]
#[command(override_usage = "kycase note [OPTIONS] [CASE] <TEXT>")]
pub struct NoteArgs {
    /// Name the case where more than one is open, then the text; `-` reads the text from stdin
    #[arg(value_name = "[CASE] TEXT", num_args = 1..=2, required = true)]
    words: Vec<String>,
}

/// Records a remark.
pub fn run(args: NoteArgs, session: &mut Session) -> Result<(), Failure> {
    let (slug, word) = split(args.words);
    let case = session.case_called(slug.as_deref())?;
    let text = input::text(&word.unwrap_or_default(), &session.output)?;
    session.record(&case, &Command::Note { text })
}
