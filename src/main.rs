//! The program: reads the words, picks the face, ends with one exit code.

use kycase::cli::{Cli, Command, Failure, Globals, Output, Session};
use kycase::system::clipboard;
use kycase::system::clock::{Clock, TEST_NOW};
use rustix::fs::Mode;
use std::io::{IsTerminal, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Whatever is made from here on is for its owner alone.
    rustix::process::umask(Mode::from_raw_mode(0o077));
    let Cli { globals, command } = match Cli::of_this_run() {
        Ok(cli) => cli,
        Err(wrong) => return ExitCode::from(wrong.tell()),
    };
    match run(&globals, command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            Output::new(&globals).failure(&failure);
            ExitCode::from(failure.code())
        }
    }
}

fn run(globals: &Globals, command: Option<Command>) -> Result<(), Failure> {
    let clock = Clock::of_this_run().map_err(Failure::Failed)?;
    let mut session = Session::begin(globals, clock, Output::new(globals))?;
    if let Clock::Test(now) = clock {
        session.output.message(&format!("kycase: the clock is set by {TEST_NOW} to {now}"));
    }
    match command {
        Some(command) => session.run(command),
        None if stdout().is_terminal() && can_draw() && !globals.json => full_screen(session, globals),
        None => session.run(Command::otherwise()),
    }
}

/// Whether the terminal says that it can do more than print lines.
fn can_draw() -> bool {
    std::env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb")
}

fn full_screen(session: Session, globals: &Globals) -> Result<(), Failure> {
    session.require_data()?;
    let theme = if globals.color.wanted() { session.library.config.theme.clone() } else { "plain".to_owned() };
    let store = session.writing()?;
    let Session { library, clock, zone, .. } = session;
    kycase::tui::run(kycase::tui::Surroundings { store, library, clock, zone, theme, copy: clipboard::copy })
        .map_err(|error| Failure::Failed(error.to_string()))
}
