//! Opening the database file: who may read it, whose it is, and how SQLite is to behave.

use super::error::{NO_DATABASE, StoreError};
use super::schema::{self, APPLICATION_ID, LATEST};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another one before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Opens the log for reading and writing, and makes it where there is none: the file for its owner alone (0600), in a
/// directory for its owner alone (0700) where that had to be made too.
pub fn for_writing(path: &Path) -> Result<Connection, StoreError> {
    create_directory(path)?;
    let path = real_path(path)?;
    create_private(&path)?;
    look_at(&path).map_err(StoreError::or_read_only)?;
    let mut connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    behave(&connection)?;
    switch_to_wal(&connection)?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Opens the log for reading. Without a file there is nothing to read: the result is an empty log in memory, and no
/// file is made.
pub fn for_reading(path: &Path) -> Result<Connection, StoreError> {
    what_is_there(path)?.map_or_else(in_memory, Ok)
}

/// Opens the log for reading; `None` where there is none, or nothing in it.
pub fn what_is_there(path: &Path) -> Result<Option<Connection>, StoreError> {
    let path = real_path(path)?;
    let is_empty = match fs::metadata(&path) {
        Ok(file) => file.len() == 0,
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(source) => return Err(StoreError::Io { path, source }),
    };
    if is_empty {
        return Ok(None);
    }
    let connection = match look_at(&path) {
        Ok((connection, Identity::Ours)) => connection,
        Ok((_, Identity::Empty)) => return Ok(None),
        // In a directory that can't be written SQLite can't share the log; with no writer about, it need not.
        Err(StoreError::ReadOnly(_) | StoreError::Sql { .. })
            if !beside(&path, "-wal").exists() && !holds_something(&path, "-journal") =>
        {
            let unshared = connect_unshared(&path)?;
            identify(&unshared)?;
            unshared
        }
        Err(error) => return Err(error),
    };
    behave(&connection)?;
    Ok(Some(connection))
}

/// Opens the log alone, and closes it as one file with nothing beside it: what was committed is moved into it.
///
/// # Errors
/// [`StoreError::Locked`] where another program has it open; others where it is damaged, or no log of ours.
pub fn gather_into_one_file(path: &Path) -> Result<(), StoreError> {
    look_at(path)?;
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Every program that has a log with a write-ahead log open stands in the way of this.
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode.eq_ignore_ascii_case("delete") { Ok(()) } else { Err(StoreError::Locked(path.to_owned())) }
}

/// An empty log that is never written to disk.
pub fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    behave(&connection)?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Switches to the write-ahead log. Where another process is about the same, SQLite gives up at once, as each holds
/// what the other one wants; so this lets go, waits for the other one's turn to be over, and tries again.
fn switch_to_wal(connection: &Connection) -> Result<(), StoreError> {
    for _ in 0..100 {
        match connection.pragma_update(None, "journal_mode", "WAL").map_err(StoreError::from) {
            Err(StoreError::Locked(_)) => connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?,
            switched => return switched,
        }
    }
    Err(StoreError::Locked(PathBuf::new()))
}

/// Looks at a file through a connection that can't write: what is damaged, or not ours, is left as it is, down to the
/// files beside it. Where a kill left a change half done in it, that is taken back first, as SQLite does for everybody
/// who opens the file.
fn look_at(path: &Path) -> Result<(Connection, Identity), StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match identify(&connection) {
        Err(StoreError::ReadOnly(_)) if holds_something(path, "-journal") => {
            identify(&connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?)?;
        }
        looked => return looked.map(|identity| (connection, identity)),
    }
    let identity = identify(&connection)?;
    Ok((connection, identity))
}

enum Identity {
    Ours,
    Empty,
}

/// Whether a database is a log of ours that this program understands, or has nothing in it yet.
fn identify(connection: &Connection) -> Result<Identity, StoreError> {
    // One look at it all: between two looks another process could make its log of it.
    let connection = &connection.unchecked_transaction()?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found = schema::version(connection)?;
    let objects: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    match application {
        APPLICATION_ID if found > LATEST => Err(StoreError::Newer { path: PathBuf::new(), found, known: LATEST }),
        APPLICATION_ID => Ok(Identity::Ours),
        0 if objects == 0 && found == 0 => Ok(Identity::Empty),
        _ => Err(StoreError::Foreign { path: PathBuf::new(), detail: "it is another program's SQLite database" }),
    }
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        path,
        access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW | OpenFlags::SQLITE_OPEN_EXRESCODE,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

fn connect_unshared(path: &Path) -> Result<Connection, StoreError> {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(Connection::open_with_flags(
        format!("file:{escaped}?immutable=1"),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?)
}

/// The settings that SQLite forgets with every connection: durable commits, rules that REPLACE can't step round,
/// deleted data overwritten, and no trust in what a crafted file may hold.
fn behave(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    Ok(())
}

/// The path with its directory's links resolved; the file itself must not be a link.
fn real_path(path: &Path) -> Result<PathBuf, StoreError> {
    let path = own_path(path)?;
    match fs::symlink_metadata(&path) {
        // SQLite takes a file of a single byte for an empty one and writes over it.
        Ok(file) if file.len() == 1 => Err(StoreError::Foreign { path, detail: NO_DATABASE }),
        _ => Ok(path),
    }
}

/// As [`real_path`], whatever is in the file.
pub fn own_path(path: &Path) -> Result<PathBuf, StoreError> {
    let directory = directory_of(path);
    let Some(name) = path.file_name() else {
        return Err(StoreError::Foreign { path: path.to_owned(), detail: "it is a directory" });
    };
    let path = match directory.canonicalize() {
        Ok(directory) => directory.join(name),
        Err(_) => path.to_owned(),
    };
    match fs::symlink_metadata(&path) {
        Ok(file) if file.file_type().is_symlink() => Err(StoreError::Symlink(path)),
        Ok(file) if file.is_dir() => Err(StoreError::Foreign { path, detail: "it is a directory" }),
        // Opening a pipe would wait for its other end.
        Ok(file) if !file.is_file() => Err(StoreError::Foreign { path, detail: "it is no regular file" }),
        _ => Ok(path),
    }
}

/// The directory that a file is in.
pub fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the directory, private, unless it is there. Only then can its links be resolved, which SQLite does not follow.
pub fn create_directory(path: &Path) -> Result<(), StoreError> {
    let Some(directory) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) else { return Ok(()) };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(|source| failed(path, source))
}

/// Makes the file, empty and private, unless it is there: SQLite gives the files beside it the same permissions.
pub fn create_private(path: &Path) -> Result<(), StoreError> {
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) if path.exists() => Ok(()),
        Err(error) => Err(failed(path, error)),
    }
}

pub fn failed(path: &Path, source: io::Error) -> StoreError {
    match source.kind() {
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => StoreError::ReadOnly(path.to_owned()),
        io::ErrorKind::StorageFull => StoreError::Full(path.to_owned()),
        _ => StoreError::Io { path: path.to_owned(), source },
    }
}

/// Whether there is a file beside a database with that ending, and something in it.
pub fn holds_something(path: &Path, ending: &str) -> bool {
    fs::metadata(beside(path, ending)).is_ok_and(|file| file.len() > 0)
}

/// The file beside a database that is called as it is, with `ending` behind it.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
