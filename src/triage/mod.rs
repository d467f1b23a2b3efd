//! Reading reasons out of an exchange's text, by key words.
//!
//! The lists are data: `data/triage/LANG.toml`. A reason is proposed where one of its strong phrases stands in the
//! text, or two different weak ones. Every proposal names the words that led to it; where nothing is found, nothing
//! is guessed.

use crate::case::ReasonId;
use crate::playbook::{BadData, Knowledge};
use serde::Deserialize;
use std::ops::Range;

/// The phrases of every language.
#[derive(Clone, Debug, Default)]
pub struct Triage {
    rules: Vec<Rule>,
}

/// A reason that a text seems to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The reason.
    pub reason: ReasonId,
    /// How sure that is, from 0 to 1: a rough scale for sorting, not a probability.
    pub confidence: f64,
    /// Where in the text the words stand that led to it, as byte ranges in order.
    pub because: Vec<Range<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    #[serde(rename = "lang")]
    _lang: String,
    rule: Vec<Rule>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    reason: ReasonId,
    #[serde(default)]
    strong: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

impl Triage {
    /// The phrases in the files of the folder `triage`.
    ///
    /// # Errors
    /// [`BadData`] for a file that can't be used.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        let mut rules: Vec<Rule> = Vec::new();
        for file in knowledge.files_in("triage") {
            let lexicon: Lexicon = file.parse()?;
            for rule in &lexicon.rule {
                if knowledge.catalogue.reason(&rule.reason).is_none() {
                    return Err(file.bad(rule.reason.as_str(), format!("there is no reason `{}`", rule.reason)));
                }
            }
            for rule in lexicon.rule {
                match rules.iter_mut().find(|held| held.reason == rule.reason) {
                    Some(held) => held.take_in(rule),
                    None => rules.push(rule),
                }
            }
        }
        Ok(Self { rules })
    }

    /// The reasons that `text` seems to give, the surest first.
    pub fn propose(&self, text: &str) -> Vec<Proposal> {
        let words = Words::of(text);
        let mut proposals: Vec<Proposal> = self.rules.iter().filter_map(|rule| rule.look(&words)).collect();
        proposals.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        proposals
    }
}

impl Rule {
    /// Adds the phrases of another language, so that a reason is proposed once and a phrase counts once.
    fn take_in(&mut self, other: Rule) {
        for (held, new) in [(&mut self.strong, other.strong), (&mut self.weak, other.weak)] {
            for phrase in new {
                if !held.contains(&phrase) {
                    held.push(phrase);
                }
            }
        }
    }

    fn look(&self, words: &Words) -> Option<Proposal> {
        let strong: Vec<_> = self.strong.iter().filter_map(|phrase| words.find(phrase)).collect();
        let weak: Vec<_> = self.weak.iter().filter_map(|phrase| words.find(phrase)).collect();
        let confidence = match (strong.len(), weak.len()) {
            (0, 0 | 1) => return None,
            (0, _) => 0.6,
            (1, 0) => 0.8,
            _ => 0.9,
        };
        let mut because: Vec<Range<usize>> = strong.into_iter().chain(weak).collect();
        because.sort_by_key(|range| range.start);
        because.dedup();
        Some(Proposal { reason: self.reason.clone(), confidence, because })
    }
}

/// A text as lower-case words between blanks, each character knowing where it came from.
struct Words {
    folded: String,
    origin: Vec<Range<usize>>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self { folded: " ".to_owned(), origin: Vec::new() };
        words.origin.push(0..0);
        for (start, c) in text.char_indices() {
            let place = start..start + c.len_utf8();
            let c = if matches!(c, '\u{2018}' | '\u{2019}') { '\'' } else { c };
            if c.is_alphanumeric() || c == '\'' {
                c.to_lowercase().for_each(|lower| words.push(lower, place.clone()));
            } else if !words.folded.ends_with(' ') {
                words.push(' ', place);
            }
        }
        if !words.folded.ends_with(' ') {
            words.push(' ', text.len()..text.len());
        }
        words
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        self.folded.push(c);
        self.origin.extend(std::iter::repeat_n(place, c.len_utf8()));
    }

    /// Where a phrase stands in the text, as whole words. Chinese writes no blanks, so there a phrase may stand
    /// anywhere.
    fn find(&self, phrase: &str) -> Option<Range<usize>> {
        let spaced = phrase.chars().all(|c| c.is_ascii() || !is_unspaced(c));
        let start =
            if spaced { self.folded.find(&format!(" {phrase} ")).map(|at| at + 1) } else { self.folded.find(phrase) }?;
        let end = start + phrase.len();
        Some(self.origin.get(start)?.start..self.origin.get(end.checked_sub(1)?)?.end)
    }
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0E7F}')
}
