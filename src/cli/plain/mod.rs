//! Working by lines, for screen readers and slow connections: the cases as numbered sentences, and a prompt that takes
//! the commands of the command line. Nothing is drawn, nothing is drawn over, and no meaning is in a colour.

mod board;
mod line;

use super::failure::Failure;
use super::{Cli, Globals, Output, Session, input};
use crate::system::clock::Clock;
use clap::Parser;
use line::{Line, read};

/// What the prompt says on `help`.
const HELP: &str = "\
Type a command and its case by number, then Enter. For example:
  submit 1            records a submission for case 1; add --at '3h ago' for an earlier one
  reject 1            records a rejection; add --text 'what they wrote'
  approve 1           records an approval
  draft 1             writes the message to support
  show 1, log 1       tell everything about case 1
  note 1 'text'       writes down a private remark
  wait 1              waits until a submission is allowed
  open --exchange okx --uid UID
                      opens a case
  board, or Enter     tells all cases again
  help COMMAND        explains a command; `help all` lists every one
  quit                leaves
";

/// Reads commands until nothing comes any more, or `quit` does. What a command fails at is said, and the next one is
/// asked for.
///
/// # Errors
/// Where stdin can't be read, or stdout not be written.
pub fn run(globals: &Globals, clock: Clock) -> Result<(), Failure> {
    let mut numbered = board(globals, clock)?;
    session(globals, clock)?.output.message("Type a command, help, or quit.");
    loop {
        let asked = Output::new(globals).by_lines();
        asked.ask("kycase>");
        let Some(typed) = input::next_line()? else {
            asked.message("");
            return Ok(());
        };
        let done = match read(&typed, &numbered) {
            Line::Quit => return Ok(()),
            Line::Board => board(globals, clock).map(|again| numbered = again),
            Line::Help => help(globals, clock),
            Line::Command(words) => command(&words, globals, clock),
            Line::Unreadable => Err(Failure::Usage("a quotation mark is open; close it and try again".to_owned())),
        };
        match done {
            Err(Failure::ReaderGone) => return Ok(()),
            Err(failure) => Output::new(globals).by_lines().failure(&failure),
            Ok(()) => {}
        }
    }
}

/// Runs one command as the command line would, with the log and the settings of this run.
fn command(words: &[String], start: &Globals, clock: Clock) -> Result<(), Failure> {
    let belongs_to_start = |word: &&String| ["--db", "--config"].iter().any(|option| word.starts_with(option));
    if let Some(word) = words.iter().find(belongs_to_start) {
        return Err(Failure::Usage(format!("{word} is given at the start: kycase --plain {word} ...")));
    }
    let words = std::iter::once("kycase").chain(words.iter().map(String::as_str));
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            let text = error.to_string();
            return Err(Failure::Usage(text.trim_start_matches("error: ").trim_end().to_owned()));
        }
        // A help that was asked for.
        Err(error) => {
            let mut session = session(start, clock)?;
            session.output.block("", &error.to_string())?;
            return session.output.finish();
        }
    };
    let own = cli.globals;
    let globals = Globals {
        db: start.db.clone(),
        config: start.config.clone(),
        json: start.json || own.json,
        ascii: start.ascii || own.ascii,
        quiet: start.quiet || own.quiet,
        ..own
    };
    match cli.command {
        Some(command) => session(&globals, clock)?.run(command),
        None => board(&globals, clock).map(|_| ()),
    }
}

fn board(globals: &Globals, clock: Clock) -> Result<Vec<String>, Failure> {
    let mut session = session(globals, clock)?;
    session.require_data()?;
    let numbered = board::print(&mut session)?;
    match session.finish() {
        // The others can be worked on.
        Err(found @ Failure::Found(_)) => session.output.failure(&found),
        done => done?,
    }
    Ok(numbered)
}

fn help(globals: &Globals, clock: Clock) -> Result<(), Failure> {
    let mut session = session(globals, clock)?;
    session.output.block("", HELP)?;
    session.output.finish()
}

fn session(globals: &Globals, clock: Clock) -> Result<Session, Failure> {
    Session::begin(globals, clock, Output::new(globals).by_lines())
}
