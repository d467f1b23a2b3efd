//! What a command works with: the knowledge, the time, the log and the output.

use super::args::CaseArg;
use super::failure::{Failure, Refused};
use super::output::Output;
use super::text::Text;
use super::{Globals, which};
use crate::case::{Case, Command, Moment, Refusal};
use crate::preflight::Around;
use crate::show::{Status, Zone, next_step, timeline};
use crate::store::{Damaged, Readable, Store};
use crate::system::clock::{self, Clock};
use crate::system::config::ConfigError;
use crate::system::library::{Library, LibraryError};
use crate::system::paths;
use std::path::{Path, PathBuf};

/// One run of one command.
#[derive(Debug)]
pub struct Session {
    /// What is known; what ships where the user's own files are faulty.
    pub library: Library,
    /// Why the user's own files can't be used, where that is so.
    pub fault: Option<LibraryError>,
    /// Where the time comes from. Only a wait reads it again.
    pub clock: Clock,
    /// The time at which the command began.
    pub now: Moment,
    /// The time zone in which times are shown.
    pub zone: Zone,
    /// The file of the log.
    pub db: PathBuf,
    /// The file of the settings, which may be absent.
    pub config: Option<PathBuf>,
    /// Where to print.
    pub output: Output,
    /// The cases that could not be read and that the run has to tell of at its end.
    damaged: Vec<Damaged>,
}

impl Session {
    /// Begins a run.
    ///
    /// # Errors
    /// Where no place for the log is known, the time can't be read, or a settings file is named that is not there.
    pub fn begin(globals: &Globals, clock: Clock, output: Output) -> Result<Self, Failure> {
        let db = globals.db.clone().or_else(paths::log).ok_or_else(|| {
            Failure::Failed("no home directory is known; name the file of the log with --db".to_owned())
        })?;
        let config = match &globals.config {
            Some(named) => Some(settings_file(named)?),
            None => paths::config(),
        };
        let (library, fault) = match Library::read(config.as_deref()) {
            Ok(library) => (library, None),
            Err(fault) => (Library::read(None).map_err(|error| Failure::Failed(error.to_string()))?, Some(fault)),
        };
        let output = output.with_signs(library.config.ascii.filter(|_| !globals.ascii));
        Ok(Self {
            library,
            fault,
            clock,
            now: clock.now(),
            zone: clock::local_zone(),
            db,
            config,
            output,
            damaged: Vec::new(),
        })
    }

    /// Does what a command asks for.
    ///
    /// # Errors
    /// [`Failure`] says what stands against it.
    pub fn run(&mut self, command: super::Command) -> Result<(), Failure> {
        if !command.bears_faulty_data() {
            self.require_data()?;
        }
        command.run(self)?;
        self.finish()
    }

    /// Ends the output, and fails where a case that belongs to it could not be read.
    ///
    /// # Errors
    /// [`Failure::Found`] names the damaged cases.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.output.finish()?;
        let damaged = std::mem::take(&mut self.damaged);
        if damaged.is_empty() { Ok(()) } else { Err(Failure::Found(left_out(&damaged))) }
    }

    /// Fails where the user's own files are faulty: a face must not go on with other data than its user's.
    ///
    /// # Errors
    /// [`Failure::Failed`] with the first fault.
    pub fn require_data(&self) -> Result<(), Failure> {
        match &self.fault {
            Some(fault) => Err(Failure::Failed(format!("{fault}; `kycase doctor` looks at the rest"))),
            None => Ok(()),
        }
    }

    /// The log, opened for reading: no file is made or changed.
    pub fn reading(&self) -> Result<Store, Failure> {
        Ok(Store::open_for_reading(&self.db)?)
    }

    /// The log, opened for writing, and made where there is none.
    pub fn writing(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.db, self.library.knowledge.policies())?)
    }

    /// The case that is meant.
    pub fn case(&self, named: &CaseArg) -> Result<Case, Failure> {
        self.case_called(named.case.as_deref())
    }

    /// The case of that reference, or the one that is meant where none is given.
    pub fn case_called(&self, slug: Option<&str>) -> Result<Case, Failure> {
        let Readable { mut cases, damaged } = self.reading()?.readable()?;
        // A damaged case can be meant too.
        cases.extend(damaged.iter().filter_map(|damaged| damaged.before.as_deref().cloned()));
        let meant = which::meant(cases, slug)?;
        match damaged.iter().find(|damaged| damaged.id == meant.id) {
            Some(damaged) => Err(Failure::Failed(unreadable(damaged, &self.db))),
            None => Ok(meant),
        }
    }

    /// Every case that can be read, for something that shows them all: those that can't be are told at the end of the
    /// run, or at once where nothing else is there.
    pub fn cases(&mut self) -> Result<Vec<Case>, Failure> {
        let Readable { cases, damaged } = self.reading()?.readable()?;
        if let (true, Some(first)) = (cases.is_empty(), damaged.first()) {
            return Err(Failure::Failed(unreadable(first, &self.db)));
        }
        self.damaged = damaged;
        Ok(cases)
    }

    /// Every case that can be read, for something that is about one of them.
    pub fn sound_cases(&self) -> Result<Vec<Case>, Failure> {
        Ok(self.reading()?.readable()?.cases)
    }

    /// Records what `command` adds to a case.
    pub fn commit(&self, case: &Case, command: &Command) -> Result<Case, Failure> {
        self.writing()?.commit(&case.id, command, self.now).map_err(|error| Failure::of_commit(error, self))
    }

    /// Records what `command` adds to a case, and says so.
    pub fn record(&mut self, case: &Case, command: &Command) -> Result<(), Failure> {
        let case = self.commit(case, command)?;
        self.recorded(&case)
    }

    /// Says what was just recorded of a case and what comes next.
    pub fn recorded(&mut self, case: &Case) -> Result<(), Failure> {
        let latest = timeline(case, &self.library.knowledge.catalogue).pop();
        let what = latest.map_or_else(String::new, |line| {
            let when = if line.at == self.now { String::new() } else { format!(" [{}]", self.zone.both(line.at)) };
            format!("{}{when}", shortened(&line.text))
        });
        self.said(case, &what)
    }

    /// Says `what` happened to a case and what comes next; to a program, where the case stands.
    pub fn said(&mut self, case: &Case, what: &str) -> Result<(), Failure> {
        if self.output.is_json() {
            return self.output.json(&self.status(case));
        }
        self.output.line(Text::strong(case.slug.as_str()).plain(format!(": {what}")))?;
        self.output.line(Text::dim("Next: ").plain(self.next_step(case)))
    }

    /// What a list rests on, besides its case, where `cases` are all of the log.
    pub fn around<'a>(&'a self, cases: &'a [Case]) -> Around<'a> {
        Around { knowledge: &self.library.knowledge, cases, now: self.now }
    }

    /// Where a case stands.
    pub fn status(&self, case: &Case) -> Status {
        Status::of(case, &self.library.knowledge, &self.zone, self.now)
    }

    /// What to do next for a case.
    pub fn next_step(&self, case: &Case) -> String {
        next_step(case, &self.library.knowledge, &self.zone, self.now)
    }

    /// A refusal of the core as a failure.
    pub fn refused(&self, refusal: &Refusal, case: &Case) -> Failure {
        Refused::by_rule(refusal, Some(case), self).into()
    }
}

fn unreadable(damaged: &Damaged, db: &Path) -> String {
    format!(
        "case `{}` in the log {} is damaged: {}; nothing was changed, and `kycase doctor` says what to do",
        damaged.name(),
        db.display(),
        damaged.detail
    )
}

/// What is missing from the data, and why.
fn left_out(damaged: &[Damaged]) -> String {
    let each = damaged.iter().map(|damaged| format!("case `{}` ({})", damaged.name(), damaged.detail));
    let each = each.collect::<Vec<_>>().join(", ");
    format!("what could be read is complete, but this is damaged: {each}; `kycase doctor` says what to do")
}

/// The longest echo of what was just recorded, in characters; the log shows all of it.
const LONGEST_ECHO: usize = 240;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_ECHO) {
        Some((end, _)) => format!("{} \u{2026}", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The settings file that is meant by a path to it, or to the directory that may hold it.
fn settings_file(named: &Path) -> Result<PathBuf, Failure> {
    if named.is_dir() {
        return Ok(named.join("config.toml"));
    }
    if named.exists() {
        return Ok(named.to_owned());
    }
    Err(Failure::Failed(ConfigError::Missing(named.to_owned()).to_string()))
}
