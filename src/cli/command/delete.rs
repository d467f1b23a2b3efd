//! `kycase delete`.

use crate::cli::args::CaseArg;
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::show::contents;
use crate::store::Erased;
use serde_json::json;

/// Erase a case for good, after you have typed its reference
#[derive(Debug, clap::Args)]
pub struct DeleteArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Erase it without asking
    #[arg(long)]
    yes: bool,
}

/// Erases a case.
pub fn run(args: DeleteArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let slug = case.slug.as_str();
    if !args.yes {
        session.output.tell(&format!("This erases `{slug}` for good: {}.", contents(&case)));
        if !input::is_confirmed(&format!("Type {slug} to erase it:"), slug, &session.output)? {
            let refused = Refused {
                case: Some(slug.to_owned()),
                hints: vec![format!("kycase delete {slug} --yes: erase it without a question")],
                ..Refused::by_face("not_confirmed", "nothing was erased", format!("type {slug} when you are asked to"))
            };
            return Err(refused.into());
        }
    }
    let erased = session.writing()?.erase(&case.id)?;
    if session.output.is_json() {
        let (word, entries) = (word(erased), case.entries.len());
        return session.output.json(&json!({ "deleted": slug, "entries": entries, "erased": word }));
    }
    session.output.line(match erased {
        Erased::Everywhere => format!("Erased `{slug}`; its bytes in the log's files are overwritten."),
        Erased::FromTheDatabase => format!(
            "Erased `{slug}` from the database. Another program is reading the log, and the file of recent changes \
             (-wal) may hold traces until it closes; then run any kycase command that writes."
        ),
    })?;
    session.output.message("Backups, exports and drafts that you saved are not touched.");
    Ok(())
}

fn word(erased: Erased) -> &'static str {
    match erased {
        Erased::Everywhere => "everywhere",
        Erased::FromTheDatabase => "from_the_database",
    }
}
