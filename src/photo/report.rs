//! What is said of a photo.

use super::Format;
use super::thresholds::CheckId;
use serde::{Deserialize, Serialize};

/// What a photo shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An identity document on some surface.
    #[default]
    Document,
    /// The user's face.
    Selfie,
    /// A letter or bill that proves an address.
    Address,
}

impl Kind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Selfie => "selfie",
            Self::Address => "address",
        }
    }
}

/// How something came out, the better one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing was found.
    Ok,
    /// The user should look at it and decide.
    Look,
    /// It should be done anew.
    Bad,
}

impl Verdict {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Bad => "bad",
        }
    }
}

/// What was measured or read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A number, in the unit of its check.
    Number(f64),
    /// A text, which may come from the file.
    Text(String),
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// Which.
    pub id: CheckId,
    /// How it came out.
    pub verdict: Verdict,
    /// What was measured.
    pub value: Value,
    /// The line that it was held against: the one that was crossed, else the first one.
    pub threshold: Option<Value>,
    /// What to do; nothing where all is well.
    pub advice: Option<String>,
}

/// All that is said of one photo. It holds nothing of the picture itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// What it was taken for.
    pub kind: Kind,
    /// The worst verdict of its checks.
    pub verdict: Verdict,
    /// Its width in pixels, where the file tells it.
    pub width: Option<u32>,
    /// Its height in pixels, where the file tells it.
    pub height: Option<u32>,
    /// The size of the file.
    pub bytes: u64,
    /// The type of the file, by its content.
    pub format: Format,
    /// Every check that could be made.
    pub checks: Vec<Check>,
}

impl Report {
    /// What came of one check, where it was made.
    pub fn check(&self, id: CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }
}
