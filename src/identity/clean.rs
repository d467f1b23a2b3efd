//! A name as it was typed, taken apart: what can't be seen is taken out, and what only looks like a letter is replaced.

use super::difference::{Difference, Side, once};
use super::tables::Tables;
use super::word::{Joint, Word, is_hyphen, script_of, script_of_letter};
use crate::case::text::is_deceptive;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// The longest name that is compared, in characters: more than any document has room for.
const LONGEST: usize = 300;

/// A name as it was typed. It never reaches a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Name(String);

/// Why a text is no name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// There is no letter in it.
    #[error("there is no letter in it")]
    Empty,
    /// It is longer than any name.
    #[error("it has {0} characters; {LONGEST} are the most")]
    TooLong(usize),
}

impl Name {
    /// The name that `text` is.
    ///
    /// # Errors
    /// [`BadName`] where it is none.
    pub fn read(text: &str) -> Result<Self, BadName> {
        let length = text.chars().count();
        if length > LONGEST {
            return Err(BadName::TooLong(length));
        }
        if !text.chars().any(|c| c.is_alphabetic() && !is_deceptive(c)) {
            return Err(BadName::Empty);
        }
        Ok(Self(text.to_owned()))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Name")
    }
}

/// A name taken apart.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) words: Vec<Word>,
    /// What was found that no document prints.
    pub(super) oddities: Vec<Difference>,
    /// The script of the name.
    pub(super) script: Script,
}

impl Parts {
    pub(super) fn of(name: &Name, side: Side, tables: &Tables) -> Self {
        let mut oddities = Vec::new();
        let mut seen = String::new();
        for c in name.0.chars() {
            if c.is_whitespace() {
                seen.push(' ');
            } else if is_deceptive(c) {
                oddities.push(Difference::Invisible { side, letter: c });
            } else if let Some(plain) = plain_form(c) {
                oddities.push(Difference::LookAlike { side, letter: c, looks_like: Some(plain.clone()) });
                seen.push_str(&plain);
            } else {
                seen.push(c);
            }
        }
        let seen: String = seen.nfc().collect();
        let script = script_of(&seen);
        let mut repair = |word: &str| {
            repaired(word, script, tables, |letter, looks_like| {
                oddities.push(Difference::LookAlike { side, letter, looks_like: looks_like.map(String::from) });
            })
        };
        let words = split(&seen).into_iter().map(|(text, joint)| Word::new(&repair(&text), joint));
        let words: Vec<Word> = words.filter(|word| !word.bare.is_empty()).collect();
        Self { words, oddities: once(oddities), script }
    }

    /// Puts right the words that are of letters of another script throughout, each of which looks like one of a word of
    /// `other`.
    pub(super) fn undisguise(&mut self, side: Side, other: &Self, tables: &Tables) {
        let mut found = Vec::new();
        for word in &mut self.words {
            let Some(latin) = word.text.chars().map(|c| tables.latin_for(c)).collect::<Option<String>>() else {
                continue;
            };
            let disguised = Word::new(&latin, word.joint);
            if other.words.iter().any(|it| it.script == Script::Latin && it.bare == disguised.bare) {
                let pairs = word.text.chars().zip(latin.chars());
                found.extend(pairs.map(|(letter, like)| Difference::LookAlike {
                    side,
                    letter,
                    looks_like: Some(like.to_string()),
                }));
                *word = disguised;
            }
        }
        if !found.is_empty() {
            self.oddities.extend(found);
            self.oddities = once(std::mem::take(&mut self.oddities));
            self.script = script_of(&self.words.iter().map(|word| word.text.as_str()).collect::<String>());
        }
    }
}

/// What a letter of another width or style stands for, like the full-width `A`.
fn plain_form(c: char) -> Option<String> {
    if c.is_ascii() {
        return None;
    }
    let plain: String = std::iter::once(c).nfkc().collect();
    plain.chars().all(|c| c.is_ascii_alphanumeric()).then_some(plain)
}

/// The words of a tidy text, each with what stands before it.
fn split(text: &str) -> Vec<(String, Joint)> {
    let mut words = vec![(String::new(), Joint::Blank)];
    for c in text.chars() {
        let joint = match c {
            ' ' => Joint::Blank,
            ',' => Joint::Comma,
            _ if is_hyphen(c) => Joint::Hyphen,
            _ => {
                if let Some((word, _)) = words.last_mut() {
                    word.push(c);
                }
                continue;
            }
        };
        match words.last_mut() {
            // A blank behind a comma or beside a hyphen says nothing more.
            Some((word, before)) if word.is_empty() => {
                if joint != Joint::Blank {
                    *before = joint;
                }
            }
            _ => words.push((String::new(), joint)),
        }
    }
    words.retain(|(word, _)| !word.is_empty());
    words
}

/// A word with the letters replaced that are of another script than the rest and look like one of it.
fn repaired(word: &str, of_name: Script, tables: &Tables, mut tell: impl FnMut(char, Option<char>)) -> String {
    let mistakable = |c: char| script_of_letter(c).filter(|script| tables.is_mistakable(*script));
    let scripts: Vec<Script> = word.chars().filter_map(mistakable).collect();
    let count = |script: Script| scripts.iter().filter(|it| **it == script).count();
    let Some(most) = scripts.iter().copied().max_by_key(|script| (count(*script), *script == of_name)) else {
        return word.to_owned();
    };
    let mut repair = |c: char| match mistakable(c) {
        Some(script) if script != most => {
            let like = if most == Script::Latin { tables.latin_for(c) } else { tables.lookalike_in(most, c) };
            tell(c, like);
            like.unwrap_or(c)
        }
        _ => c,
    };
    word.chars().map(&mut repair).collect()
}
