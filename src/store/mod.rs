//! The log on disk: an append-only table in SQLite, and the only place that writes facts.
//!
//! [`Store::commit`] takes the write lock, reads the case, lets the core decide, appends what it decided and updates
//! the readable tables, all in one transaction. No face can step round a rule, and of two processes only one wins.

mod body;
mod chain;
mod copy;
mod erase;
mod error;
mod examine;
#[cfg(test)]
mod full;
mod open;
mod schema;
mod tables;

pub use erase::Erased;
pub use error::{CommitError, StoreError};
pub use examine::{Finding, Versions};

use crate::case::{Case, CaseId, Command, Entry, Fact, Moment, Neighbours, Opening, Policies, WriterId};
use chain::{Chain, Value};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params};
use std::path::{Path, PathBuf};

/// An open log.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    policies: Policies,
}

impl Store {
    /// Opens the log at `path` for reading and writing, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be made, is not ours, is newer than this program, locked or damaged.
    pub fn open(path: &Path, policies: Policies) -> Result<Self, StoreError> {
        let connection = open::for_writing(path).map_err(|error| error.at(path))?;
        Ok(Self { connection, path: path.to_owned(), policies })
    }

    /// Opens the log at `path` for reading; where there is none it reads as empty, and stays absent.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_for_reading(path: &Path) -> Result<Self, StoreError> {
        let connection = open::for_reading(path).map_err(|error| error.at(path))?;
        Ok(Self { connection, path: path.to_owned(), policies: Policies::default() })
    }

    /// An empty log in memory.
    ///
    /// # Errors
    /// [`StoreError`] where memory is short.
    pub fn in_memory(policies: Policies) -> Result<Self, StoreError> {
        Ok(Self { connection: open::in_memory()?, path: PathBuf::from(":memory:"), policies })
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
            let neighbours = tables::neighbours(&transaction, id.as_str())?;
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

    /// A number that changes when another process has written to the log.
    ///
    /// # Errors
    /// [`StoreError`] where the file can't be read.
    pub fn version(&self) -> Result<i64, StoreError> {
        let version = self.connection.pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(|error| StoreError::from(error).at(&self.path))
    }
}

/// A case, where there is one, and the chain of its entries.
fn load(connection: &Connection, id: &CaseId) -> Result<(Option<Case>, Chain), StoreError> {
    let sql = format!("SELECT {} FROM log WHERE case_id = ?1 ORDER BY sequence", body::COLUMNS);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id.as_str()])?;
    let (mut entries, mut chain) = (Vec::new(), Chain::of(id));
    while let Some(row) = rows.next()? {
        entries.push(entry(row, id, &mut chain)?);
    }
    if entries.is_empty() {
        return Ok((None, chain));
    }
    let case = Case::fold(id.clone(), entries).map_err(|broken| damaged(id, &broken))?;
    Ok((Some(case), chain))
}

fn load_all(connection: &Connection) -> Result<Vec<Case>, StoreError> {
    let sql = format!(
        "SELECT case_id, min(id) OVER (PARTITION BY case_id) AS opened, {} FROM log ORDER BY opened, sequence",
        body::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut histories: Vec<(CaseId, Chain, Vec<Entry>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = CaseId::new(row.get::<_, String>("case_id")?);
        if histories.last().is_none_or(|(last, ..)| *last != id) {
            histories.push((id.clone(), Chain::of(&id), Vec::new()));
        }
        if let Some((_, chain, entries)) = histories.last_mut() {
            entries.push(entry(row, &id, chain)?);
        }
    }
    let fold = |(id, _, entries): (CaseId, Chain, Vec<Entry>)| {
        Case::fold(id.clone(), entries).map_err(|broken| damaged(&id, &broken))
    };
    histories.into_iter().map(fold).collect()
}

/// One entry of a case; one that is not as it was written is damage.
fn entry(row: &Row<'_>, id: &CaseId, chain: &mut Chain) -> Result<Entry, StoreError> {
    let entry = body::entry(row).map_err(|error| unreadable(id, error))?;
    if chain.holds(row).map_err(|error| unreadable(id, error))? {
        return Ok(entry);
    }
    Err(damaged(id, &format!("entry {} is not as it was written", entry.sequence)))
}

fn append(transaction: &Transaction<'_>, id: &CaseId, entry: &Entry, chain: &mut Chain) -> Result<(), StoreError> {
    let (kind, body) = body::encode(&entry.fact.event).map_err(|error| damaged(id, &error))?;
    let digest = chain.extend([
        Value::Integer(entry.sequence.into()),
        Value::Text(entry.writer.as_str()),
        Value::Integer(entry.fact.at.unix()),
        Value::Integer(entry.recorded_at.unix()),
        Value::Text(&kind),
        Value::Integer(body::FORMAT),
        Value::Text(&body),
    ]);
    transaction
        .prepare_cached(
            "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body, digest)
             VALUES (:case_id, :sequence, :writer, :at, :recorded_at, :kind, :format, :body, :digest)",
        )?
        .execute(named_params! {
            ":case_id": id.as_str(),
            ":sequence": entry.sequence,
            ":writer": entry.writer.as_str(),
            ":at": entry.fact.at.unix(),
            ":recorded_at": entry.recorded_at.unix(),
            ":kind": kind,
            ":format": body::FORMAT,
            ":body": body,
            ":digest": digest,
        })?;
    Ok(())
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

/// A row that SQLite gave and we can't read is damage; a failure of SQLite itself stays what it is.
fn unreadable(id: &CaseId, error: rusqlite::Error) -> StoreError {
    match error {
        error if error.sqlite_error_code().is_some() => error.into(),
        rusqlite::Error::FromSqlConversionFailure(_, _, what) => damaged(id, &what),
        other => damaged(id, &other),
    }
}

fn damaged(id: &CaseId, what: &dyn std::fmt::Display) -> StoreError {
    StoreError::Damaged { path: PathBuf::new(), detail: format!("case {id}: {what}") }
}
