//! `kycase man`.

use crate::cli::Cli;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::counted;
use clap::CommandFactory;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use serde_json::json;
use std::fs::Permissions;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Print the manual page, or write those of every command to a directory
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// Write a page for every command to this directory, in place of older ones
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// A page under the name of its file.
struct Page {
    name: String,
    text: String,
}

/// Prints or writes manual pages.
pub fn run(args: ManArgs, session: &mut Session) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::Failed(format!("the manual can't be made: {error}"));
    let mut root = Cli::command()
        .disable_help_subcommand(true)
        .after_help(None::<&str>)
        .subcommand_value_name("COMMAND")
        .subcommand_help_heading("COMMANDS");
    root.build();
    let Some(directory) = &args.output else {
        let page = Page::of(root, MAIN).map_err(failed)?;
        if session.output.is_json() {
            return session.output.json(&json!({ "name": page.name, "page": page.text }));
        }
        return session.output.machine(&page.text);
    };
    if !directory.is_dir() {
        return Err(Failure::Failed(format!("there is no directory {}; make it first", directory.display())));
    }
    let mut pages = vec![Page::of(root.clone(), MAIN).map_err(failed)?];
    below(&root, &mut pages).map_err(failed)?;
    for page in &pages {
        page.write(directory).map_err(|error| {
            Failure::Failed(format!("{} can't be written: {error}", directory.join(&page.name).display()))
        })?;
    }
    if session.output.is_json() {
        let names: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
        return session.output.json(&json!({ "output": directory.to_string_lossy(), "pages": names }));
    }
    session.output.line(format!("Wrote {} to {}.", counted(pages.len(), "page", "pages"), directory.display()))
}

/// The pages of every command below one, each before those below it.
fn below(command: &clap::Command, pages: &mut Vec<Page>) -> io::Result<()> {
    for inner in command.get_subcommands() {
        // What holds for every command stands in the main page alone.
        let own = inner.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        pages.push(Page::of(own, OF_A_COMMAND)?);
        below(inner, pages)?;
    }
    Ok(())
}

impl Page {
    fn of(command: clap::Command, sections: &[Section]) -> io::Result<Self> {
        let man = Man::new(command).source(concat!("kycase ", env!("CARGO_PKG_VERSION"))).manual("kycase");
        let mut text = Vec::new();
        man.render(&mut text)?;
        let mut more = Roff::new();
        for (title, parts) in sections {
            more.control("SH", [*title]);
            for part in *parts {
                match part {
                    Part::Text(text) => more.control("PP", []).text([roman(*text)]),
                    Part::Term(term, text) => more.control("TP", []).text([bold(*term)]).text([roman(*text)]),
                };
            }
        }
        text.extend(more.to_roff().into_bytes());
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        Ok(Self { name: man.get_filename(), text })
    }

    /// Puts the page into a directory, readable by everybody as manual pages are: nothing in them is private.
    fn write(&self, directory: &Path) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".kycase-").tempfile_in(directory)?;
        file.write_all(self.text.as_bytes())?;
        file.as_file().set_permissions(Permissions::from_mode(0o644))?;
        file.persist(directory.join(&self.name)).map_err(|error| error.error)?;
        Ok(())
    }
}

type Section = (&'static str, &'static [Part]);

enum Part {
    Text(&'static str),
    Term(&'static str, &'static str),
}

use Part::{Term, Text};

const CASES_AND_TIMES: Section = (
    "CASES AND TIMES",
    &[
        Text("CASE may be left out where only one case is open."),
        Text(
            "Times are written like 2026-11-23 14:05, 14:05, 3h ago or yesterday 14:05, in local time, or as RFC 3339.",
        ),
    ],
);

const EXIT_STATUS: Section = (
    "EXIT STATUS",
    &[
        Term("0", "done"),
        Term("1", "failed: the file, the database; or a check found something bad, and the data on stdout say what"),
        Term("2", "the words of the command are wrong"),
        Term(
            "3",
            "refused by a rule; with --json stdout holds {\"refused\": KIND, \"until\": TIME, \"remaining_seconds\": N}",
        ),
        Term("4", "no such case, reason, exchange"),
        Term("5", "ambiguous"),
    ],
);

const RULE: Section = (
    "THE 24-HOUR RULE",
    &[
        Text(
            "No submission is recorded within 24 hours (86400 seconds) of the latest rejection, or within the wait that the \
             exchange states where that is longer. The rule is kycase's own: no page of an exchange that was read states it. \
             A refusal names the instant at which it lifts, and there is no option to override it.",
        ),
        Text(
            "A submission that was already made outside kycase can be recorded with submit --already-made; where it broke \
             the rule it stays marked as a breach.",
        ),
    ],
);

const FILES: Section = (
    "FILES",
    &[
        Term("$XDG_DATA_HOME/kycase/log.db", "the log, one SQLite file; ~/.local/share where the variable is not set"),
        Term(
            "log.db.replaced-DATE",
            "beside the log: what restore put a backup in the place of; remove it when it is not needed any more",
        ),
        Term("$XDG_CONFIG_HOME/kycase/config.toml", "the settings; ~/.config where the variable is not set"),
        Term(
            "$XDG_CONFIG_HOME/kycase/playbooks, templates, themes, reasons.toml ...",
            "your own data, which add to what ships or override it",
        ),
    ],
);

const ENVIRONMENT: Section = (
    "ENVIRONMENT",
    &[
        Term("KYCASE_DB", "the file of the log, where --db is not given"),
        Term("KYCASE_THEME", "the theme of the full-screen interface, where --theme is not given"),
        Term("NO_COLOR", "where it is set and not empty, nothing is colored unless --color asks for it"),
        Term("VISUAL, EDITOR", "the editor for drafts"),
        Term("TZ", "the time zone of times that are typed and shown; without it that of the system"),
        Term("LC_ALL, LC_CTYPE, LANG", "a locale without UTF-8 makes kycase draw in ASCII"),
    ],
);

const MAIN: &[Section] = &[CASES_AND_TIMES, RULE, EXIT_STATUS, FILES, ENVIRONMENT];

const OF_A_COMMAND: &[Section] = &[
    EXIT_STATUS,
    ("SEE ALSO", &[Text("kycase(1), with the options of every command, the rule, the files and the environment")]),
];
