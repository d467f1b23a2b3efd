//! The data: respellings, look-alikes, titles, and what is known of documents in general.

use super::scheme::{Scheme, SchemeData};
use crate::playbook::{BadData, DataFile, Knowledge};
use serde::Deserialize;
use std::collections::BTreeMap;
use unicode_script::Script;

/// Everything that names and documents are judged by.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub(super) schemes: Vec<Scheme>,
    pub(super) replace: Vec<(String, String)>,
    pub(super) lookalikes: Vec<LookAlikes>,
    pub(super) titles: Vec<String>,
    pub(super) suffixes: Vec<String>,
    documents: DocumentData,
}

/// The letters of one script that look like Latin ones.
#[derive(Clone, Debug)]
pub(super) struct LookAlikes {
    pub(super) script: Script,
    pub(super) latin: BTreeMap<char, char>,
}

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentKind {
    /// Its id, as playbooks name it: `passport`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Other words for it, in the form of ids.
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TransliterationFile {
    scheme: Vec<SchemeData>,
    respellings: Respellings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Respellings {
    #[serde(rename = "note")]
    _note: String,
    replace: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookAlikeFile {
    script: Vec<LookAlikeData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookAlikeData {
    name: String,
    latin: BTreeMap<char, char>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleFile {
    titles: Vec<String>,
    suffixes: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentData {
    expires_soon_months: u32,
    confused: Vec<(char, char)>,
    months: [Vec<String>; 12],
    kind: Vec<DocumentKind>,
}

impl Tables {
    /// The tables in the folder `identity`.
    ///
    /// # Errors
    /// [`BadData`] names the file, the line and the key of the first fault.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        let mut tables = Self::default();
        for file in knowledge.files_in("identity") {
            match file.place.as_str() {
                "identity/transliteration.toml" => {
                    let read: TransliterationFile = file.parse()?;
                    tables.schemes = schemes(read.scheme, file)?;
                    tables.replace = read.respellings.replace;
                }
                "identity/lookalikes.toml" => {
                    let read: LookAlikeFile = file.parse()?;
                    let all = read
                        .script
                        .into_iter()
                        .map(|data| Ok(LookAlikes { script: script(&data.name, file)?, latin: data.latin }));
                    tables.lookalikes = all.collect::<Result<_, BadData>>()?;
                }
                "identity/titles.toml" => {
                    let read: TitleFile = file.parse()?;
                    (tables.titles, tables.suffixes) = (read.titles, read.suffixes);
                }
                "identity/documents.toml" => tables.documents = file.parse()?,
                _ => {}
            }
        }
        Ok(tables)
    }

    /// The way to respell names with this id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| scheme.id == id)
    }

    /// Within how many months a document's end is called near.
    pub fn expires_soon_months(&self) -> u32 {
        self.documents.expires_soon_months
    }

    /// The kind of document that a person means by `words`.
    pub fn document_kind(&self, words: &str) -> Option<&DocumentKind> {
        let id = as_id(words);
        self.documents.kind.iter().find(|kind| kind.id == id || kind.words.contains(&id))
    }

    /// Every kind of document.
    pub fn document_kinds(&self) -> &[DocumentKind] {
        &self.documents.kind
    }

    /// The month that a word in small letters names, from 1 to 12.
    pub(super) fn month(&self, word: &str) -> Option<u32> {
        let at = self.documents.months.iter().position(|names| names.iter().any(|name| name == word))?;
        u32::try_from(at + 1).ok()
    }

    /// What is easily read in the place of a character of the machine-readable lines.
    pub(super) fn confused_with(&self, c: char) -> impl Iterator<Item = char> {
        self.documents.confused.iter().filter_map(move |(one, other)| match () {
            () if *one == c => Some(*other),
            () if *other == c => Some(*one),
            () => None,
        })
    }

    /// The Latin letter that a letter of another script looks like.
    pub(super) fn latin_for(&self, c: char) -> Option<char> {
        self.lookalikes.iter().find_map(|table| table.latin.get(&c).copied())
    }

    /// The letter of `script` that a Latin letter looks like.
    pub(super) fn lookalike_in(&self, script: Script, latin: char) -> Option<char> {
        let table = self.lookalikes.iter().find(|table| table.script == script)?;
        table.latin.iter().find(|(_, looks)| **looks == latin).map(|(letter, _)| *letter)
    }

    /// Whether letters of this script are mistaken for those of others.
    pub(super) fn is_mistakable(&self, script: Script) -> bool {
        script == Script::Latin || self.lookalikes.iter().any(|table| table.script == script)
    }
}

/// Words as an id: `Driving licence` is `driving_licence`, `driver's license` is `drivers_license`.
fn as_id(words: &str) -> String {
    let kept = words.trim().chars().filter(|c| !"'\u{2019}".contains(*c));
    kept.map(|c| if c == ' ' || c == '-' { '_' } else { c }).collect::<String>().to_lowercase()
}

pub(super) fn script(name: &str, file: &DataFile) -> Result<Script, BadData> {
    Script::from_full_name(name).ok_or_else(|| file.bad(name, format!("there is no script `{name}`")))
}

/// The schemes with what each is based on taken in.
fn schemes(read: Vec<SchemeData>, file: &DataFile) -> Result<Vec<Scheme>, BadData> {
    let mut schemes: Vec<Scheme> = Vec::new();
    for data in read {
        let base = match &data.based_on {
            None => None,
            Some(id) => Some(schemes.iter().find(|scheme| scheme.id == *id).ok_or_else(|| {
                file.bad(&format!("based_on = \"{id}\""), format!("no scheme `{id}` stands before this one"))
            })?),
        };
        let scheme = Scheme::of(&data, base, script(&data.script, file)?);
        schemes.push(scheme);
    }
    Ok(schemes)
}
