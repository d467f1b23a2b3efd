//! Identifiers, each a type of its own so that none can stand where another belongs.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a name as it stands.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&super::text::display_safe(&self.0))
            }
        }
    };
}

name! {
    /// What the log calls a case: a UUID that never changes, unlike its reference.
    CaseId
}
name! {
    /// An exchange, by the name of its playbook: `okx`.
    ExchangeId
}
name! {
    /// A verification level of an exchange, by its id in the playbook: `identity`.
    Level
}
name! {
    /// A rejection reason, by its id in the reason catalogue: `document_glare`.
    ReasonId
}
name! {
    /// A kind of evidence, by its id in the evidence catalogue: `id_front`.
    EvidenceId
}
name! {
    /// An item of a checklist: `name_exact`.
    ItemId
}
name! {
    /// The copy of kycase that wrote an entry: a UUID minted when its log was created.
    WriterId
}

impl Level {
    /// The level without the blanks around its name.
    pub(super) fn tidy(&self) -> Self {
        Self::new(self.0.trim())
    }

    /// Whether both name one level: blanks around a name and its capitals make no other one of it.
    pub fn is(&self, other: &Self) -> bool {
        self.0.trim().eq_ignore_ascii_case(other.0.trim())
    }
}

impl ReasonId {
    /// The reason of a rejection that came without one.
    pub fn unspecified() -> Self {
        Self::new("unspecified")
    }

    /// The exchange's own limit of attempts was reached.
    pub fn is_attempt_limit(&self) -> bool {
        self.0 == "too_many_attempts"
    }
}

/// The short reference of a case, typed by its user: `okx`, `okx-2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text can't be the reference of a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` can't be a case's reference: use 1 to 40 of a-z, 0-9, `-` and `_`, beginning with a letter or digit", super::text::display_safe(.0))]
pub struct BadSlug(String);

impl Slug {
    /// A reference of 1 to 40 lower-case letters, digits, `-` and `_`.
    ///
    /// # Errors
    /// [`BadSlug`] for any other text.
    pub fn new(text: impl Into<String>) -> Result<Self, BadSlug> {
        let text = text.into();
        let well_formed = (1..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c));
        if well_formed { Ok(Self(text)) } else { Err(BadSlug(text)) }
    }

    /// The first free reference for a case at `exchange`: `okx`, then `okx-2`, `okx-3` ...
    pub fn first_free(exchange: &ExchangeId, taken: impl Fn(&Slug) -> bool) -> Self {
        let mut stem: String = exchange.as_str().chars().filter_map(slug_char).take(32).collect();
        if !stem.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            stem.insert_str(0, "case");
        }
        let first = Slug(stem.clone());
        if !taken(&first) {
            return first;
        }
        (2..u32::MAX).map(|n| Slug(format!("{stem}-{n}"))).find(|slug| !taken(slug)).unwrap_or(first)
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn slug_char(c: char) -> Option<char> {
    let lower = c.to_ascii_lowercase();
    (lower.is_ascii_alphanumeric() || "-_".contains(lower)).then_some(lower)
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = BadSlug;

    fn try_from(text: String) -> Result<Self, BadSlug> {
        Self::new(text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}
