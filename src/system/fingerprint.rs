//! The fingerprint of a file, by which it can be recognised without being kept.

use crate::case::EvidenceFile;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The absolute path, SHA-256 and size of a file.
///
/// # Errors
/// Where it can't be read, is no regular file, or has a path that is no text (it could not be kept without loss).
pub fn of(path: &Path) -> io::Result<EvidenceFile> {
    let path = path.canonicalize()?;
    let name = path.to_str().ok_or_else(|| io::Error::other("its path is not UTF-8; rename it first"))?.to_owned();
    if !path.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut file = File::open(&path)?;
    let mut hasher = Sha256::new();
    let mut size: u64 = 0;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        hasher.update(&chunk[..read]);
        size += read as u64;
    }
    let mut sha256 = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a String can't fail.
        let _ = write!(sha256, "{byte:02x}");
    }
    Ok(EvidenceFile { path: name, sha256, size })
}
