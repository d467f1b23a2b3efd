//! The user's settings: `config.toml`.

use crate::playbook::{BadData, DataFile};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The user's settings, each with a sensible value where it is not set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The theme, by the name of its file under `themes`.
    pub theme: String,
    /// The language of drafts.
    pub lang: String,
    /// The exchange that `open` starts with, where one is set.
    pub exchange: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self { theme: "terminal".to_owned(), lang: "en".to_owned(), exchange: None }
    }
}

/// Why the user's files can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// One of them is wrong.
    #[error(transparent)]
    Bad(#[from] BadData),
    /// One of them can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file was named that is not there.
    #[error("there is no configuration file {}", .0.display())]
    Missing(PathBuf),
}

/// The settings in `file`; where it is not there, what holds without it.
///
/// # Errors
/// [`ConfigError`] where it can't be read or has something in it that is no setting.
pub fn read(file: &Path) -> Result<Config, ConfigError> {
    match fs::read_to_string(file) {
        Ok(text) => {
            let path = file.display().to_string();
            Ok(DataFile { place: "config.toml".to_owned(), path, text }.parse()?)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Config::default()),
        Err(source) => Err(ConfigError::Io { path: file.to_owned(), source }),
    }
}

/// The folders beside `config.toml` whose files override or add to what ships.
const FOLDERS: [&str; 5] = ["checklists", "playbooks", "templates", "themes", "triage"];

/// The user's own data files in `directory`; none where it is not there.
///
/// # Errors
/// [`ConfigError::Io`] for a file that can't be read.
pub fn own_files(directory: &Path) -> Result<Vec<DataFile>, ConfigError> {
    let mut files = Vec::new();
    for name in ["reasons.toml", "evidence.toml", "photo.toml"] {
        let path = directory.join(name);
        if path.is_file() {
            files.push(data_file(directory, &path)?);
        }
    }
    for folder in FOLDERS {
        gather(directory, &directory.join(folder), &mut files)?;
    }
    Ok(files)
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<DataFile>) -> Result<(), ConfigError> {
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(ConfigError::Io { path: folder.to_owned(), source }),
    };
    let mut paths: Vec<PathBuf> = listing.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let wanted = path.extension().is_some_and(|extension| extension == "toml" || extension == "txt");
        if path.is_dir() {
            gather(root, &path, files)?;
        } else if wanted {
            files.push(data_file(root, &path)?);
        }
    }
    Ok(())
}

fn data_file(root: &Path, path: &Path) -> Result<DataFile, ConfigError> {
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Io { path: path.to_owned(), source })?;
    let place = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Ok(DataFile { place, path: path.display().to_string(), text })
}
