//! Erasing a case for good: the one way in which anything leaves the log.

use super::{Store, StoreError, tables};
use crate::case::CaseId;
use rusqlite::TransactionBehavior;

/// How far an erasure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// Its bytes are overwritten, in the database and in the file of recent changes.
    Everywhere,
    /// It is out of the database; another program that is reading the log keeps the file of recent changes alive
    /// until it closes.
    FromTheDatabase,
}

impl Store {
    /// Erases every trace of a case. `secure_delete` overwrites its bytes; what the file system or the disk keeps of
    /// older states is out of our reach.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was erased then.
    pub fn erase(&mut self, id: &CaseId) -> Result<Erased, StoreError> {
        self.erase_rows(id).map_err(|error| error.at(&self.path))?;
        let busy = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        Ok(if matches!(busy, Ok(0)) { Erased::Everywhere } else { Erased::FromTheDatabase })
    }

    fn erase_rows(&mut self, id: &CaseId) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("INSERT INTO erasing (case_id) VALUES (?1)", [id.as_str()])?;
        transaction.execute("DELETE FROM log WHERE case_id = ?1", [id.as_str()])?;
        tables::remove(&transaction, id.as_str())?;
        transaction.execute("DELETE FROM erasing", [])?;
        Ok(transaction.commit()?)
    }
}
