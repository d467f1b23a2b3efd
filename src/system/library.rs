//! All that is data, read once at the start: what ships and what the user laid over it.

use super::config::{self, Config, ConfigError};
use crate::draft::{DraftError, Templates};
use crate::identity::Tables;
use crate::photo::Thresholds;
use crate::playbook::Knowledge;
use crate::triage::Triage;
use std::path::Path;

/// Everything that both faces know.
#[derive(Clone, Debug)]
pub struct Library {
    /// The user's settings.
    pub config: Config,
    /// Playbooks, reasons, evidence and checklists.
    pub knowledge: Knowledge,
    /// What names and documents are judged by.
    pub identity: Tables,
    /// The phrases of rejections.
    pub triage: Triage,
    /// The templates of support messages.
    pub templates: Templates,
    /// The lines that a photo is held against.
    pub photo: Thresholds,
}

/// Why the data can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A file is wrong or can't be read.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A template is wrong.
    #[error(transparent)]
    Template(#[from] DraftError),
}

impl Library {
    /// What ships, with the settings in `config` and the files beside it laid over; without a `config` what ships.
    ///
    /// # Errors
    /// [`LibraryError`] names the file, the line and the key of the first fault.
    pub fn read(config: Option<&Path>) -> Result<Self, LibraryError> {
        let settings = config.map_or_else(|| Ok(Config::default()), config::read)?;
        let own = config.and_then(Path::parent).map_or_else(|| Ok(Vec::new()), config::own_files)?;
        let knowledge = Knowledge::read(&own).map_err(ConfigError::from)?;
        let identity = Tables::read(&knowledge).map_err(ConfigError::from)?;
        let triage = Triage::read(&knowledge).map_err(ConfigError::from)?;
        let templates = Templates::read(&knowledge)?;
        let photo = Thresholds::read(&knowledge).map_err(ConfigError::from)?;
        Ok(Self { config: settings, knowledge, identity, triage, templates, photo })
    }
}
