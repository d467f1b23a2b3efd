//! A word of a name, with the forms that it is compared in.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As it was typed.
    pub(super) text: String,
    /// In small letters, without points, with one kind of apostrophe.
    pub(super) small: String,
    /// In small letters, without points, apostrophes and the marks on letters.
    pub(super) bare: String,
    /// What stands before it.
    pub(super) joint: Joint,
    /// The script that most of its letters are of.
    pub(super) script: Script,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A blank, or nothing.
    Blank,
    /// A hyphen of any kind.
    Hyphen,
    /// A comma.
    Comma,
}

impl Word {
    pub(super) fn new(text: &str, joint: Joint) -> Self {
        let lower = text.to_lowercase();
        let one_kind = |c| if is_apostrophe(c) { '\'' } else { c };
        Self {
            text: text.to_owned(),
            small: lower.chars().filter(|c| !is_point(*c)).map(one_kind).collect(),
            bare: bare(&lower).chars().filter(|c| !is_point(*c) && !is_apostrophe(*c)).collect(),
            joint,
            script: script_of(text),
        }
    }

    /// Whether it is one letter: `J` or `J.`.
    pub(super) fn is_initial(&self) -> bool {
        self.bare.chars().count() == 1 && has_initials(self.script)
    }
}

/// Whether names of this script are shortened to one letter.
fn has_initials(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian)
}

/// Words as one text, with what stands between them.
pub(super) fn joined(words: &[Word]) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        let joint = match word.joint {
            _ if at == 0 => "",
            Joint::Blank => " ",
            Joint::Hyphen => "-",
            Joint::Comma => ", ",
        };
        text.push_str(joint);
        text.push_str(&word.text);
    }
    text
}

/// The text without the marks on its letters.
pub(super) fn bare(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

/// Any of the characters that stand for an apostrophe in names.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{b4}'
            | '\u{2b9}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201b}'
            | '\u{2032}'
            | '\u{ff07}'
    )
}

/// Any of the characters that stand for a hyphen in names.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

/// A point, which shortens a word or stands between names.
pub(super) fn is_point(c: char) -> bool {
    matches!(c, '.' | '\u{b7}' | '\u{30fb}' | '\u{ff0e}')
}

/// The script of one letter; `None` where it belongs to none or to all.
pub(super) fn script_of_letter(c: char) -> Option<Script> {
    let script = c.script();
    (!matches!(script, Script::Common | Script::Inherited | Script::Unknown)).then_some(script)
}

/// The script that most letters of a text are of; of two with as many, Latin, else the one that comes first.
pub(super) fn script_of(text: &str) -> Script {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(script_of_letter) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut largest = counts.into_iter().filter(|(_, count)| *count == most).map(|(script, _)| script);
    let first = largest.next().unwrap_or(Script::Common);
    if largest.any(|script| script == Script::Latin) { Script::Latin } else { first }
}
