//! The lines that the checks draw, and their words: all of it data.

use super::{Kind, Value, Verdict};
use crate::playbook::{BadData, Knowledge};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the data stand.
const PLACE: &str = "photo.toml";

/// Declares every check once, by its name.
macro_rules! checks {
    ($($(#[$doc:meta])* $variant:ident,)*) => {
        /// A check, by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum CheckId {
            $($(#[$doc])* $variant,)*
        }

        impl CheckId {
            /// Every check, in the order of a report.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
        }
    };
}

checks! {
    /// Whether the file can be decoded.
    Readable,
    /// The type of the file.
    Format,
    /// Its size in megabytes.
    Bytes,
    /// The shorter side in pixels.
    Pixels,
    /// How much of the picture the document fills.
    Outline,
    /// How much of the picture's border the document touches.
    Border,
    /// How wide edges are.
    Sharpness,
    /// How bright it is.
    Dark,
    /// How much of it is blown out.
    Bright,
    /// How much of the document one blown-out spot covers.
    Glare,
    /// How unevenly it is lit.
    Shadow,
    /// By how much the background is brighter than the face.
    Backlight,
    /// How far its colours differ from grey.
    Colour,
    /// Whether it looks like a screenshot.
    Screenshot,
    /// In how much of it a regular grid shows.
    Screen,
    /// Whether a program signed it that changes pictures.
    Edited,
    /// Whether the file tells where it was taken.
    Place,
}

/// Everything that `photo.toml` says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// What is read at most.
    pub reading: Reading,
    /// What screenshots look like.
    pub(super) screenshot: Screenshot,
    /// What edited pictures are signed with.
    pub(super) edited: Edited,
    check: BTreeMap<CheckId, Rule>,
}

/// What is read at most, so that no file can use up the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The largest file, in megabytes.
    pub max_megabytes: u32,
    /// The largest picture, in millions of pixels.
    pub max_megapixels: u32,
}

impl Reading {
    /// The largest file, in bytes.
    pub fn max_bytes(self) -> u64 {
        u64::from(self.max_megabytes) * 1_000_000
    }

    /// The largest picture, in pixels.
    pub fn max_pixels(self) -> u64 {
        u64::from(self.max_megapixels) * 1_000_000
    }
}

/// What screenshots look like.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Screenshot {
    /// Widths and heights of displays.
    pub displays: Vec<[u32; 2]>,
}

/// What edited pictures are signed with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edited {
    /// The names of programs, in small letters.
    pub editors: Vec<String>,
}

/// The words and lines of one check.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    title: String,
    unit: String,
    worse: Worse,
    advice: String,
    document: Option<Lines>,
    selfie: Option<Lines>,
    address: Option<Lines>,
}

/// On which side of a line it is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worse {
    /// The more, the worse.
    Above,
    /// The less, the worse.
    Below,
}

/// The lines for one kind of photo. One that is absent is never crossed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lines {
    /// Beyond it the user should look.
    pub look: Option<f64>,
    /// Beyond it the photo is bad.
    pub bad: Option<f64>,
}

impl Thresholds {
    /// What ships, or the user's own file in its place.
    ///
    /// # Errors
    /// [`BadData`] where it is not what is wanted, or lacks a check.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        let Some(file) = knowledge.file(PLACE) else {
            let message = "the file is missing".to_owned();
            return Err(BadData { file: PLACE.to_owned(), line: 0, key: String::new(), message });
        };
        let read: Self = file.parse()?;
        let name = |id: CheckId| serde_json::to_value(id).ok().and_then(|name| name.as_str().map(str::to_owned));
        match CheckId::ALL.iter().find(|id| !read.check.contains_key(id)).copied().and_then(name) {
            Some(missing) => Err(file.bad_at(0, format!("the table `check.{missing}` is missing"))),
            None => Ok(read),
        }
    }

    /// What a check is called.
    pub fn title(&self, id: CheckId) -> &str {
        self.check.get(&id).map_or("", |rule| &rule.title)
    }

    /// The unit of a check's numbers; empty where it has none.
    pub fn unit(&self, id: CheckId) -> &str {
        self.check.get(&id).map_or("", |rule| &rule.unit)
    }

    /// On which side of its lines a check is worse.
    pub fn worse(&self, id: CheckId) -> Worse {
        self.check.get(&id).map_or(Worse::Above, |rule| rule.worse)
    }

    /// What to do where a check came out badly.
    pub(super) fn advice(&self, id: CheckId) -> &str {
        self.check.get(&id).map_or("", |rule| &rule.advice)
    }

    /// The lines of a check for a kind of photo; nothing where it is not checked.
    pub(super) fn lines(&self, id: CheckId, kind: Kind) -> Option<Lines> {
        let rule = self.check.get(&id)?;
        match kind {
            Kind::Document => rule.document,
            Kind::Selfie => rule.selfie,
            Kind::Address => rule.address,
        }
    }
}

impl Lines {
    /// How an amount comes out, with the line that it was held against.
    pub fn judge(self, amount: f64, worse: Worse) -> (Verdict, Option<Value>) {
        let beyond = |line: &f64| match worse {
            Worse::Above => amount > *line,
            Worse::Below => amount < *line,
        };
        if let Some(bad) = self.bad.filter(beyond) {
            return (Verdict::Bad, Some(Value::Number(bad)));
        }
        let verdict = if self.look.as_ref().is_some_and(beyond) { Verdict::Look } else { Verdict::Ok };
        (verdict, self.look.or(self.bad).map(Value::Number))
    }
}
