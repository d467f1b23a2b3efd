//! Lists to go through: before an attempt, and after an approval.

use crate::case::{ItemId, ReasonId};
use serde::{Deserialize, Serialize};

/// A list to go through: `data/checklists/NAME.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// What it is for.
    pub title: String,
    /// What to do, one after the other.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id: `name_exact`.
    pub id: ItemId,
    /// What it belongs to.
    pub group: String,
    /// What to do.
    pub title: String,
    /// How to do it.
    pub detail: String,
    /// The rejection reasons after which it matters most.
    #[serde(default)]
    pub reasons: Vec<ReasonId>,
}
