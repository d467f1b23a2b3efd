//! How a name that was registered wrongly is corrected at an exchange.

use serde::{Deserialize, Serialize};

/// How a wrong name is corrected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NameChange {
    /// Who can correct it.
    pub by: ChangedBy,
    /// How, as a sentence.
    pub how: String,
}

/// Who can correct a wrong name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// Its user.
    Yourself,
    /// Support alone.
    Support,
    /// Nobody that is known of: the data are locked once they are confirmed.
    Locked,
}
