//! The log on disk: an append-only table in SQLite, and the only place that writes facts.
//!
//! [`Store::commit`] takes the write lock, reads the case, lets the core decide, appends what it decided and updates
//! the readable tables, all in one transaction. No face can step round a rule, and of two processes only one wins. It is
//! the one writer of new facts.
//!
//! Facts that another log recorded are history, and come in by two other ways, which decide nothing again:
//! [`Store::take_in`] adds the entries of an export, with their times and writers and held to their digests, and
//! [`Restoring`] puts a whole backup in the place of the log.

mod body;
mod chain;
mod copy;
mod erase;
mod error;
mod examine;
#[cfg(test)]
mod full;
mod open;
mod read;
mod record;
mod restore;
mod schema;
mod tables;
mod take_in;
mod written;

pub use erase::Erased;
pub use error::{CommitError, StoreError};
pub use examine::{Finding, Versions};
pub use read::{Damaged, Extent, Readable};
pub use restore::{RestoreError, Restoring};
pub use take_in::{Arrived, TakeInError};
pub use written::{Incoming, Unfit, Written};

use crate::case::{Case, CaseId, Command, Entry, Fact, Moment, Neighbours, Opening, Policies, WriterId};
use chain::Chain;
use read::{Around, load, load_all};
use record::Record;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};

/// An open log.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    policies: Policies,
    around: Around,
}

impl Store {
    /// Opens the log at `path` for reading and writing, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be made, is not ours, is newer than this program, locked or damaged.
    pub fn open(path: &Path, policies: Policies) -> Result<Self, StoreError> {
        let connection = open::for_writing(path).map_err(|error| error.at(path))?;
        Ok(Self { connection, path: path.to_owned(), policies, around: Around::default() })
    }

    /// Opens the log at `path` for reading; where there is none it reads as empty, and stays absent.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_for_reading(path: &Path) -> Result<Self, StoreError> {
        let connection = open::for_reading(path).map_err(|error| error.at(path))?;
        Ok(Self { connection, path: path.to_owned(), policies: Policies::default(), around: Around::default() })
    }

    /// An empty log in memory.
    ///
    /// # Errors
    /// [`StoreError`] where memory is short.
    pub fn in_memory(policies: Policies) -> Result<Self, StoreError> {
        Ok(Self {
            connection: open::in_memory()?,
            path: PathBuf::from(":memory:"),
            policies,
            around: Around::default(),
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a new case at `now`.
    ///
    /// # Errors
    /// [`CommitError`]; nothing was recorded then.
    pub fn open_case(&mut self, opening: &Opening, now: Moment) -> Result<Case, CommitError> {
        let id = CaseId::new(new_uuid(now));
        self.transact(&id, now, |held, _, neighbours| match held {
            Some(_) => Err(CommitError::NoSuchCase),
            None => {
                Case::open(opening, now, neighbours).map_err(|refusal| CommitError::Refused { refusal, case: None })
            }
        })
    }

    /// Records what `command`, given at `now`, adds to a case, if no rule stands against it.
    ///
    /// # Errors
    /// [`CommitError`]; nothing was recorded then.
    pub fn commit(&mut self, id: &CaseId, command: &Command, now: Moment) -> Result<Case, CommitError> {
        self.transact(id, now, |held, policies, neighbours| {
            let case = held.ok_or(CommitError::NoSuchCase)?;
            let policy = policies.of(&case.account.exchange);
            case.decide(command, now, policy, neighbours)
                .map_err(|refusal| CommitError::Refused { refusal, case: Some(Box::new(case.clone())) })
        })
    }

    /// The one way facts are written: lock, load, decide, append, bring the tables up to date, commit.
    fn transact(
        &mut self,
        id: &CaseId,
        now: Moment,
        decide: impl FnOnce(Option<&Case>, &Policies, &Neighbours) -> Result<Vec<Fact>, CommitError>,
    ) -> Result<Case, CommitError> {
        let work = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (mut held, mut chain) = load(&transaction, id)?;
            let neighbours = self.around.neighbours(&transaction, id)?;
            let facts = decide(held.as_ref(), &self.policies, &neighbours)?;
            let writer = writer(&transaction, now)?;
            for fact in facts {
                let last = held.as_ref().and_then(|case| case.entries.last());
                let sequence = last.map_or(1, |entry| entry.sequence.saturating_add(1));
                let entry = Entry { sequence, writer: writer.clone(), recorded_at: now, fact };
                append(&transaction, id, &entry, &mut chain)?;
                match &mut held {
                    Some(case) => case.apply(&entry),
                    None => held = Some(Case::fold(id.clone(), [entry]).map_err(|broken| damaged(id, &broken))?),
                }
            }
            let case = held.ok_or(CommitError::NoSuchCase)?;
            tables::write(&transaction, &case)?;
            transaction.commit()?;
            Ok(case)
        };
        work().map_err(|error: CommitError| error.at(&self.path))
    }

    /// The case that the log calls `id`.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be read.
    pub fn case(&self, id: &CaseId) -> Result<Option<Case>, StoreError> {
        let read = load(&self.connection, id).map_err(|error| error.at(&self.path))?;
        Ok(read.0)
    }

    /// Every case, in the order in which they were opened.
    ///
    /// # Errors
    /// [`StoreError`] where one can't be read.
    pub fn cases(&self) -> Result<Vec<Case>, StoreError> {
        load_all(&self.connection).map_err(|error| error.at(&self.path))
    }

    /// Every case that can be read, and those that can't: damage in one keeps no other from being read.
    ///
    /// # Errors
    /// [`StoreError`] where the log as a whole can't be read.
    pub fn readable(&self) -> Result<Readable, StoreError> {
        read::everything(&self.connection).map_err(|error| error.at(&self.path))
    }

    /// A number that changes when another process has written to the log.
    ///
    /// # Errors
    /// [`StoreError`] where the file can't be read.
    pub fn version(&self) -> Result<i64, StoreError> {
        let version = self.connection.pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(|error| StoreError::from(error).at(&self.path))
    }
}

fn append(transaction: &Transaction<'_>, id: &CaseId, entry: &Entry, chain: &mut Chain) -> Result<(), StoreError> {
    Record::of(entry).map_err(|error| damaged(id, &error))?.append(transaction, id, chain)
}

/// The id under which this log writes, minted with its first entry.
fn writer(transaction: &Transaction<'_>, now: Moment) -> Result<WriterId, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'writer'";
    let known: Option<String> = transaction.query_row(sql, [], |row| row.get(0)).optional()?;
    if let Some(known) = known {
        return Ok(WriterId::new(known));
    }
    let minted = new_uuid(now);
    transaction.execute("INSERT INTO meta (key, value) VALUES ('writer', ?1)", [&minted])?;
    Ok(WriterId::new(minted))
}

fn new_uuid(now: Moment) -> String {
    let seconds = u64::try_from(now.unix()).unwrap_or(0);
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix_time(seconds, 0, 0, 0)).to_string()
}

fn damaged(id: &CaseId, what: &dyn std::fmt::Display) -> StoreError {
    StoreError::Damaged { path: PathBuf::new(), detail: format!("case {id}: {what}") }
}
