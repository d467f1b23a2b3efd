//! `kycase evidence`.

use crate::case::{Case, Command, Evidence, EvidenceFile, EvidenceId};
use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::playbook::nearest;
use crate::preflight::{self, EvidenceLine};
use crate::show::Asked;
use crate::system::fingerprint;
use serde_json::{Value, json};
use std::io;
use std::path::{Path, PathBuf};

/// Keep track of what a ticket should enclose
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct EvidenceArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Record that a piece is at hand: its path, size and SHA-256, never its content
    #[command(allow_missing_positional = true)]
    Add(AddArgs),
    /// List what the latest rejection asks for and what is at hand
    List(CaseArg),
    /// Compare the recorded files with what lies on the disk now
    Check(CaseArg),
    /// Record that a piece is no longer at hand
    #[command(allow_missing_positional = true)]
    Remove(RemoveArgs),
}

#[derive(Debug, clap::Args)]
struct AddArgs {
    /// Take this case; may be left out where only one is open
    #[arg(value_name = "CASE")]
    case: Option<String>,
    /// Name the kind, by an id of `kycase evidence list` or in your own word
    #[arg(value_name = "ITEM")]
    item: String,
    /// Take the fingerprint of this file
    #[arg(long, value_name = "PATH")]
    file: Option<PathBuf>,
    /// Add a remark
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, clap::Args)]
struct RemoveArgs {
    /// Take this case; may be left out where only one is open
    #[arg(value_name = "CASE")]
    case: Option<String>,
    /// Name the kind
    #[arg(value_name = "ITEM")]
    item: String,
}

/// Does what is asked of the evidence.
pub fn run(args: EvidenceArgs, session: &mut Session) -> Result<(), Failure> {
    match args.action {
        Action::Add(args) => add(args, session),
        Action::List(case) => list(&case, session),
        Action::Check(case) => check(&case, session),
        Action::Remove(args) => remove(args, session),
    }
}

fn add(args: AddArgs, session: &mut Session) -> Result<(), Failure> {
    if args.item.trim().is_empty() {
        return Err(Failure::Usage("name the kind of evidence".to_owned()));
    }
    let case = session.case_called(args.case.as_deref())?;
    let item = EvidenceId::new(args.item);
    let catalogue = &session.library.knowledge.catalogue;
    if catalogue.evidence(&item).is_none()
        && let Some(near) = nearest(item.as_str(), catalogue.evidence.iter().map(|kind| kind.id.as_str()))
    {
        session.output.warning(&format!(
            "`{item}` is no kind of the catalogue and is kept as your own; if you meant `{near}`: kycase undo {}",
            case.slug
        ));
    }
    let file = args.file.as_deref().map(read).transpose()?;
    session.record(&case, &Command::AddEvidence { evidence: Evidence { item, file, note: input::told(args.note) } })
}

fn read(path: &Path) -> Result<EvidenceFile, Failure> {
    fingerprint::of(path).map_err(|error| {
        let what = format!("{} can't be read: {error}", path.display());
        match error.kind() {
            io::ErrorKind::NotFound => Failure::Unknown(format!("there is no file {}", path.display())),
            _ => Failure::Failed(what),
        }
    })
}

fn remove(args: RemoveArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case_called(args.case.as_deref())?;
    session.record(&case, &Command::RemoveEvidence { item: EvidenceId::new(args.item) })
}

fn list(case: &CaseArg, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(case)?;
    if session.output.is_json() {
        let lines = preflight::evidence(&session.library.knowledge, &case);
        let records: Vec<Value> = lines.iter().map(record).collect();
        return session.output.json(&records);
    }
    print(&case, session)
}

fn record(line: &EvidenceLine<'_>) -> Value {
    json!({
        "item": line.item,
        "title": line.title,
        "hint": line.hint,
        "needed": line.needed,
        "have": line.held.is_some(),
        "file": line.held.and_then(|held| held.file.as_ref()),
        "note": line.held.and_then(|held| held.note.as_ref()),
    })
}

/// What the latest rejection asks for and what is at hand.
pub fn print(case: &Case, session: &mut Session) -> Result<(), Failure> {
    let lines = preflight::evidence(&session.library.knowledge, case);
    if lines.is_empty() {
        session.output.line(Text::dim("nothing is asked for and nothing is at hand"))?;
    } else {
        let rows: Vec<Vec<Text>> = lines.iter().map(row).collect();
        session.output.table(&rows)?;
    }
    let Some(asked) = Asked::of(case, &session.library.knowledge) else { return Ok(()) };
    let source = format!(" ({})", asked.origin);
    session.output.line(Text::from(asked.words()).and(Tone::Dim, source))
}

fn row(line: &EvidenceLine<'_>) -> Vec<Text> {
    let state = match (line.held, line.needed) {
        (Some(_), _) => Text::new(Tone::Good, "have"),
        (None, true) => Text::new(Tone::Wait, "need"),
        (None, false) => Text::default(),
    };
    let detail = line.held.map_or_else(
        || line.hint.to_owned(),
        |held| {
            let file = held.file.as_ref().map(|file| format!("{} ({} bytes)", file.path, file.size));
            [file, held.note.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ")
        },
    );
    vec![state, Text::from(line.title), Text::dim(line.item.as_str()), Text::dim(detail)]
}

/// How a recorded file compares with the one on the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Same,
    Changed,
    Missing,
    Unreadable,
}

impl State {
    fn of(recorded: &EvidenceFile) -> Self {
        match fingerprint::of(Path::new(&recorded.path)) {
            Ok(found) if found.sha256 == recorded.sha256 => Self::Same,
            Ok(_) => Self::Changed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::Missing,
            Err(_) => Self::Unreadable,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
        }
    }

    fn tone(self) -> Tone {
        if self == Self::Same { Tone::Good } else { Tone::Bad }
    }
}

fn check(case: &CaseArg, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(case)?;
    let files = case.evidence.iter().filter_map(|piece| Some((&piece.item, piece.file.as_ref()?)));
    let compared: Vec<_> = files.map(|(item, file)| (item, file, State::of(file))).collect();
    let differing = compared.iter().filter(|(.., state)| *state != State::Same).count();
    if session.output.is_json() {
        let records: Vec<Value> = compared
            .iter()
            .map(|(item, file, state)| json!({ "item": item, "path": file.path, "state": state.word() }))
            .collect();
        session.output.json(&records)?;
    } else if compared.is_empty() {
        session.output.line(Text::dim("no file is recorded"))?;
    } else {
        let rows: Vec<Vec<Text>> = compared
            .iter()
            .map(|(item, file, state)| {
                vec![Text::new(state.tone(), state.word()), Text::from(item.as_str()), Text::dim(&file.path)]
            })
            .collect();
        session.output.table(&rows)?;
    }
    if differing == 0 {
        return Ok(());
    }
    Err(Failure::Found(format!(
        "{differing} of {} recorded files differ from what was recorded; record them anew with `kycase evidence add {} \
         ITEM --file PATH`",
        compared.len(),
        case.slug
    )))
}
