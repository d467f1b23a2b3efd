//! The program: reads the words, picks the face, ends with one exit code.

use kycase::cli::{Cli, Command, Failure, Globals, Output, Session};
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
        // THE ONE CALL OF THE FULL-SCREEN INTERFACE: `kycase::tui::run(...)` goes here once it exists, behind
        // `session.require_data()?`.
        None if stdout().is_terminal() => session.run(Command::otherwise()),
        None => session.run(Command::otherwise()),
    }
}
