//! Putting a backup in the place of the log, as a whole and in one step.
//!
//! The backup is copied beside the log and looked at there, so that a bad one changes nothing. The log that is there must
//! not be open anywhere: another program would go on writing into a file that nobody reads any more. It is gathered into
//! one file, held by a lock and kept under another name, and then a rename puts the copy in its place. Whoever had
//! opened the old file just before can read it, but SQLite lets nobody begin to write to a file that was moved away.

use super::error::NO_DATABASE;
use super::open::{self, beside};
use super::{Around, Extent, Store, StoreError, read, schema};
use crate::case::{Moment, Policies};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rustix::fs::{FlockOperation, OFlags, fcntl_lock};
use rustix::io::Errno;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Why a backup was not restored. The log is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is no backup.
    #[error("{} is no backup of kycase: {detail}. Nothing was changed", path.display())]
    NoBackup {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The backup is damaged.
    #[error("the backup {} is damaged: {detail}. Nothing was changed; take another backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file is the log itself.
    #[error("{} is the log in use itself; name a backup of it", .0.display())]
    SameFile(PathBuf),
    /// Another program has the log open.
    #[error("the log {} is open in another program; close that one and try again. Nothing was changed", .0.display())]
    InUse(PathBuf),
    /// Another restore has begun in the same folder.
    #[error("another restore is under way in {}; nothing was changed", .0.display())]
    UnderWay(PathBuf),
    /// The log, or its folder, stands in the way.
    #[error(transparent)]
    Log(#[from] StoreError),
}

/// The files in which SQLite keeps what is not in the database yet, beside the one that helps to find it.
const JOURNALS: [&str; 2] = ["-wal", "-journal"];
const INDEX: &str = "-shm";

/// The files in which a restore works, beside the log.
const COPY: &str = ".restoring";
const KEPT: &str = ".keeping";

/// A backup that was found sound and copied beside the log, ready to take its place. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Restoring {
    log: PathBuf,
    copy: PathBuf,
    kept: PathBuf,
    /// Held for as long as the two files beside the log are in use.
    folder: File,
    /// How much the backup holds.
    pub extent: Extent,
}

impl Restoring {
    /// Copies the backup at `backup` beside the log at `log`, and looks at all of it.
    ///
    /// # Errors
    /// [`RestoreError`] where it is no backup, or a damaged one, or can't be copied there.
    pub fn prepare(backup: &Path, log: &Path) -> Result<Self, RestoreError> {
        let source = source(backup, log)?;
        open::create_directory(log)?;
        let log = open::own_path(log)?;
        if [COPY, KEPT].iter().any(|ending| source.path == beside(&log, ending)) {
            let detail = "a restore that was cut short left it".to_owned();
            return Err(RestoreError::NoBackup { path: backup.to_owned(), detail });
        }
        let mut restoring = Self::claim(&log)?;
        let told = |error| match error {
            StoreError::Damaged { detail, .. } => damaged(backup, detail),
            StoreError::Locked(_) => RestoreError::InUse(backup.to_owned()),
            // What SQLite can't find in the copy, or can't take, was never in the backup.
            StoreError::Sql { source, .. } if !is_of_the_disk(&source) => damaged(backup, source.to_string()),
            other => other.at(&log).into(),
        };
        source.copy_into(&restoring.copy).map_err(told)?;
        let damage = restoring.examine().map_err(told)?;
        damage.map_or(Ok(restoring), |detail| Err(damaged(backup, detail)))
    }

    /// Puts the copy in the place of the log, at `now`; where the log that was there is kept, if there was one.
    ///
    /// # Errors
    /// [`RestoreError`]; the log is as it was then.
    pub fn replace(self, now: Moment) -> Result<Option<PathBuf>, RestoreError> {
        let log = &self.log;
        let io = |source| open::failed(log, source);
        // Where there is none, an empty one is held, so that nobody makes one meanwhile.
        open::create_private(log)?;
        let is_whole = gather(log)?;
        let held = hold(log)?;
        let journals: Vec<_> = JOURNALS.into_iter().filter(|ending| open::holds_something(log, ending)).collect();
        if is_whole && !journals.is_empty() {
            // Somebody opened it after it was gathered.
            return Err(RestoreError::InUse(log.clone()));
        }
        let kept = self.keep(&held, &journals, now).map_err(io)?;
        for ending in JOURNALS.into_iter().chain([INDEX]) {
            // They would be taken for those of the backup.
            remove(&beside(log, ending)).map_err(io)?;
        }
        File::open(&self.copy).and_then(|copy| copy.sync_all()).map_err(io)?;
        fs::rename(&self.copy, log).map_err(io)?;
        // It is done by now. Where the folder can't be synced, a power cut may bring the old log back, and no more.
        let _ = self.folder.sync_all();
        Ok(kept)
    }

    /// The folder of the log with room for the copy: nobody else restores in it, and what a killed run left is removed.
    fn claim(log: &Path) -> Result<Self, RestoreError> {
        let folder = open::directory_of(log);
        let io = |source| open::failed(log, source);
        let held = File::open(folder).map_err(io)?;
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RestoreError::UnderWay(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(io(error).into()),
        }
        let (copy, kept) = (beside(log, COPY), beside(log, KEPT));
        let claimed = Self { log: log.to_owned(), copy, kept, folder: held, extent: Extent::default() };
        claimed.clear().map_err(io)?;
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&claimed.copy).map_err(io)?;
        Ok(claimed)
    }

    /// Looks at the copy; the first damage, if there is any.
    fn examine(&mut self) -> Result<Option<String>, StoreError> {
        let mut connection = Connection::open_with_flags(&self.copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::migrate(&mut connection)?;
        let mut copy = store(connection, &self.log);
        if let Some(damage) = copy.first_damage()? {
            return Ok(Some(damage));
        }
        copy.rebuild()?;
        self.extent = Extent::of(&read::everything(&copy.connection)?.cases);
        // As every log is left, so that its first writer need not switch.
        copy.connection.pragma_update(None, "journal_mode", "WAL")?;
        Ok(None)
    }

    /// Copies the log and its journals to a name with the date; `None` where there is nothing in them.
    fn keep(&self, mut held: &File, journals: &[&str], now: Moment) -> io::Result<Option<PathBuf>> {
        if held.metadata()?.len() == 0 && journals.is_empty() {
            return Ok(None);
        }
        let target = self.free_name(now);
        for ending in journals {
            let mut journal = File::open(beside(&self.log, ending))?;
            self.keep_one(&mut journal, &beside(&target, ending))?;
        }
        self.keep_one(&mut held, &target)?;
        self.folder.sync_all()?;
        Ok(Some(target))
    }

    /// Copies a file beside the log, and gives it its name once it is whole.
    fn keep_one(&self, from: &mut impl io::Read, target: &Path) -> io::Result<()> {
        let mut kept = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.kept)?;
        io::copy(from, &mut kept)?;
        kept.sync_all()?;
        fs::rename(&self.kept, target)
    }

    /// A name beside the log that is not taken: with the date and, where that is not enough, a number.
    fn free_name(&self, now: Moment) -> PathBuf {
        let dated = format!(".replaced-{}", now.utc().format("%Y-%m-%dT%H%M%SZ"));
        let names = std::iter::once(dated.clone()).chain((2..u32::MAX).map(|number| format!("{dated}-{number}")));
        let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
        names.map(|name| beside(&self.log, &name)).find(free).unwrap_or_else(|| beside(&self.log, &dated))
    }

    /// Removes the copies.
    fn clear(&self) -> io::Result<()> {
        remove(&self.kept)?;
        JOURNALS.into_iter().chain([INDEX]).try_for_each(|ending| remove(&beside(&self.copy, ending)))?;
        remove(&self.copy)
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        // The next restore removes what can't be removed now.
        let _ = self.clear();
    }
}

/// The backup, opened for reading.
fn source(backup: &Path, log: &Path) -> Result<Store, RestoreError> {
    let no_backup = |detail: &str| RestoreError::NoBackup { path: backup.to_owned(), detail: detail.to_owned() };
    let unreadable = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => no_backup("there is no such file"),
        _ => no_backup(&format!("it can't be read: {source}")),
    };
    // Through links: a name for the latest backup is common.
    let path = backup.canonicalize().map_err(unreadable)?;
    let found = path.metadata().map_err(unreadable)?;
    if fs::metadata(log).is_ok_and(|log| (log.dev(), log.ino()) == (found.dev(), found.ino())) {
        return Err(RestoreError::SameFile(backup.to_owned()));
    }
    match open::what_is_there(&path) {
        Ok(Some(connection)) => Ok(store(connection, &path)),
        Ok(None) => Err(no_backup("it is empty")),
        Err(StoreError::Foreign { detail, .. }) => Err(no_backup(detail)),
        Err(StoreError::Newer { found, known, .. }) => {
            Err(no_backup(&format!("a newer kycase wrote it (format {found}, this one knows {known}); update kycase")))
        }
        Err(StoreError::Damaged { detail, .. }) => Err(damaged(backup, detail)),
        Err(StoreError::Locked(_)) => Err(RestoreError::InUse(backup.to_owned())),
        Err(other) => Err(no_backup(&other.at(&path).to_string())),
    }
}

/// Gathers the log into one file that nobody else has open; `false` where it is too damaged for that.
fn gather(log: &Path) -> Result<bool, RestoreError> {
    match open::gather_into_one_file(log) {
        Ok(()) => Ok(true),
        Err(StoreError::Damaged { .. } | StoreError::Foreign { detail: NO_DATABASE, .. }) => Ok(false),
        Err(StoreError::Locked(_)) => Err(RestoreError::InUse(log.to_owned())),
        Err(other) => Err(other.at(log).into()),
    }
}

/// The file of the log, under a lock that keeps every SQLite out until it is closed. No connection of this process may
/// be open on it: closing that one would end the lock.
fn hold(log: &Path) -> Result<File, RestoreError> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    let file = OpenOptions::new().read(true).write(true).custom_flags(flags).open(log);
    let file = file.map_err(|source| open::failed(log, source))?;
    match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file),
        Err(Errno::AGAIN | Errno::ACCESS) => Err(RestoreError::InUse(log.to_owned())),
        Err(error) => Err(open::failed(log, error.into()).into()),
    }
}

fn store(connection: Connection, path: &Path) -> Store {
    Store { connection, path: path.to_owned(), policies: Policies::default(), around: Around::default() }
}

fn is_of_the_disk(source: &rusqlite::Error) -> bool {
    matches!(source.sqlite_error_code(), Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen))
}

fn damaged(backup: &Path, detail: String) -> RestoreError {
    RestoreError::Damaged { path: backup.to_owned(), detail }
}

/// Removes a file that may not be there.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
