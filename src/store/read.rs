//! Reading cases out of the log, entry by entry, each held against its digest.

use super::chain::Chain;
use super::{StoreError, damaged, record};
use crate::case::{Case, CaseId, Entry, Moment, Neighbour, Neighbours};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// Every case of a log, as far as each can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readable {
    /// Those that can be, in the order in which they were opened.
    pub cases: Vec<Case>,
    /// Those that can't.
    pub damaged: Vec<Damaged>,
}

/// A case that can't be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// What the log calls it.
    pub id: CaseId,
    /// What its entries before the damage tell, if anything.
    pub before: Option<Box<Case>>,
    /// Which of its entries is damaged, and how.
    pub detail: String,
}

impl Readable {
    /// What holds around the case `id`.
    pub fn neighbours(&self, id: &CaseId) -> Neighbours {
        let whole = self.cases.iter().filter(|case| case.id != *id).map(Neighbour::of);
        let damaged = self.damaged.iter().filter(|damaged| damaged.id != *id).filter_map(Damaged::neighbour);
        Neighbours { cases: whole.chain(damaged).collect() }
    }

    /// Puts a case in the place of what was held of it, or at the end.
    pub(super) fn put(&mut self, case: Case) {
        match self.cases.iter_mut().find(|held| held.id == case.id) {
            Some(held) => *held = case,
            None => self.cases.push(case),
        }
    }
}

/// How much a log holds of cases that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many cases.
    pub cases: usize,
    /// How many entries.
    pub entries: usize,
    /// When the latest of them was written down.
    pub latest: Option<Moment>,
}

impl Extent {
    /// The extent of some cases.
    pub fn of(cases: &[Case]) -> Self {
        let entries = || cases.iter().flat_map(|case| &case.entries);
        Self { cases: cases.len(), entries: entries().count(), latest: entries().map(|entry| entry.recorded_at).max() }
    }
}

impl Damaged {
    /// What it was called, or what the log calls it where nothing tells.
    pub fn name(&self) -> &str {
        self.before.as_ref().map_or(self.id.as_str(), |case| case.slug.as_str())
    }

    /// What it is to other cases, as its sound entries tell: its place is taken, and whether it was verified nobody can say,
    /// so it is not.
    fn neighbour(&self) -> Option<Neighbour> {
        self.before.as_deref().map(|case| Neighbour { verified: false, ..Neighbour::of(case) })
    }
}

/// What every case is to the others, as of its latest entry. The log only grows, so that what was read stays true, and only
/// a case with new entries is read again.
#[derive(Debug, Default)]
pub struct Around(HashMap<CaseId, (i64, Option<Neighbour>)>);

impl Around {
    /// What holds around the case `id`, as [`Readable::neighbours`] tells it.
    pub fn neighbours(&mut self, connection: &Connection, id: &CaseId) -> Result<Neighbours, StoreError> {
        let sql = "SELECT case_id, max(sequence) AS latest FROM log GROUP BY case_id ORDER BY min(id)";
        let mut statement = connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([], |row| Ok((CaseId::new(row.get::<_, String>("case_id")?), row.get("latest")?)))?;
        let mut fresh = HashMap::new();
        let mut cases = Vec::new();
        for row in rows {
            let (other, latest): (CaseId, i64) = row?;
            if other == *id {
                continue;
            }
            let neighbour = match self.0.remove(&other) {
                Some((known, neighbour)) if known == latest => neighbour,
                _ => match History::read(connection, &other)?.fold() {
                    Ok(case) => Some(Neighbour::of(&case)),
                    Err(damaged) => damaged.neighbour(),
                },
            };
            cases.extend(neighbour.clone());
            fresh.insert(other, (latest, neighbour));
        }
        self.0 = fresh;
        Ok(Neighbours { cases })
    }
}

/// A case, where there is one, and the chain of its entries.
pub fn load(connection: &Connection, id: &CaseId) -> Result<(Option<Case>, Chain), StoreError> {
    let history = History::read(connection, id)?;
    if history.is_empty() {
        return Ok((None, history.chain));
    }
    let chain = history.chain.clone();
    match history.fold() {
        Ok(case) => Ok((Some(case), chain)),
        Err(broken) => Err(damaged(&broken.id, &broken.detail)),
    }
}

/// Every case, where all can be read.
pub fn load_all(connection: &Connection) -> Result<Vec<Case>, StoreError> {
    let read = everything(connection)?;
    match read.damaged.first() {
        Some(broken) => Err(damaged(&broken.id, &broken.detail)),
        None => Ok(read.cases),
    }
}

/// Every case, as far as each can be read.
pub fn everything(connection: &Connection) -> Result<Readable, StoreError> {
    let sql = format!(
        "SELECT case_id, min(id) OVER (PARTITION BY case_id) AS opened, {} FROM log ORDER BY opened, sequence",
        record::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut histories: Vec<History> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = CaseId::new(row.get::<_, String>("case_id")?);
        if histories.last().is_none_or(|last| last.id != id) {
            histories.push(History::of(id));
        }
        if let Some(history) = histories.last_mut() {
            history.take(row)?;
        }
    }
    let mut read = Readable::default();
    for history in histories {
        match history.fold() {
            Ok(case) => read.cases.push(case),
            Err(damaged) => read.damaged.push(damaged),
        }
    }
    Ok(read)
}

/// The entries of a case up to the first one that is damaged.
struct History {
    id: CaseId,
    chain: Chain,
    entries: Vec<Entry>,
    damage: Option<String>,
}

impl History {
    fn of(id: CaseId) -> Self {
        Self { chain: Chain::of(&id), id, entries: Vec::new(), damage: None }
    }

    fn read(connection: &Connection, id: &CaseId) -> Result<Self, StoreError> {
        let sql = format!("SELECT {} FROM log WHERE case_id = ?1 ORDER BY sequence", record::COLUMNS);
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id.as_str()])?;
        let mut history = Self::of(id.clone());
        while let Some(row) = rows.next()? {
            history.take(row)?;
        }
        Ok(history)
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.damage.is_none()
    }

    /// Takes in the next entry; nothing after a damaged one can be held against it.
    fn take(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        if self.damage.is_some() {
            return Ok(());
        }
        match self.entry(row) {
            Ok(Ok(entry)) => self.entries.push(entry),
            Ok(Err(damage)) => self.damage = Some(damage),
            // A row that SQLite gave and we can't read is damage; a failure of SQLite itself stays what it is.
            Err(error) if error.sqlite_error_code().is_some() => return Err(error.into()),
            Err(error) => {
                let number = row.get::<_, i64>("sequence").map_or_else(|_| "?".to_owned(), |it| it.to_string());
                self.damage = Some(format!("entry {number}: {error}"));
            }
        }
        Ok(())
    }

    /// One entry, or in which way it is not as it was written.
    fn entry(&mut self, row: &Row<'_>) -> rusqlite::Result<Result<Entry, String>> {
        let record = record::read(row)?;
        let sequence = record.sequence;
        let entry = match record.into_entry() {
            Ok(entry) => entry,
            Err(error) => return Ok(Err(format!("entry {sequence}: {error}"))),
        };
        let holds = self.chain.holds(row)?;
        Ok(if holds { Ok(entry) } else { Err(format!("entry {sequence} is not as it was written")) })
    }

    fn fold(self) -> Result<Case, Damaged> {
        let Self { id, entries, damage, .. } = self;
        match (Case::fold(id.clone(), entries), damage) {
            (Ok(case), None) => Ok(case),
            (before, Some(detail)) => Err(Damaged { id, before: before.ok().map(Box::new), detail }),
            (Err(broken), None) => Err(Damaged { id, before: None, detail: broken.to_string() }),
        }
    }
}
