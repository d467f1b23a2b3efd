//! What was examined before an attempt, and what came of it. Nothing here tells of a person: no name, no number, no
//! birth date, no file.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Something that kycase examined, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Examination {
    /// A document: until when it is good.
    Document {
        /// Its kind: `passport`, `national_id` ...
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
        /// Its last day.
        expires: NaiveDate,
    },
    /// The registered name beside the one on the document.
    Name {
        /// How they stand to each other.
        agreement: Agreement,
    },
    /// Photos of one kind, all that were examined together.
    Photos {
        /// What they show.
        show: Shown,
        /// How many they were.
        count: u32,
        /// How the worst of them came out.
        worst: Grade,
    },
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Letter by letter the same.
    Same,
    /// The same but for how they are typed.
    SameOnceNormalised,
    /// Not the same.
    Differs,
}

/// What photos show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// An identity document.
    Document,
    /// The user's face.
    Selfie,
    /// A proof of address.
    Address,
}

impl Shown {
    /// The words for it to a person.
    pub fn title(self) -> &'static str {
        match self {
            Self::Document => "the document",
            Self::Selfie => "the face",
            Self::Address => "the proof of address",
        }
    }
}

/// How a photo came out, the better one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Nothing was found.
    Ok,
    /// The user should look at it and decide.
    Look,
    /// It should be taken anew.
    Bad,
}

impl Examination {
    /// Whether this result takes the place of `other`.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document { .. }, Self::Document { .. }) | (Self::Name { .. }, Self::Name { .. }) => true,
            (Self::Photos { show, .. }, Self::Photos { show: others, .. }) => show == others,
            _ => false,
        }
    }

    /// Whether it still tells something after a submission. A document stays the same document; names are typed and
    /// photos are taken anew for every attempt.
    pub fn outlives_an_attempt(&self) -> bool {
        matches!(self, Self::Document { .. })
    }

    /// Whether a last day can be one, seen from `today`: within a hundred years, or the day on which the calendars of
    /// documents without an end stop.
    pub(super) fn is_plausible(expires: NaiveDate, today: NaiveDate) -> bool {
        let century = Months::new(1200);
        let first = today.checked_sub_months(century).unwrap_or(NaiveDate::MIN);
        let last = today.checked_add_months(century).unwrap_or(NaiveDate::MAX);
        (first..=last).contains(&expires) || NaiveDate::from_ymd_opt(9999, 12, 31) == Some(expires)
    }
}
