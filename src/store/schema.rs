//! The shape of the database, as a list of steps that are never edited once released.

use super::error::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// "kyca" in the file's header, so that no other program's database is taken for a log of ours.
pub const APPLICATION_ID: i32 = 0x6b79_6361;

/// Each step brings a database from the version of its place in the list to the next one.
const STEPS: &[&str] = &[include_str!("schema_1.sql")];

/// The version that this program writes.
pub const LATEST: i32 = 1;

/// Brings an own or empty database up to [`LATEST`], each step in a transaction of its own.
///
/// # Errors
/// [`StoreError`] where a step fails; the database is then as it was before that step.
pub fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    for (from, step) in (0i32..).zip(STEPS) {
        if version(connection)? != from {
            continue;
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have taken this step while we waited for the lock.
        if version(&transaction)? == from {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", from + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

/// The version that a database says it has.
pub fn version(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
