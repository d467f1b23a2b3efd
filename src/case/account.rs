//! One account at one exchange.

use super::{ExchangeId, Level};
use serde::{Deserialize, Serialize};

/// What is known of the account that is to be verified. All texts are as the user typed them, but for the blanks of the UID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The exchange, by the name of its playbook.
    pub exchange: ExchangeId,
    /// The exchange's number for this user, as typed but for blanks: no shape is enforced.
    pub uid: String,
    /// The user's own words for the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The name the account was registered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address the account was registered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The country of residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The time zone the user lives in, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The invitation code used at registration. Private: it never enters a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_code: Option<String>,
}

impl Account {
    /// An account of which no more than the exchange and the UID is known.
    pub fn new(exchange: ExchangeId, uid: impl Into<String>) -> Self {
        Self {
            exchange,
            uid: uid.into(),
            label: None,
            name: None,
            email: None,
            country: None,
            time_zone: None,
            invitation_code: None,
        }
    }

    /// The UID as it is compared: without the blanks that came along.
    pub(super) fn bare_uid(&self) -> String {
        tidy_uid(&self.uid)
    }

    /// The account with `change` laid over it.
    pub fn amend(&mut self, change: &AccountChange) {
        if let Some(uid) = &change.uid {
            self.uid.clone_from(uid);
        }
        let fields = [
            (&mut self.label, &change.label),
            (&mut self.name, &change.name),
            (&mut self.email, &change.email),
            (&mut self.country, &change.country),
            (&mut self.time_zone, &change.time_zone),
            (&mut self.invitation_code, &change.invitation_code),
        ];
        for (field, new) in fields {
            if let Some(text) = new {
                *field = (!text.is_empty()).then(|| text.clone());
            }
        }
    }
}

/// A UID without the blanks that came along as it was typed or pasted: those around it and, where it is a number, those
/// within it.
pub fn tidy_uid(typed: &str) -> String {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.chars().all(|c| c.is_ascii_digit()) { bare } else { typed.trim().to_owned() }
}

/// New values for some fields of an account; an empty text clears a field (the UID can't be cleared).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChange {
    /// The corrected UID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// The new label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The corrected registered name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The corrected e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The corrected country of residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The corrected time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The corrected invitation code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_code: Option<String>,
}

/// The wish to track a new case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The account to be verified.
    pub account: Account,
    /// The level that is pursued.
    pub level: Level,
}
