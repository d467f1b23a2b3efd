//! `kycase delete`.

use crate::case::CaseId;
use crate::cli::args::CaseArg;
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::show::contents;
use crate::store::{Damaged, Erased};
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
    let doomed = Doomed::named(&args.case, session)?;
    let slug = doomed.name.as_str();
    if !args.yes {
        session.output.tell(&format!("This erases `{slug}` for good: {}.", doomed.contents));
        if !input::is_confirmed(&format!("Type {slug} to erase it:"), slug, &session.output)? {
            let refused = Refused {
                case: Some(slug.to_owned()),
                hints: vec![format!("kycase delete {slug} --yes: erase it without a question")],
                ..Refused::by_face("not_confirmed", "nothing was erased", format!("type {slug} when you are asked to"))
            };
            return Err(refused.into());
        }
    }
    let erased = session.writing()?.erase(&doomed.id)?;
    if session.output.is_json() {
        let (word, entries) = (word(erased), doomed.entries);
        return session.output.json(&json!({ "deleted": slug, "entries": entries, "erased": word }));
    }
    session.output.line(match erased {
        Erased::Everywhere => format!("Erased `{slug}`; its bytes in the log's files are overwritten."),
        Erased::FromTheDatabase => format!(
            "Erased `{slug}` from the database. Another program is reading the log, and the file of recent changes \
             (-wal) may hold traces until it closes; then run any kycase command that writes."
        ),
    })?;
    session.output.message("Backups, exports, drafts and logs that a restore replaced are not touched.");
    Ok(())
}

/// A case that is to be erased.
struct Doomed {
    id: CaseId,
    name: String,
    contents: String,
    entries: Option<usize>,
}

impl Doomed {
    /// The case that is meant; a damaged one must be named, by its reference or by what the log calls it.
    fn named(named: &CaseArg, session: &Session) -> Result<Self, Failure> {
        let damaged = session.reading()?.readable()?.damaged;
        let meant =
            |it: &&Damaged| named.case.as_deref().is_some_and(|word| [it.name(), it.id.as_str()].contains(&word));
        if let Some(damaged) = damaged.iter().find(meant) {
            let name = damaged.name().to_owned();
            let contents = format!("it is damaged ({}), and what it holds can't be told", damaged.detail);
            return Ok(Self { id: damaged.id.clone(), name, contents, entries: None });
        }
        let case = session.case(named)?;
        Ok(Self {
            name: case.slug.to_string(),
            contents: contents(&case),
            entries: Some(case.entries.len()),
            id: case.id,
        })
    }
}

fn word(erased: Erased) -> &'static str {
    match erased {
        Erased::Everywhere => "everywhere",
        Erased::FromTheDatabase => "from_the_database",
    }
}
