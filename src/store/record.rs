//! An entry as a row of the log.

use super::chain::{COVERED, Chain, Link, Value};
use super::{StoreError, body};
use crate::case::{CaseId, Entry, Fact, Moment, WriterId};
use rusqlite::{Connection, Error, Row, named_params};

/// What a row says, but for its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub sequence: u32,
    pub writer: WriterId,
    pub at: Moment,
    pub recorded_at: Moment,
    pub kind: String,
    pub format: i64,
    pub body: String,
}

impl Record {
    /// The row of an entry that this version writes.
    ///
    /// # Errors
    /// As [`body::encode`].
    pub fn of(entry: &Entry) -> Result<Self, serde_json::Error> {
        let (kind, body) = body::encode(&entry.fact.event)?;
        Ok(Self {
            sequence: entry.sequence,
            writer: entry.writer.clone(),
            at: entry.fact.at,
            recorded_at: entry.recorded_at,
            kind,
            format: body::FORMAT,
            body,
        })
    }

    /// The entry of a row.
    ///
    /// # Errors
    /// As [`body::decode`].
    pub fn into_entry(self) -> Result<Entry, serde_json::Error> {
        let Self { sequence, writer, at, recorded_at, kind, format, body } = self;
        let event = body::decode(kind, format, body)?;
        Ok(Entry { sequence, writer, recorded_at, fact: Fact { at, event } })
    }

    /// What its digest covers.
    pub fn covered(&self) -> [Value<'_>; COVERED.len()] {
        [
            Value::Integer(self.sequence.into()),
            Value::Text(self.writer.as_str()),
            Value::Integer(self.at.unix()),
            Value::Integer(self.recorded_at.unix()),
            Value::Text(&self.kind),
            Value::Integer(self.format),
            Value::Text(&self.body),
        ]
    }

    /// Writes it behind the entries that `chain` has taken in.
    pub fn append(&self, connection: &Connection, id: &CaseId, chain: &mut Chain) -> Result<(), StoreError> {
        let digest = chain.extend(self.covered());
        connection
            .prepare_cached(
                "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body, digest)
                 VALUES (:case_id, :sequence, :writer, :at, :recorded_at, :kind, :format, :body, :digest)",
            )?
            .execute(named_params! {
                ":case_id": id.as_str(),
                ":sequence": self.sequence,
                ":writer": self.writer.as_str(),
                ":at": self.at.unix(),
                ":recorded_at": self.recorded_at.unix(),
                ":kind": self.kind,
                ":format": self.format,
                ":body": self.body,
                ":digest": digest,
            })?;
        Ok(())
    }
}

/// The columns that [`read`] and a chain read.
pub const COLUMNS: &str = "sequence, writer, at, recorded_at, kind, format, body, digest";

/// One row of the log.
///
/// # Errors
/// Where a value is not what its column holds.
pub fn read(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        sequence: row.get("sequence")?,
        writer: WriterId::new(row.get::<_, String>("writer")?),
        at: moment(row, "at")?,
        recorded_at: moment(row, "recorded_at")?,
        kind: row.get("kind")?,
        format: row.get("format")?,
        body: row.get("body")?,
    })
}

/// Every row of a case, each with the digest that it was written with, where it has one.
pub fn of_case(connection: &Connection, id: &CaseId) -> Result<Vec<(Record, Option<Link>)>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM log WHERE case_id = ?1 ORDER BY sequence");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([id.as_str()], |row| Ok((read(row)?, row.get("digest")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Moment> {
    let seconds: i64 = row.get(column)?;
    Moment::from_unix(seconds).ok_or(Error::IntegralValueOutOfRange(0, seconds))
}
