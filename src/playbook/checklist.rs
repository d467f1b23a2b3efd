//! Lists to go through: before an attempt, and after an approval.

use super::Hardening;
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
    /// Whether it is listed only where kycase knows something of it by itself.
    #[serde(default, skip_serializing)]
    pub only_where_known: bool,
    /// Where an exchange's playbook has it from; what holds at every exchange is advice of kycase's own.
    #[serde(skip)]
    pub source: Option<String>,
}

impl Checklist {
    /// This list with what one exchange adds: in the place of the item of the same id, or behind them all.
    #[must_use]
    pub fn with(&self, additions: &[Hardening]) -> Self {
        let mut list = self.clone();
        for added in additions {
            let Hardening { id, group, title, detail, .. } = added.clone();
            let item = Item {
                id,
                group,
                title,
                detail,
                reasons: Vec::new(),
                only_where_known: false,
                source: Some(added.origin().to_string()),
            };
            match list.items.iter_mut().find(|held| held.id == item.id) {
                Some(held) => *held = item,
                None => list.items.push(item),
            }
        }
        list
    }
}
