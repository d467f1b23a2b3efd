//! `kycase completions`.

use crate::cli::Cli;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// Print the completions for a shell
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// Write them for this shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints completions.
pub fn run(args: CompletionsArgs, session: &mut Session) -> Result<(), Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "kycase", &mut script);
    let script = String::from_utf8(script).map_err(|error| Failure::Failed(error.to_string()))?;
    if session.output.is_json() {
        let record = serde_json::json!({ "shell": args.shell.to_string(), "script": script });
        return session.output.json(&record);
    }
    session.output.machine(&script)
}
