//! Taking in the histories of another log.
//!
//! Nothing is decided again here: the entries keep their times, their writers and their digests, and a history only ever
//! goes on where it is the beginning of the other one. The one thing that may be recorded anew is a fresh reference, and
//! it is the core that finds it.

use super::read::{self, Readable, load};
use super::record::{self, Record};
use super::written::{History, Incoming};
use super::{Store, StoreError, append, damaged, tables, writer};
use crate::case::{Case, CaseId, Entry, Moment, Refusal, Slug, Unsound};
use rusqlite::{Transaction, TransactionBehavior};

/// What became of a case that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The case as it is here now.
    pub case: Case,
    /// How many of its entries were here before; 0 where it is new.
    pub before: usize,
    /// How many entries came in.
    pub added: usize,
    /// The reference that it came with, where another case had it and a fresh one was given.
    pub was: Option<Slug>,
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// No kycase can have written that history.
    #[error("case `{slug}`: {unsound}")]
    Unsound {
        /// The case, as it came.
        slug: Slug,
        /// What is wrong.
        unsound: Unsound,
    },
    /// The case went on here and there in different ways.
    #[error("case `{slug}` went on here and there in different ways: entry {sequence} is not the same")]
    Diverged {
        /// The case, as it came.
        slug: Slug,
        /// The first entry that differs.
        sequence: usize,
    },
    /// A rule stands against it.
    #[error("case `{slug}` can't stand beside the others: {}", refusal.kind())]
    Refused {
        /// The case, as it came.
        slug: Slug,
        /// The rule.
        refusal: Refusal,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for TakeInError {
    fn from(source: rusqlite::Error) -> Self {
        Self::Store(source.into())
    }
}

impl Store {
    /// Takes in, at `now`, what is not here yet of the histories that came: all of it, or nothing.
    ///
    /// # Errors
    /// [`TakeInError`]; the log is as it was then.
    pub fn take_in(&mut self, incoming: &Incoming, now: Moment) -> Result<Vec<Arrived>, TakeInError> {
        let mut work = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut here = read::everything(&transaction)?;
            let mut arrived = Vec::new();
            for history in incoming.histories() {
                arrived.push(take_one(&transaction, &mut here, history, now)?);
            }
            // Only now is it known which references are taken.
            for (arrived, history) in arrived.iter_mut().zip(incoming.histories()).filter(|(it, _)| it.added > 0) {
                settle(&transaction, &mut here, arrived, history, now)?;
            }
            // Two cases may have swapped references: all rows go before one comes.
            let changed = || arrived.iter().filter(|arrived| arrived.added > 0);
            changed().try_for_each(|arrived| tables::remove(&transaction, arrived.case.id.as_str()))?;
            changed().try_for_each(|arrived| tables::write(&transaction, &arrived.case))?;
            transaction.commit()?;
            Ok(arrived)
        };
        work().map_err(|error: TakeInError| match error {
            TakeInError::Store(error) => error.at(&self.path).into(),
            other => other,
        })
    }
}

/// Adds the entries of one history that are not here yet.
fn take_one(
    transaction: &Transaction<'_>,
    here: &mut Readable,
    history: &History,
    now: Moment,
) -> Result<Arrived, TakeInError> {
    let (held, mut chain) = load(transaction, &history.id)?;
    let rows = record::of_case(transaction, &history.id)?;
    let before = rows.len();
    if let Some(place) = rows.iter().zip(&history.records).position(|((row, _), record)| row != record) {
        return Err(TakeInError::Diverged { slug: history.slug.clone(), sequence: place.saturating_add(1) });
    }
    let fresh = history.records.get(before..).unwrap_or_default();
    if let (Some(case), []) = (&held, fresh) {
        return Ok(Arrived { case: case.clone(), before, added: 0, was: None });
    }
    let mut entries = held.map_or_else(Vec::new, |case| case.entries);
    for record in fresh {
        entries.push(entry(&history.id, record)?);
    }
    let case = Case::arrive(history.id.clone(), entries, now)
        .map_err(|unsound| TakeInError::Unsound { slug: history.slug.clone(), unsound })?;
    fresh.iter().try_for_each(|record| record.append(transaction, &history.id, &mut chain))?;
    here.put(case.clone());
    Ok(Arrived { case, before, added: fresh.len(), was: None })
}

/// Sees to it that a case that came has a place of its own among all cases.
fn settle(
    transaction: &Transaction<'_>,
    here: &mut Readable,
    arrived: &mut Arrived,
    history: &History,
    now: Moment,
) -> Result<(), TakeInError> {
    let case = &mut arrived.case;
    let refused = |refusal| TakeInError::Refused { slug: history.slug.clone(), refusal };
    let Some(fact) = case.settle(now, &here.neighbours(&case.id)).map_err(refused)? else { return Ok(()) };
    // What came is all that is here of it, so its chain is the log's.
    let mut chain = history.chain.clone();
    let last = case.entries.last().map_or(0, |entry| entry.sequence);
    let writer = writer(transaction, now)?;
    let entry = Entry { sequence: last.saturating_add(1), writer, recorded_at: now, fact };
    append(transaction, &case.id, &entry, &mut chain)?;
    arrived.was = Some(case.slug.clone());
    case.apply(&entry);
    here.put(case.clone());
    Ok(())
}

fn entry(id: &CaseId, record: &Record) -> Result<Entry, StoreError> {
    record.clone().into_entry().map_err(|error| damaged(id, &error))
}
