//! One submission and what became of it.

use super::{ChosenBy, ItemId, Moment, ReasonId, RetryClass, Span};
use serde::{Deserialize, Serialize};

/// One submission of documents to the exchange, and its outcome once there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Counts from 1 within its case.
    pub number: u32,
    /// When it was sent.
    pub submitted_at: Moment,
    /// When the exchange's own longest review time ends, where its playbook knows one.
    pub review_due_at: Option<Moment>,
    /// What was sent, and how.
    pub submission: Submission,
    /// The rule it broke, if it did: a mark that no later event takes away.
    pub breach: Option<Breach>,
    /// What became of it; `None` while it is in review.
    pub outcome: Option<Outcome>,
}

impl Attempt {
    /// When the outcome came; `None` while it is in review.
    pub fn decided_at(&self) -> Option<Moment> {
        match self.outcome.as_ref()? {
            Outcome::Approved { at } | Outcome::Interrupted { at, .. } | Outcome::Withdrawn { at, .. } => Some(*at),
            Outcome::Rejected(rejection) => Some(rejection.at),
        }
    }

    /// The rejection, where that was the outcome.
    pub fn rejection(&self) -> Option<&Rejection> {
        match self.outcome.as_ref()? {
            Outcome::Rejected(rejection) => Some(rejection),
            _ => None,
        }
    }
}

/// What was submitted and under which circumstances, as the user tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The kind of document: `passport`, `national_id` ...
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The country that issued the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The device it was sent from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The app or browser and its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// The network it was sent over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// What was done differently from the attempt before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// The items of the list that were not seen to when it was recorded; `None` where nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_items: Option<Vec<ItemId>>,
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The exchange verified the level.
    Approved {
        /// When it said so.
        at: Moment,
    },
    /// The exchange said no.
    Rejected(Rejection),
    /// A technical failure: it never reached review.
    Interrupted {
        /// When it failed.
        at: Moment,
        /// What was seen.
        text: Option<String>,
    },
    /// The user took it back.
    Withdrawn {
        /// When it was taken back.
        at: Moment,
        /// Why.
        text: Option<String>,
    },
}

impl Outcome {
    /// The word for it in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Approved { .. } => "approved",
            Self::Rejected(_) => "rejected",
            Self::Interrupted { .. } => "interrupted",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// The exchange's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// When it was decided, as far as the user knows.
    pub at: Moment,
    /// The exchange's text, byte for byte.
    pub text: Option<String>,
    /// What it means for the next attempt.
    pub ruling: Ruling,
    /// When support first wrote that a new submission is welcome.
    pub cleared_at: Option<Moment>,
}

impl Rejection {
    /// The first instant at which the wait that it was given is over.
    pub fn resubmit_at(&self) -> Moment {
        self.at.plus(self.ruling.wait)
    }

    /// Whether support has welcomed a new submission by `at`. An answer from before the rejection (its time may have been
    /// corrected since) was not about it.
    pub fn is_cleared_at(&self, at: Moment) -> bool {
        self.clearance().is_some_and(|cleared_at| cleared_at <= at)
    }

    /// Takes in that support welcomes a new submission; a second welcome does not make the first one later than it was.
    pub(super) fn clear(&mut self, at: Moment) {
        self.cleared_at = Some(self.clearance().map_or(at, |first| first.min(at)));
    }

    fn clearance(&self) -> Option<Moment> {
        self.cleared_at.filter(|cleared_at| *cleared_at >= self.at)
    }
}

/// What a rejection means for the next attempt. It is recorded as it was found, so that a later edition of a
/// playbook never rewrites history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// At least one; the user's or triage's reading of the text.
    pub reasons: Vec<ReasonId>,
    /// The strictest class of the reasons, or final where the exchange said so.
    pub class: RetryClass,
    /// How long no new submission is made, in seconds from the rejection.
    #[serde(rename = "wait_seconds")]
    pub wait: Span,
    /// The wait that the exchange stated in this rejection, in seconds.
    #[serde(rename = "stated_wait_seconds", default, skip_serializing_if = "Option::is_none")]
    pub stated_wait: Option<Span>,
    /// Who named the reasons.
    pub chosen_by: ChosenBy,
}

/// A submission that was made although the rule forbade it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Breach {
    /// It was made before the cooldown was over.
    Cooldown {
        /// How much of the wait was left, in seconds.
        early_by_seconds: u64,
    },
    /// It was made although support had to be asked first.
    SupportFirst,
    /// It was made although the rejection before it was final.
    Final,
    /// It was made although a level that comes before this one was not verified.
    LevelNotVerified,
}
