//! Erasing a case for good: the one way in which anything leaves the log.

use super::{Store, StoreError, tables};
use crate::case::CaseId;
use rusqlite::TransactionBehavior;

/// How far an erasure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// Its bytes are overwritten, in the database and in the file of recent changes.
    Everywhere,
    /// It is out of the log, but not every byte of it could be overwritten: another program is using the log, or
    /// there is no room to write it anew.
    FromTheDatabase,
}

impl Store {
    /// Erases every trace of a case. `secure_delete` overwrites the rows that go, but SQLite leaves copies in its pages
    /// of rows that it once moved, so the whole file is written anew. What the file system or the disk keeps of older
    /// states is out of our reach.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was erased then.
    pub fn erase(&mut self, id: &CaseId) -> Result<Erased, StoreError> {
        self.erase_rows(id).map_err(|error| error.at(&self.path))?;
        // The copy that SQLite makes on its way must not lie about in a directory for temporary files.
        let rewritten =
            self.connection.execute_batch("PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT");
        let busy = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        Ok(if rewritten.is_ok() && matches!(busy, Ok(0)) { Erased::Everywhere } else { Erased::FromTheDatabase })
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
