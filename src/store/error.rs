//! What can go wrong with the database, in sentences that name the file and the next step.

use crate::case::{Case, Refusal};
use rusqlite::ffi::SQLITE_READONLY_DBMOVED;
use std::path::{Path, PathBuf};

/// What is found of a file that is no database at all.
pub(super) const NO_DATABASE: &str = "it is no SQLite database";

/// A failure of the database or its file. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process kept the lock for longer than the time we wait.
    #[error("the log {} is locked by another program; close that one or try again", .0.display())]
    Locked(PathBuf),
    /// The file is damaged.
    #[error(
        "the log {} is damaged: {detail}. Nothing was changed. Copy the file to a safe place, then run `kycase doctor`",
        path.display()
    )]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file is something else.
    #[error("{} is not a log of kycase ({detail}); it was left as it is. Name another file with --db", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: &'static str,
    },
    /// A newer kycase wrote the file.
    #[error(
        "the log {} was written by a newer kycase (format {found}, this one knows {known}); it was left as it is. \
         Update kycase",
        path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its version.
        found: i32,
        /// The latest version that this program knows.
        known: i32,
    },
    /// The file or its directory can't be written.
    #[error("the log {} can't be written: it or its directory is read-only. Nothing was recorded", .0.display())]
    ReadOnly(PathBuf),
    /// The path is a symbolic link, which could make us write somewhere unexpected.
    #[error("the log {} is a symbolic link; name the real file with --db", .0.display())]
    Symlink(PathBuf),
    /// Another file took its place while it was opened.
    #[error("the log {} was replaced while it was opened; nothing was recorded. Try again", .0.display())]
    Replaced(PathBuf),
    /// No room is left.
    #[error("no space is left for the log {}. Nothing was recorded; free some space and try again", .0.display())]
    Full(PathBuf),
    /// The operating system said no.
    #[error("the log {} can't be opened: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// Anything else that SQLite reports.
    #[error("the log {} failed: {source}", path.display())]
    Sql {
        /// The database.
        path: PathBuf,
        /// What it said.
        source: rusqlite::Error,
    },
}

/// Why a command was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// A rule stands against it.
    #[error("refused: {}", refusal.kind())]
    Refused {
        /// The rule.
        refusal: Refusal,
        /// The case as it is; `None` where it was to be opened.
        case: Option<Box<Case>>,
    },
    /// The log has no such case (any more).
    #[error("the case is no longer in the log")]
    NoSuchCase,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for CommitError {
    fn from(source: rusqlite::Error) -> Self {
        Self::Store(source.into())
    }
}

impl From<rusqlite::Error> for StoreError {
    /// Sorts by SQLite's code; the path is filled in by [`StoreError::at`] where the error leaves the store.
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = PathBuf::new();
        if source.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_READONLY_DBMOVED) {
            return Self::Replaced(path);
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, detail: source.to_string() },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path, detail: NO_DATABASE },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            _ => Self::Sql { path, source },
        }
    }
}

impl StoreError {
    /// The same error, where "can't open" means that the files beside an existing log can't be made.
    pub(super) fn or_read_only(self) -> Self {
        match self {
            Self::Sql { path, source } if source.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) => {
                Self::ReadOnly(path)
            }
            other => other,
        }
    }

    /// The same error, naming the database that it is about.
    pub(super) fn at(mut self, database: &Path) -> Self {
        let (Self::Locked(path)
        | Self::ReadOnly(path)
        | Self::Replaced(path)
        | Self::Symlink(path)
        | Self::Full(path)
        | Self::Damaged { path, .. }
        | Self::Foreign { path, .. }
        | Self::Newer { path, .. }
        | Self::Io { path, .. }
        | Self::Sql { path, .. }) = &mut self;
        if path.as_os_str().is_empty() {
            database.clone_into(path);
        }
        self
    }
}

impl CommitError {
    pub(super) fn at(self, database: &Path) -> Self {
        match self {
            Self::Store(error) => Self::Store(error.at(database)),
            other => other,
        }
    }
}
