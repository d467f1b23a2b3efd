//! Files for their owner alone.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file that only its owner may read (0600). It takes the place of an older one in one step, so that a
/// reader sees the old text or the new one; a symbolic link at `path` is replaced, not followed.
///
/// # Errors
/// Whatever the system reports; `path` is as before then.
pub fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    beside(path, text)?.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// As [`write`], but never in place of anything.
///
/// # Errors
/// Where there is something at `path` already, and whatever else the system reports.
pub fn write_new(path: &Path, text: &[u8]) -> io::Result<()> {
    beside(path, text)?.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// The directory that a file is in.
pub(super) fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The text in a file of its own beside `path`.
fn beside(path: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(".kycase-")
        .permissions(std::fs::Permissions::from_mode(0o600))
        .tempfile_in(directory_of(path))?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Creates a new file that only its owner may read (0600).
///
/// # Errors
/// Where there is one already, and whatever else the system reports.
pub fn create_new(path: &Path) -> io::Result<std::fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}
