//! What a playbook says of one exchange. A key that is absent is unknown; nothing is guessed.

use super::{Day, Fact, NameChange, Origin, Tier};
use crate::case::{ExchangeId, ItemId, Level, ReasonId, RetryClass, Wait, tidy_uid};
use serde::{Deserialize, Serialize};

/// One exchange's playbook: `data/playbooks/NAME.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// Its name, which is also the name of its file.
    pub name: ExchangeId,
    /// The exchange's name as people write it.
    pub title: String,
    /// The domains that are the exchange's own.
    pub official_domains: Option<Fact<Vec<String>>>,
    /// How long a review takes.
    #[serde(default)]
    pub review: Review,
    /// How often one may try.
    #[serde(default)]
    pub limits: Limits,
    /// The levels, the default one first.
    #[serde(default, rename = "level")]
    pub levels: Vec<PlaybookLevel>,
    /// Where the verification is found.
    #[serde(default)]
    pub paths: Paths,
    /// Identity documents.
    #[serde(default)]
    pub documents: Documents,
    /// How a wrong name is corrected.
    pub name_change: Option<Fact<NameChange>>,
    /// Proof of address.
    #[serde(default)]
    pub address: AddressRules,
    /// Selfies.
    #[serde(default)]
    pub selfie: Selfie,
    /// Files.
    #[serde(default)]
    pub files: FileRules,
    /// The user's number.
    #[serde(default)]
    pub uid: Uid,
    /// How the result is told.
    #[serde(default)]
    pub results: Results,
    /// The ways to support.
    #[serde(default)]
    pub support: Vec<Support>,
    /// Within which time support says it answers.
    pub support_reply: Option<Fact<Wait>>,
    /// What a support message should hold.
    #[serde(default)]
    pub ticket: TicketRules,
    /// The formal complaint.
    #[serde(default)]
    pub complaint: Complaint,
    /// The reasons that the exchange itself publishes.
    pub published_reasons: Option<Fact<Vec<ReasonId>>>,
    /// The attempt itself, one step after the other.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    /// Reasons that this exchange treats differently.
    #[serde(default, rename = "class_override")]
    pub class_overrides: Vec<ClassOverride>,
    /// What to see to after an approval, in the place of the general item of the same id or behind them all.
    #[serde(default)]
    pub after_approval: Vec<Hardening>,
}

impl Playbook {
    /// The level that a case pursues when none is named.
    pub fn default_level(&self) -> Level {
        self.levels.first().map_or_else(|| Level::new("identity"), |level| level.id.clone())
    }

    /// What looks wrong about a UID, as a sentence; `None` where it looks right or its shape is not known. It is a
    /// hint and blocks nothing: no exchange publishes the shape.
    pub fn doubt_about_uid(&self, uid: &str) -> Option<String> {
        let shape = &self.uid.shape.as_ref()?.value;
        let uid = Some(tidy_uid(uid)).filter(|uid| !uid.is_empty())?;
        let length = uid.chars().count();
        let kind = match shape.alphabet {
            Alphabet::Digits if !uid.chars().all(|c| c.is_ascii_digit()) => Some("has characters other than digits"),
            Alphabet::Alphanumeric if !uid.chars().all(|c| c.is_ascii_alphanumeric()) => {
                Some("has characters other than letters and digits")
            }
            _ => None,
        };
        let what = match kind {
            Some(kind) => kind.to_owned(),
            None if length < shape.min || length > shape.max => match length {
                1 => "has 1 character".to_owned(),
                _ => format!("has {length} characters"),
            },
            None => return None,
        };
        Some(format!("this UID {what}; a UID of {} is usually {}", self.title, shape.words()))
    }
}

/// How long a review takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// Usually.
    pub typical: Option<Fact<Wait>>,
    /// At most: it drives the review timer.
    pub longest: Option<Fact<Wait>>,
}

/// How often one may try.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The number of attempts within a time.
    pub attempts: Option<Fact<AttemptLimit>>,
    /// The wait once that number is reached.
    pub wait_after_limit: Option<Fact<Wait>>,
    /// The wait after any rejection.
    pub wait_after_rejection: Option<Fact<Wait>>,
    /// The wait after a technical failure. It is advice: such a failure starts no cooldown.
    pub wait_after_failure: Option<Fact<Wait>>,
}

/// A number of attempts within a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AttemptLimit {
    /// How many.
    pub count: u32,
    /// Within which time.
    pub window: Wait,
}

/// Where the verification is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Paths {
    /// In the browser.
    pub web: Option<Fact<String>>,
    /// In the app.
    pub app: Option<Fact<String>>,
}

/// Identity documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Documents {
    /// The kinds that are taken.
    pub accepted: Option<Fact<Vec<String>>>,
    /// What they must look like.
    pub rules: Option<Fact<Vec<String>>>,
}

/// Proof of address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct AddressRules {
    /// The kinds that are taken.
    pub accepted: Option<Fact<Vec<String>>>,
    /// The kinds that are not.
    pub refused: Option<Fact<Vec<String>>>,
    /// How old one may be.
    pub max_age: Option<Fact<Wait>>,
    /// What it must look like.
    pub rules: Option<Fact<Vec<String>>>,
}

/// Selfies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Selfie {
    /// How to take one.
    pub rules: Option<Fact<Vec<String>>>,
}

/// Files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileRules {
    /// The types that are taken.
    pub kinds: Option<Fact<Vec<String>>>,
    /// The largest file, in megabytes.
    pub max_megabytes: Option<Fact<u32>>,
}

/// The user's number at the exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Uid {
    /// What it usually looks like.
    pub shape: Option<Fact<UidShape>>,
    /// Where it is found.
    #[serde(rename = "where")]
    pub place: Option<Fact<String>>,
}

/// What a UID usually looks like.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct UidShape {
    /// Its characters.
    pub alphabet: Alphabet,
    /// The shortest one seen, in characters.
    pub min: usize,
    /// The longest one seen, in characters.
    pub max: usize,
}

impl UidShape {
    /// The shape in words: `6 to 20 digits`.
    pub fn words(&self) -> String {
        let alphabet = match self.alphabet {
            Alphabet::Digits => "digits",
            Alphabet::Alphanumeric => "letters and digits",
        };
        format!("{} to {} {alphabet}", self.min, self.max)
    }
}

/// The characters of a UID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Alphabet {
    /// 0 to 9.
    Digits,
    /// 0 to 9, a to z, A to Z.
    Alphanumeric,
}

/// How the result is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Results {
    /// By which channels.
    pub channels: Option<Fact<Vec<String>>>,
}

/// What a support message should hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct TicketRules {
    /// The particulars that the exchange asks for.
    pub fields: Option<Fact<Vec<String>>>,
}

/// The formal complaint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Complaint {
    /// How it is made.
    pub channel: Option<Fact<String>>,
    /// Within which time it is acknowledged.
    pub acknowledged: Option<Fact<Wait>>,
    /// Within which time it is answered.
    #[serde(rename = "final")]
    pub answered: Option<Fact<Wait>>,
    /// After which time without a sufficient answer of support it may be made.
    pub after: Option<Fact<Wait>>,
    /// What it must hold.
    pub needs: Option<Fact<Vec<String>>>,
    /// What else is to be known.
    pub note: Option<Fact<String>>,
}

/// Declares a table of a playbook that carries its origin beside its own keys.
macro_rules! sourced {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// As in [`Fact`].
            pub source: String,
            /// As in [`Fact`].
            pub tier: Tier,
            /// As in [`Fact`].
            pub as_of: Option<Day>,
            /// As in [`Fact`].
            pub checked_on: Day,
            /// As in [`Fact`].
            pub note: Option<String>,
        }

        impl $name {
            /// Where it comes from.
            pub fn origin(&self) -> Origin<'_> {
                Origin {
                    source: &self.source,
                    tier: self.tier,
                    as_of: self.as_of,
                    checked_on: self.checked_on,
                    note: self.note.as_deref(),
                }
            }
        }
    };
}

sourced! {
    /// A verification level.
    PlaybookLevel {
        /// Its id: `identity`.
        id: Level,
        /// What the exchange calls it.
        title: String,
        /// The levels that must be verified before it.
        requires: Vec<Level>,
    }
}

sourced! {
    /// A way to support.
    Support {
        /// Its id: `support_center`.
        id: String,
        /// What the exchange calls it.
        title: String,
        /// An address within the exchange's own domains.
        address: Option<String>,
        /// How to use it.
        detail: Option<String>,
    }
}

sourced! {
    /// A step of the attempt.
    Step {
        /// What to do.
        title: String,
        /// How to do it.
        detail: String,
    }
}

sourced! {
    /// A reason that this exchange treats differently.
    ClassOverride {
        /// The reason.
        reason: ReasonId,
        /// Its class here.
        class: RetryClass,
    }
}

sourced! {
    /// A way of this exchange to make a verified account safer.
    Hardening {
        /// Its id, as of an item of the list for after an approval.
        id: ItemId,
        /// What it belongs to.
        group: String,
        /// What to do.
        title: String,
        /// How to do it here.
        detail: String,
    }
}
