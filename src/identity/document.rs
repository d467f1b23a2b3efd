//! Whether a document will do: in date, and of a kind that is taken.

use crate::case::{Moment, Wait};
use crate::playbook::{Day, Playbook};
use chrono::Months;

/// How long a document is still good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Its last day has passed.
    Expired,
    /// It ends before a review that begins now is over.
    EndsInReview,
    /// It ends within the time that is called near.
    EndsSoon,
    /// It is good for longer than that.
    Good,
}

impl Validity {
    /// How good a document is at `now` whose last day is `expires`, where a review takes at most `review` and an end
    /// within `soon` is near. Days are counted in UTC; the last day itself is good.
    pub fn at(expires: Day, now: Moment, review: Option<Wait>, soon: Months) -> Self {
        let today = now.utc().date_naive();
        let reviewed = review.map_or(today, |review| review.after(now).utc().date_naive());
        let near = today.checked_add_months(soon).unwrap_or(today);
        match expires.0 {
            end if end < today => Self::Expired,
            end if end < reviewed => Self::EndsInReview,
            end if end < near => Self::EndsSoon,
            _ => Self::Good,
        }
    }

    /// Its name, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::EndsInReview => "ends_in_review",
            Self::EndsSoon => "ends_soon",
            Self::Good => "good",
        }
    }

    /// Whether an attempt with the document makes no sense.
    pub fn stands_against(self) -> bool {
        matches!(self, Self::Expired | Self::EndsInReview)
    }
}

/// Whether a kind of document is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// The playbook lists it.
    Listed,
    /// The playbook has a list, and not this kind in it.
    NotListed,
    /// The playbook has no list.
    Unknown,
}

impl Acceptance {
    /// Whether `playbook` lists the kind with the id `kind`.
    pub fn of(kind: &str, playbook: Option<&Playbook>) -> Self {
        let listed = playbook.and_then(|playbook| playbook.documents.accepted.as_ref());
        listed.map_or(Self::Unknown, |fact| {
            if fact.value.iter().any(|listed| listed == kind) { Self::Listed } else { Self::NotListed }
        })
    }

    /// Its name, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::NotListed => "not_listed",
            Self::Unknown => "unknown",
        }
    }
}
