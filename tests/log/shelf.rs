//! A place for one log on disk, and calls that read as sentences.

use chrono::DateTime;
use kycase::case::{
    Account, Case, CaseId, ChosenBy, Command, ExchangeId, Finality, Level, Made, Moment, Opening, Policies, ReasonId,
    Span, Submission, Verdict,
};
use kycase::playbook::Knowledge;
use kycase::store::{CommitError, Store};
use rusqlite::Connection;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// That many hours after a certain Monday noon.
pub fn hour(hours: u64) -> Moment {
    let start = DateTime::parse_from_rfc3339("2026-11-23T12:00:00Z").unwrap();
    Moment::from_utc(start.to_utc()).plus(Span::from_hours(hours))
}

pub fn policies() -> Policies {
    Knowledge::read(&[]).unwrap().policies()
}

pub fn submit(at: Moment) -> Command {
    Command::Submit { at, submission: Submission::default(), made: Made::UnderTheRule }
}

pub fn reject(at: Moment, text: &str) -> Command {
    let verdict = Verdict {
        reasons: vec![ReasonId::new("document_glare")],
        chosen_by: ChosenBy::User,
        finality: Finality::ByReasons,
        stated_wait: None,
    };
    Command::Reject { at, text: Some(text.to_owned()), verdict }
}

pub fn note(text: &str) -> Command {
    Command::Note { text: text.to_owned() }
}

pub fn opening(uid: &str) -> Opening {
    Opening { account: Account::new(ExchangeId::new("okx"), uid), level: Level::new("identity") }
}

/// A directory of its own with room for a log.
pub struct Shelf {
    directory: TempDir,
}

impl Shelf {
    pub fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Where the log is, or will be.
    pub fn path(&self) -> PathBuf {
        self.directory().join("log.db")
    }

    pub fn open(&self) -> Store {
        open(&self.path())
    }

    pub fn read(&self) -> Store {
        Store::open_for_reading(&self.path()).unwrap()
    }

    /// A log in which one case was submitted at hour 0 and rejected at hour 1, closed and at rest: one file.
    pub fn with_a_rejected_case() -> (Self, CaseId) {
        let shelf = Self::new();
        let id = {
            let mut store = shelf.open();
            let id = store.open_case(&opening("123456789"), hour(0)).unwrap().id;
            store.commit(&id, &submit(hour(0)), hour(0)).unwrap();
            store.commit(&id, &reject(hour(1), "Too much glare."), hour(1)).unwrap();
            id
        };
        assert_eq!(names_in(shelf.directory()), ["log.db"]);
        (shelf, id)
    }

    /// The log through a connection that knows nothing of kycase, as an SQL prompt would open it.
    pub fn sql(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }
}

pub fn open(path: &Path) -> Store {
    Store::open(path, policies()).unwrap()
}

/// The only case of a log.
pub fn only_case(store: &Store) -> Case {
    let mut cases = store.cases().unwrap();
    assert_eq!(cases.len(), 1);
    cases.pop().unwrap()
}

/// The kind of the refusal that a command met with.
#[track_caller]
pub fn refused(answer: Result<Case, CommitError>) -> &'static str {
    match answer {
        Err(CommitError::Refused { refusal, .. }) => refusal.kind(),
        other => panic!("no refusal: {other:?}"),
    }
}

pub fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The names in a directory, sorted.
pub fn names_in(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The file beside a database that ends so.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Removes a trigger, a table or rows behind kycase's back.
pub fn vandalise(shelf: &Shelf, sql: &str) {
    let connection = shelf.sql();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute_batch(sql).unwrap();
}
