//! A copy of the log that is whole at one moment, also while others write.

use super::{Store, StoreError};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

impl Store {
    /// Copies the log to `target`, a new file for its owner alone (0600). The copy holds everything in one file.
    ///
    /// # Errors
    /// [`StoreError`] where the target exists or can't be written; a target that was begun is removed.
    pub fn back_up(&self, target: &Path) -> Result<(), StoreError> {
        let io = |source| StoreError::Io { path: target.to_owned(), source };
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(target).map_err(io)?;
        let copied = self.copy_into(target).map_err(|error| error.at(target));
        if copied.is_err() {
            // The copy is worthless; that it may also not be removable changes nothing in what we report.
            let _ = std::fs::remove_file(target);
        }
        copied
    }

    pub(super) fn copy_into(&self, target: &Path) -> Result<(), StoreError> {
        let mut copy = Connection::open_with_flags(target, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        {
            let backup = Backup::new(&self.connection, &mut copy)?;
            // All pages in one step: a step holds the read lock, so nobody's write can restart it.
            if backup.step(-1)? != StepResult::Done {
                return Err(StoreError::Locked(self.path.clone()));
            }
        }
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let verdict: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: target.to_owned(), detail: verdict }) }
    }
}
