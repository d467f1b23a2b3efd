//! The program: reads the words, picks the face, ends with one exit code.

use kycase::cli::{Cli, Command, Failure, Globals, Output, Session};
use kycase::system::clipboard;
use kycase::system::clock::{Clock, TEST_NOW};
use kycase::system::locale;
use kycase::tui::{self, StartError, Surroundings, ThemeError, TuiError};
use rustix::fs::Mode;
use std::io::{IsTerminal, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Whatever is made from here on is for its owner alone.
    rustix::process::umask(Mode::from_raw_mode(0o077));
    let Cli { globals, plain, command } = match Cli::of_this_run() {
        Ok(cli) => cli,
        Err(wrong) => return ExitCode::from(wrong.tell()),
    };
    let face = if plain { Face::Lines } else { Face::FullScreen };
    match run(&globals, command, face) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            Output::new(&globals).failure(&failure);
            ExitCode::from(failure.code())
        }
    }
}

/// What works where no command is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    FullScreen,
    Lines,
}

fn run(globals: &Globals, command: Option<Command>, face: Face) -> Result<(), Failure> {
    let clock = Clock::of_this_run().map_err(Failure::Failed)?;
    let mut session = Session::begin(globals, clock, Output::new(globals))?;
    if let Clock::Test(now) = clock {
        session.output.message(&format!("kycase: the clock is set by {TEST_NOW} to {now}"));
    }
    match command {
        Some(command) => session.run(command),
        None if face == Face::Lines => kycase::cli::plain::run(globals, clock),
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
    let store = session.writing()?;
    let Session { mut library, clock, zone, .. } = session;
    let theme = globals.theme.clone().unwrap_or_else(|| library.config.theme.clone());
    let theme = if globals.color.wanted() { theme } else { "plain".to_owned() };
    let ascii = globals.ascii || library.config.ascii.unwrap_or_else(locale::is_ascii);
    library.config.ascii = Some(ascii);
    tui::run(Surroundings { store, library, clock, zone, theme, copy: clipboard::copy }).map_err(|error| match error {
        TuiError::Start(StartError::Theme(unknown @ ThemeError::Unknown { .. })) => {
            Failure::Unknown(unknown.to_string())
        }
        other => Failure::Failed(other.to_string()),
    })
}
