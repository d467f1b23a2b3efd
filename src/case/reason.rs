//! What a rejection asks of its user.

use serde::{Deserialize, Serialize};

/// What may follow a rejection, from the most open to the most closed: where a rejection has several reasons, the
/// strictest class counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryClass {
    /// The same document again, captured better.
    Retry,
    /// A different or renewed document.
    OtherDocument,
    /// The same document, after the data entered has been corrected.
    CorrectData,
    /// Nothing before support has answered.
    SupportFirst,
    /// Not at all: the rejection is final.
    Final,
}

impl RetryClass {
    /// Every class, from the most open to the most closed.
    pub const ALL: [RetryClass; 5] =
        [Self::Retry, Self::OtherDocument, Self::CorrectData, Self::SupportFirst, Self::Final];

    /// The word for it in data files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::OtherDocument => "other_document",
            Self::CorrectData => "correct_data",
            Self::SupportFirst => "support_first",
            Self::Final => "final",
        }
    }

    /// The class as an instruction to a person.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Retry => "try again with a better capture",
            Self::OtherDocument => "use another or a renewed document",
            Self::CorrectData => "correct the data you entered",
            Self::SupportFirst => "ask support before any new submission",
            Self::Final => "treat it as final; ask support for the reason and a review",
        }
    }
}

/// Who named the reasons of a rejection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChosenBy {
    /// The user picked or confirmed them.
    User,
    /// They were read out of the exchange's text, unconfirmed.
    Triage,
}
