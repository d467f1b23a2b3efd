//! The help of every command.

use crate::desk::Desk;
use clap::CommandFactory;
use kycase::cli::Cli;

/// Every command as the words that call it, with the commands below it.
pub fn commands() -> Vec<String> {
    let mut found = Vec::new();
    for command in Cli::command().get_subcommands() {
        found.push(command.get_name().to_owned());
        let below = command.get_subcommands().map(|inner| format!("{} {}", command.get_name(), inner.get_name()));
        found.extend(below);
    }
    found
}

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    insta::assert_snapshot!("kycase", desk.run("--help").code(0).stdout);
    for command in commands() {
        let seen = desk.run(&format!("{command} --help")).code(0);
        let own: Vec<&str> = seen.stdout.split("\nOptions for every command:").collect();
        assert_eq!(own.len(), 2, "{}", seen.stdout);
        insta::assert_snapshot!(command.replace(' ', "_"), own[0]);
    }
}

#[test]
fn every_help_sentence_is_imperative_without_a_full_stop() {
    for command in Cli::command().get_subcommands() {
        let about = command.get_about().unwrap_or_else(|| panic!("{} has no help", command.get_name())).to_string();
        assert!(!about.ends_with('.'), "{about}");
        for argument in command.get_arguments() {
            let help = argument.get_help().unwrap_or_else(|| panic!("{} has no help", argument.get_id())).to_string();
            assert!(!help.ends_with('.') || help.ends_with("..."), "{help}");
        }
    }
}

#[test]
fn the_version_is_told() {
    Desk::new().run("--version").code(0).stdout_is(&format!("kycase {}\n", env!("CARGO_PKG_VERSION")));
}
