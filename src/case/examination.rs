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
    /// Photos of one kind, all that were examined together; or that of one side of a document.
    Photos {
        /// What they show.
        show: Shown,
        /// The side, where the user told it. Which of two photos is a better one of the same side can't be known from
        /// the files, so without it all of the kind are one set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        side: Option<Side>,
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

/// A side of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one with the portrait.
    Front,
    /// The other one.
    Back,
}

impl Side {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
        }
    }

    /// The one that it is not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Front => Self::Back,
            Self::Back => Self::Front,
        }
    }
}

impl Shown {
    /// The words for it, or for one side of it, to a person.
    pub fn title(self, side: Option<Side>) -> String {
        let whole = match self {
            Self::Document => "the document",
            Self::Selfie => "the face",
            Self::Address => "the proof of address",
        };
        side.map_or_else(|| whole.to_owned(), |side| format!("the {} of {whole}", side.word()))
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
    /// Whether this result takes the place of `other`. A photo of one side leaves the other side alone, and a set of both:
    /// which of that set was bad is not known. A set takes the place of all of its kind.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document { .. }, Self::Document { .. }) | (Self::Name { .. }, Self::Name { .. }) => true,
            (Self::Photos { show, side, .. }, Self::Photos { show: others, side: held, .. }) => {
                show == others && (side.is_none() || side == held)
            }
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
