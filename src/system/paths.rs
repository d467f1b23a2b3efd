//! Where kycase keeps its files.

use etcetera::{BaseStrategy, choose_base_strategy};
use std::path::PathBuf;

/// The log, in the user's data directory (`$XDG_DATA_HOME/kycase/log.db`); `None` where no home directory is known.
pub fn log() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.data_dir().join("kycase").join("log.db"))
}

/// The configuration file, in the user's configuration directory (`$XDG_CONFIG_HOME/kycase/config.toml`).
pub fn config() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.config_dir().join("kycase").join("config.toml"))
}
