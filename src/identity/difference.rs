//! What two names differ in, and what to do about it, in words.

use super::word::script_of;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use unicode_script::{Script, UnicodeScript};

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The account's.
    Registered,
    /// The document's.
    Document,
}

/// Where a word stands that the registered name lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between words that both names have.
    Middle,
    /// At the beginning or the end.
    Edge,
}

/// In which other order the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What stands first in one stands last in the other.
    Swapped,
    /// Any other.
    Mixed,
}

/// One thing that two names differ in. The words are those of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`registered` and `document` are the words of the two names, `word` one of either")]
pub enum Difference {
    /// Blanks before, behind, between, or of an unusual kind.
    Blanks,
    /// Capital and small letters.
    Case,
    /// The same letters, stored in other characters.
    Composition,
    /// Apostrophes.
    Apostrophes { registered: String, document: String },
    /// Points or commas.
    Points { registered: String, document: String },
    /// A hyphen in one, a blank in the other.
    Hyphens { registered: String, document: String },
    /// One word in one, several in the other.
    Joined { registered: String, document: String },
    /// Marks on letters.
    Accents { registered: String, document: String },
    /// A respelling in other letters: `by` the scheme of that name, or by one that is not known.
    Respelt { registered: String, document: String, by: Option<String> },
    /// Names in different scripts.
    Script { registered: Script, document: Script },
    /// Words in different scripts of which neither is a respelling of the other that is known; `usual` are the
    /// respellings that are known, each with its scheme.
    NoRespelling { registered: String, document: String, usual: Vec<(String, String)> },
    /// Scripts that can't be compared letter by letter.
    Incomparable { registered: Script, document: Script },
    /// One letter that stands for a whole word.
    Initial { registered: String, document: String },
    /// A word that only the document has.
    Missing { word: String, place: Place },
    /// A word that only the registered name has.
    Extra { word: String },
    /// A slip of a letter or two.
    Spelling { registered: String, document: String },
    /// Another word altogether.
    OtherWord { registered: String, document: String },
    /// Another order.
    Order(Order),
    /// A title that only one has.
    Title { side: Side, word: String },
    /// A suffix that only one has.
    Suffix { side: Side, word: String },
    /// A letter that is not the one that it looks like; `looks_like` is, where that is known.
    LookAlike { side: Side, letter: char, looks_like: Option<String> },
    /// A character that can't be seen.
    Invisible { side: Side, letter: char },
}

impl Difference {
    /// Its name, for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Blanks => "blanks",
            Self::Case => "case",
            Self::Composition => "composition",
            Self::Apostrophes { .. } => "apostrophes",
            Self::Points { .. } => "points",
            Self::Hyphens { .. } => "hyphens",
            Self::Joined { .. } => "joined_words",
            Self::Accents { .. } => "diacritics",
            Self::Respelt { .. } => "transliteration",
            Self::Script { .. } => "script",
            Self::NoRespelling { .. } => "no_known_transliteration",
            Self::Incomparable { .. } => "incomparable_scripts",
            Self::Initial { .. } => "initial",
            Self::Missing { place: Place::Middle, .. } => "missing_middle_name",
            Self::Missing { place: Place::Edge, .. } => "missing_name",
            Self::Extra { .. } => "extra_name",
            Self::Spelling { .. } => "spelling",
            Self::OtherWord { .. } => "other_name",
            Self::Order(_) => "order",
            Self::Title { .. } => "title",
            Self::Suffix { .. } => "suffix",
            Self::LookAlike { .. } => "look_alike",
            Self::Invisible { .. } => "invisible_character",
        }
    }

    /// Whether the names are the same all the same: case, blanks and how letters are stored are no matter of spelling.
    pub fn is_formal(&self) -> bool {
        matches!(self, Self::Blanks | Self::Case | Self::Composition)
    }

    /// What it is, as a sentence.
    pub fn what(&self) -> String {
        let pair = |what: &str, registered: &str, document: &str| {
            format!("{what}: `{registered}` is registered, `{document}` is on the document.")
        };
        match self {
            Self::Blanks => {
                "There are blanks that the other has not: doubled, at an end, or of an unusual kind.".to_owned()
            }
            Self::Case => "Capital and small letters differ.".to_owned(),
            Self::Composition => "The same letters are stored in different characters; nobody can see it.".to_owned(),
            Self::Apostrophes { registered, document } => pair("The apostrophe differs", registered, document),
            Self::Points { registered, document } => pair("A point or comma differs", registered, document),
            Self::Hyphens { registered, document } => pair("A hyphen differs", registered, document),
            Self::Joined { registered, document } => {
                pair("One has one word where the other has several", registered, document)
            }
            Self::Accents { registered, document } => pair("The marks on letters differ", registered, document),
            Self::Respelt { registered, document, by: Some(by) } => {
                pair(&format!("One is the other respelt ({by})"), registered, document)
            }
            Self::Respelt { registered, document, by: None } => {
                pair("Both may be spellings of one name from another script", registered, document)
            }
            Self::Script { registered, document } => {
                format!(
                    "The registered name is in {} letters, the document's in {}.",
                    title(*registered),
                    title(*document)
                )
            }
            Self::NoRespelling { registered, document, usual } => {
                let usual: Vec<String> = usual.iter().map(|(scheme, word)| format!("`{word}` ({scheme})")).collect();
                let usual = if usual.is_empty() { String::new() } else { format!(" Known are {}.", usual.join(", ")) };
                format!("{}{usual}", pair("Neither is a known respelling of the other", registered, document))
            }
            Self::Incomparable { registered, document } => format!(
                "The registered name is in {} and the document's in {}: these can't be compared letter by letter.",
                title(*registered),
                title(*document)
            ),
            Self::Initial { registered, document } => pair("One letter stands for a name", registered, document),
            Self::Missing { word, place: Place::Middle } => {
                format!("The middle name `{word}` is on the document and is not registered.")
            }
            Self::Missing { word, place: Place::Edge } => format!("`{word}` is on the document and is not registered."),
            Self::Extra { word } => format!("`{word}` is registered and is not on the document."),
            Self::Spelling { registered, document } => pair("The spelling differs", registered, document),
            Self::OtherWord { registered, document } => pair("A name is another one", registered, document),
            Self::Order(Order::Swapped) => "The given and the family names are in each other's place.".to_owned(),
            Self::Order(Order::Mixed) => "The names are in another order.".to_owned(),
            Self::Title { side, word } => format!("Only {} has the title `{word}`.", side.name()),
            Self::Suffix { side, word } => format!("Only {} has the suffix `{word}`.", side.name()),
            Self::LookAlike { side, letter, looks_like } => {
                let like = looks_like.as_ref().map_or_else(
                    || "is of another script than the letters around it".to_owned(),
                    |like| format!("looks like `{like}` and is another character"),
                );
                format!("In {}, `{letter}` ({}, {}) {like}.", side.name(), code_point(*letter), title(letter.script()))
            }
            Self::Invisible { side, letter } => {
                format!("In {} there is a character that can't be seen ({}).", side.name(), code_point(*letter))
            }
        }
    }

    /// What to do about it, as a sentence.
    pub fn instead(&self) -> String {
        match self {
            Self::Blanks => "Type single blanks between the names, and none around them.".to_owned(),
            Self::Case => {
                "Type it as printed; many documents print names in capitals only, which changes nothing.".to_owned()
            }
            Self::Respelt { registered, document, .. } if is_foreign_to(document, registered) => format!(
                "`{registered}` is one of the spellings that are known; what counts is the one that the document prints in \
                 these letters, on its data page or in its machine-readable lines."
            ),
            Self::Respelt { document, .. }
            | Self::Accents { document, .. }
            | Self::Apostrophes { document, .. }
            | Self::Points { document, .. }
            | Self::Hyphens { document, .. }
            | Self::Joined { document, .. }
            | Self::Spelling { document, .. }
            | Self::OtherWord { document, .. } => format!("Type `{document}`, as the document prints it."),
            Self::Initial { document, registered } if document.chars().count() < registered.chars().count() => {
                format!("Type `{document}` where the document prints no more than that.")
            }
            Self::Initial { document, .. } => format!("Type the name in full: `{document}`."),
            Self::Script { document: Script::Latin, .. } => {
                "Type it in Latin letters, as the document prints it.".to_owned()
            }
            Self::NoRespelling { registered, document, .. } if !is_foreign_to(document, registered) => {
                format!("Type `{document}`, as the document prints it.")
            }
            Self::Script { .. } | Self::NoRespelling { .. } | Self::Incomparable { .. } => {
                "Compare with the spelling in the letters of the registered name that the document prints, on its data \
                 page or in its machine-readable lines, and type that."
                    .to_owned()
            }
            Self::Missing { word, .. } => format!("Type `{word}` too, in the field where the document has it."),
            Self::Extra { word } => format!("Leave out `{word}`, unless another document that you use prints it."),
            Self::Order(_) => {
                "Put each name into the field that the document prints it in: given names, family names.".to_owned()
            }
            Self::Title { side: Side::Registered, word } | Self::Suffix { side: Side::Registered, word } => {
                format!("Leave out `{word}`: the document does not print it in the name.")
            }
            Self::Title { side: Side::Document, word } | Self::Suffix { side: Side::Document, word } => {
                format!("Type `{word}` only where the document prints it in the field of the name itself.")
            }
            Self::LookAlike { .. } => "Type this letter again by hand, on a keyboard of the right script.".to_owned(),
            Self::Composition | Self::Invisible { .. } => "Type the name again by hand, without pasting.".to_owned(),
        }
    }
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Registered => "the registered name",
            Self::Document => "the document's name as it was given here",
        }
    }
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Difference", 3)?;
        record.serialize_field("kind", self.kind())?;
        record.serialize_field("what", &self.what())?;
        record.serialize_field("instead", &self.instead())?;
        record.end()
    }
}

/// Whether the document's word is in other letters than Latin ones, and the registered word in others again.
fn is_foreign_to(document: &str, registered: &str) -> bool {
    let script = script_of(document);
    script != Script::Latin && script != script_of(registered)
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A script's name as people say it.
fn title(script: Script) -> String {
    match script {
        Script::Han => "Chinese characters".to_owned(),
        Script::Common | Script::Inherited | Script::Unknown => "no script of its own".to_owned(),
        other => other.full_name().replace('_', " "),
    }
}

/// Each difference once, in order.
pub(super) fn once(all: Vec<Difference>) -> Vec<Difference> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
