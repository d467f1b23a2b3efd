//! One line of the prompt.

use super::Cli;
use clap::CommandFactory;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// To leave.
    Quit,
    /// All cases again.
    Board,
    /// What can be typed.
    Help,
    /// A command of the command line.
    Command(Vec<String>),
    /// It can't be split into words.
    Unreadable,
}

/// What `typed` asks for, where the cases were told in the order of `numbered`.
pub fn read(typed: &str, numbered: &[String]) -> Line {
    let Some(mut words) = shlex::split(typed) else { return Line::Unreadable };
    if words.first().is_some_and(|word| word == "kycase") {
        words.remove(0);
    }
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["board"] => Line::Board,
        ["quit" | "exit" | "q"] => Line::Quit,
        ["help" | "?" | "h"] => Line::Help,
        ["help", "all"] => Line::Command(vec!["help".to_owned()]),
        _ => Line::Command(named(words, numbered)),
    }
}

/// The words with the number of a case, where a command takes one, turned into its reference. The reference of a case
/// that is a number itself stays what it is.
fn named(mut words: Vec<String>, numbered: &[String]) -> Vec<String> {
    let cli = Cli::command();
    let mut command = &cli;
    let mut place = 0;
    while let Some(below) = words.get(place).and_then(|word| command.find_subcommand(word)) {
        command = below;
        place += 1;
    }
    let takes_case = command
        .get_positionals()
        .next()
        .is_some_and(|first| first.get_value_names().is_some_and(|names| names.iter().any(|name| name == "CASE")));
    if let Some(word) = words.get_mut(place).filter(|word| takes_case && !numbered.contains(word))
        && let Some(slug) = number(word).and_then(|number| numbered.get(number.checked_sub(1)?))
    {
        slug.clone_into(word);
    }
    words
}

fn number(word: &str) -> Option<usize> {
    word.strip_suffix('.').unwrap_or(word).parse().ok()
}
