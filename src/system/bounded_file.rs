//! Files of unknown size and kind, read within a bound.

use rustix::fs::OFlags;
use std::fs::OpenOptions;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// How much of a file that is too large is read all the same: enough to tell what it is.
const HEAD: u64 = 64;

/// What was read.
#[derive(Debug)]
pub enum Content {
    /// All of the file.
    Whole(Vec<u8>),
    /// Only the beginning of a file that is larger than the bound.
    Head {
        /// Its first bytes.
        bytes: Vec<u8>,
        /// The size of the file.
        size: u64,
    },
}

/// A regular file, all of it where it has no more than `most` bytes.
///
/// # Errors
/// Where it can't be read or is no regular file: opening a pipe or a device neither waits nor reads from it.
pub fn read(path: &Path, most: u64) -> io::Result<Content> {
    if !path.metadata()?.is_file() {
        return Err(no_file());
    }
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    // Looked at again: another thing may stand there by now.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(no_file());
    }
    let size = metadata.len();
    let wanted = if size > most { HEAD } else { most };
    let mut bytes = Vec::new();
    file.take(wanted).read_to_end(&mut bytes)?;
    if size > most { Ok(Content::Head { bytes, size }) } else { Ok(Content::Whole(bytes)) }
}

fn no_file() -> io::Error {
    io::Error::other("it is no regular file")
}
