//! The user's settings: `config.toml`.

use crate::playbook::{BadData, DataFile};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The user's settings, each with a sensible value where it is not set.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The theme, by the name of its file under `themes`.
    pub theme: String,
    /// The language of drafts.
    pub lang: String,
    /// The exchange that `open` starts with, where one is set.
    pub exchange: Option<String>,
    /// The preset of keys, by the name of its file under `keymaps`.
    pub keymap: String,
    /// The user's own keys; who knows what a key can do reads them from `file`.
    keys: IgnoredAny,
    /// Whether the program's own signs are to be ASCII; where it is not set, the locale decides.
    pub ascii: Option<bool>,
    /// Whether the full-screen interface listens to the mouse from its start.
    pub mouse: bool,
    /// How the user is called back when a timer ends.
    pub notify: Notify,
    /// The file that was read; `None` where nothing is set.
    #[serde(skip)]
    pub file: Option<DataFile>,
}

/// How the user is called back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Notify {
    /// Whether the terminal rings its bell.
    pub bell: bool,
    /// How the terminal is asked to show a notification.
    pub terminal: TerminalNotice,
    /// Whether the desktop is asked to show one.
    pub desktop: bool,
}

impl Default for Notify {
    fn default() -> Self {
        Self { bell: true, terminal: TerminalNotice::Osc9, desktop: false }
    }
}

/// The ways to ask a terminal for a notification; each is known to some of them, and no answer tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TerminalNotice {
    /// iTerm2, WezTerm, Ghostty, Windows Terminal.
    Osc9,
    /// rxvt-unicode, foot, VTE with a patch.
    Osc777,
    /// kitty.
    Osc99,
    /// Not at all.
    None,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: "terminal".to_owned(),
            lang: "en".to_owned(),
            exchange: None,
            keymap: "default".to_owned(),
            keys: IgnoredAny,
            ascii: None,
            mouse: false,
            notify: Notify::default(),
            file: None,
        }
    }
}

impl Config {
    /// The fault that a setting names a data file that is not among `known`.
    pub fn no_such<'a>(&self, setting: &str, known: impl Iterator<Item = &'a DataFile>) -> BadData {
        let known: Vec<&str> = known.map(DataFile::stem).collect();
        let message = format!("there is no {setting} of that name; there are {}", known.join(", "));
        match &self.file {
            Some(file) => file.bad(setting, message),
            None => BadData { file: "config.toml".to_owned(), line: 1, key: setting.to_owned(), message },
        }
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
            let file = DataFile { place: "config.toml".to_owned(), path, text };
            Ok(Config { file: Some(file.clone()), ..file.parse()? })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Config::default()),
        Err(source) => Err(ConfigError::Io { path: file.to_owned(), source }),
    }
}

/// The folders beside `config.toml` whose files override or add to what ships.
const FOLDERS: [&str; 8] = ["checklists", "identity", "keymaps", "playbooks", "templates", "themes", "triage", "waits"];

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
