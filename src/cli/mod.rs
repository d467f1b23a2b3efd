//! The command line: words become wishes, cases become words.

mod args;
mod command;
mod failure;
mod input;
mod output;
pub mod plain;
mod record;
mod session;
mod text;
mod which;

pub use command::Command;
pub use failure::Failure;
pub use output::{Colors, Output};
pub use session::Session;

use clap::Parser;
use clap::error::ErrorKind;
use std::path::PathBuf;

/// Track identity verifications that were rejected: log every attempt, keep the 24-hour rule, draft the support message
#[derive(Debug, Parser)]
#[command(name = "kycase", version, max_term_width = 100, subcommand_help_heading = "Commands")]
#[command(after_help = "CASE may be left out where only one case is open. Times are written like `2026-11-23 14:05`, \
`14:05`, `3h ago` or `yesterday 14:05`.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, 4 no such thing, 5 ambiguous.")]
pub struct Cli {
    /// Work by lines, with a prompt and no full screen; fit for screen readers
    #[arg(long)]
    pub plain: bool,
    /// What holds for every command.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do; without it the full-screen interface opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

// No doc comment for clap to take: it would become the help of the whole program.
#[expect(missing_docs, reason = "clap would show it")]
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Globals {
    /// Keep the log in this file
    #[arg(long, global = true, env = "KYCASE_DB", hide_env_values = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// Read the settings from this file, or from the directory that holds config.toml
    #[arg(long, global = true, value_name = "PATH")]
    pub config: Option<PathBuf>,
    /// Print one JSON value on stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Color the output; auto does where stdout is a terminal and NO_COLOR is not set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colors,
    /// Use this theme in the full-screen interface, in place of the one in config.toml
    #[arg(long, global = true, env = "KYCASE_THEME", hide_env_values = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw with ASCII signs alone; also done for a locale without UTF-8
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Print no hints and warnings on stderr
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Cli {
    /// What was asked for, by the words of this run.
    ///
    /// # Errors
    /// clap's own account of what is wrong with the words, or the help that was asked for.
    pub fn of_this_run() -> Result<Self, WrongWords> {
        Self::try_parse().map_err(|error| WrongWords { error, json: std::env::args_os().any(|word| word == "--json") })
    }
}

/// Words that make no command, or that ask for help.
#[derive(Debug)]
pub struct WrongWords {
    error: clap::Error,
    json: bool,
}

impl WrongWords {
    /// Prints what clap has to say and gives the exit code.
    pub fn tell(&self) -> u8 {
        let asked_for = matches!(
            self.error.kind(),
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        );
        output::usage(&self.error, self.json && !asked_for);
        u8::try_from(self.error.exit_code()).unwrap_or(2)
    }
}
