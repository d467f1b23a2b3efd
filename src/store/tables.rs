//! The readable tables beside the log: written with it, rebuilt from it, and never believed over it.

use super::error::StoreError;
use crate::case::{Attempt, Case};
use rusqlite::{Connection, named_params};
use std::fmt::Write as _;

/// Writes what the tables say of one case.
pub fn write(connection: &Connection, case: &Case) -> Result<(), StoreError> {
    let id = case.id.as_str();
    connection.execute("DELETE FROM attempts WHERE case_id = ?1", [id])?;
    connection
        .prepare_cached(
            "INSERT INTO cases (case_id, slug, exchange, uid, level, label, opened_at, closed_at, closed_as, verified,
                                attempts, entries)
             VALUES (:case_id, :slug, :exchange, :uid, :level, :label, :opened_at, :closed_at, :closed_as, :verified,
                     :attempts, :entries)
             ON CONFLICT (case_id) DO UPDATE SET slug = excluded.slug, uid = excluded.uid, label = excluded.label,
                 closed_at = excluded.closed_at, closed_as = excluded.closed_as, verified = excluded.verified,
                 attempts = excluded.attempts, entries = excluded.entries",
        )?
        .execute(named_params! {
            ":case_id": id,
            ":slug": case.slug.as_str(),
            ":exchange": case.account.exchange.as_str(),
            ":uid": case.account.uid,
            ":level": case.level.as_str(),
            ":label": case.account.label,
            ":opened_at": case.opened_at.unix(),
            ":closed_at": case.closed.map(|closed| closed.at.unix()),
            ":closed_as": case.closed.map(|closed| closed.outcome.word()),
            ":verified": case.is_verified(),
            ":attempts": case.attempts.last().map_or(0, |attempt| attempt.number),
            ":entries": case.entries.last().map_or(0, |entry| entry.sequence),
        })?;
    for attempt in &case.attempts {
        write_attempt(connection, id, attempt)?;
    }
    Ok(())
}

fn write_attempt(connection: &Connection, case_id: &str, attempt: &Attempt) -> Result<(), StoreError> {
    let rejection = attempt.rejection();
    let reasons = rejection
        .map(|rejection| rejection.ruling.reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(" "));
    connection
        .prepare_cached(
            "INSERT INTO attempts (case_id, number, submitted_at, document, country, changed, outcome, decided_at,
                                   reasons, class, resubmit_at, text, breach)
             VALUES (:case_id, :number, :submitted_at, :document, :country, :changed, :outcome, :decided_at,
                     :reasons, :class, :resubmit_at, :text, :breach)",
        )?
        .execute(named_params! {
            ":case_id": case_id,
            ":number": attempt.number,
            ":submitted_at": attempt.submitted_at.unix(),
            ":document": attempt.submission.document,
            ":country": attempt.submission.country,
            ":changed": attempt.submission.changed,
            ":outcome": attempt.outcome.as_ref().map(|outcome| outcome.word()),
            ":decided_at": attempt.decided_at().map(|at| at.unix()),
            ":reasons": reasons,
            ":class": rejection.map(|rejection| rejection.ruling.class.word()),
            ":resubmit_at": rejection.map(|rejection| rejection.resubmit_at().unix()),
            ":text": rejection.and_then(|rejection| rejection.text.as_deref()),
            ":breach": attempt.breach.and_then(|breach| serde_json::to_string(&breach).ok()),
        })?;
    Ok(())
}

/// Removes what the tables say of one case.
pub fn remove(connection: &Connection, case_id: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM cases WHERE case_id = ?1", [case_id])?;
    Ok(())
}

/// Removes everything from the tables.
pub fn clear(connection: &Connection) -> Result<(), StoreError> {
    // Rows of attempts may have no case that would take them along.
    connection.execute("DELETE FROM attempts", [])?;
    connection.execute("DELETE FROM cases", [])?;
    Ok(())
}

/// All that the tables say, as one text, for comparing two states of them.
pub fn picture(connection: &Connection) -> Result<String, StoreError> {
    let mut picture = String::new();
    for sql in ["SELECT * FROM cases ORDER BY case_id", "SELECT * FROM attempts ORDER BY case_id, number"] {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                // Writing to a String can't fail.
                let _ = write!(picture, "{:?}\t", row.get_ref(column)?);
            }
            picture.push('\n');
        }
    }
    Ok(picture)
}
