//! Data files as texts, and what is said about a bad one.

use serde::de::DeserializeOwned;

/// A data file that was read by somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Where it belongs in the data folder: `playbooks/okx.toml`.
    pub place: String,
    /// Where it was read, for messages.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A data file that can't be used, with the place in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {}{message}", if key.is_empty() { String::new() } else { format!("`{key}`: ") })]
pub struct BadData {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The key, with its table: `review.longest`; empty where the fault is in no key.
    pub key: String,
    /// What is wrong and what is wanted.
    pub message: String,
}

impl DataFile {
    /// The name of the file without its folder and its ending: `okx` of `playbooks/okx.toml`.
    pub fn stem(&self) -> &str {
        let name = self.place.rsplit('/').next().unwrap_or(&self.place);
        name.split('.').next().unwrap_or(name)
    }

    /// What the file says, as a value.
    ///
    /// # Errors
    /// [`BadData`] where it is no TOML or not what is wanted here.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, BadData> {
        toml::from_str(&self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.bad_at(at, error.message())
        })
    }

    /// A fault at the first place where the file says `word`.
    pub fn bad(&self, word: &str, message: impl Into<String>) -> BadData {
        let at = self.text.find(&format!("\"{word}\"")).or_else(|| self.text.find(word)).unwrap_or(0);
        self.bad_at(at, message)
    }

    /// A fault at the byte `at` of the file.
    pub fn bad_at(&self, at: usize, message: impl Into<String>) -> BadData {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        BadData { file: self.path.clone(), line, key: self.key_at(line), message: message.into() }
    }

    /// The key that stands on a line, behind the table that it belongs to.
    fn key_at(&self, line: usize) -> String {
        let lines: Vec<&str> = self.text.lines().take(line).collect();
        let table = lines.iter().rev().find_map(|text| {
            let text = text.trim();
            text.starts_with('[').then(|| text.trim_matches(['[', ']', ' ']).to_owned())
        });
        let key = lines.last().and_then(|text| text.split_once('=')).map(|(key, _)| key.trim().to_owned());
        [table, key].into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}
