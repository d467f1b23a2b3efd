//! Phrases: word lists that must stand near each other, in any order.

use super::lexicon::{Hit, Hits, Language, ListId, Lists};
use super::normalise::{Reader, Word};

/// How far two parts of a phrase may stand from each other where it does not say so: ten words.
const REACH: u32 = 20;

/// A phrase of a reason, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The number of its reason.
    pub reason: usize,
    /// How much it says.
    pub weight: Weight,
    parts: Vec<Part>,
}

/// How much a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is enough.
    Strong,
    /// It counts where a text says nothing else about the same group of reasons.
    Vague,
    /// Another one is needed.
    Weak,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Any of these fits.
    lists: Vec<ListId>,
    /// How far it may stand from the part before it.
    reach: u32,
}

/// A phrase that was found.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The number of its reason.
    pub reason: usize,
    /// The number of its phrase.
    pub phrase: usize,
    /// How much it says.
    pub weight: Weight,
    /// Its words, each with the list that it was found in, in the order of the text.
    pub parts: Vec<(Hit, ListId)>,
    /// How many sentences it reaches across.
    pub sentences: u32,
    /// How many commas it reaches across.
    pub pauses: u32,
    /// How much of the text lies between its first and its last word.
    pub span: u32,
}

impl Phrase {
    /// A phrase as it stands in the data: `{glare}`, `{name} & {mismatch}`, `photo|picture &3 too dark`; with `?` at its
    /// end it is vague.
    pub fn parse(
        text: &str,
        (reason, weight): (usize, Weight),
        language: Language,
        lists: &mut Lists,
        reader: &Reader,
    ) -> Self {
        let (text, weight) = match text.strip_suffix('?') {
            Some(text) => (text, Weight::Vague),
            None => (text, weight),
        };
        let mut parts = Vec::new();
        let mut part = Vec::new();
        let mut reach = REACH;
        for piece in text.split_whitespace() {
            let joint =
                piece.strip_prefix('&').map(|words| words.parse().map_or(REACH, |words: u32| words.saturating_mul(2)));
            match joint {
                Some(next) => {
                    parts.push(Part::parse(&part.join(" "), reach, language, lists, reader));
                    part.clear();
                    reach = next;
                }
                None => part.push(piece),
            }
        }
        parts.push(Part::parse(&part.join(" "), reach, language, lists, reader));
        Self { reason, weight, parts }
    }

    /// Everywhere that the phrase stands.
    pub fn find(&self, number: usize, hits: &Hits, words: &[Word]) -> Vec<Reading> {
        let Some((first, rest)) = self.parts.split_first() else { return Vec::new() };
        // Most texts hold no word of most parts.
        if self.parts.iter().any(|part| part.lists.iter().all(|list| hits.get(*list).is_none_or(Vec::is_empty))) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for list in &first.lists {
            for hit in hits.get(*list).into_iter().flatten() {
                let mut chosen = vec![(*hit, *list)];
                let complete = rest.iter().all(|part| match part.nearest(&chosen, hits, words) {
                    Some(next) => {
                        chosen.push(next);
                        true
                    }
                    None => false,
                });
                if complete {
                    found.push(self.reading(number, chosen, words));
                }
            }
        }
        found
    }

    fn reading(&self, phrase: usize, mut parts: Vec<(Hit, ListId)>, words: &[Word]) -> Reading {
        parts.sort_unstable();
        let first = parts.first().and_then(|(hit, _)| words.get(hit.from));
        let last = parts.last().and_then(|(hit, _)| words.get(hit.to.saturating_sub(1)));
        let between = |of: fn(&Word) -> u32| first.zip(last).map_or(0, |(a, b)| of(b).abs_diff(of(a)));
        Reading {
            reason: self.reason,
            phrase,
            weight: self.weight,
            parts,
            sentences: between(|word| word.sentence),
            pauses: between(|word| word.pause),
            span: between(|word| word.at),
        }
    }
}

impl Part {
    fn parse(text: &str, reach: u32, language: Language, lists: &mut Lists, reader: &Reader) -> Self {
        let alternatives = text.split('|').map(str::trim).map(|alternative| match name_of_list(alternative) {
            Some(name) => lists.named(name),
            None => lists.of_phrase(alternative, language, reader),
        });
        Self { lists: alternatives.collect(), reach }
    }

    /// The words of this part that stand nearest to the last of those chosen before it.
    fn nearest(&self, chosen: &[(Hit, ListId)], hits: &Hits, words: &[Word]) -> Option<(Hit, ListId)> {
        let (last, _) = chosen.last()?;
        let mut best: Option<(u32, u32, Hit, ListId)> = None;
        for list in &self.lists {
            let all = hits.get(*list)?;
            let middle = all.partition_point(|hit| hit.from < last.from);
            let (before, behind) = all.split_at_checked(middle)?;
            for side in [&mut before.iter().rev() as &mut dyn Iterator<Item = &Hit>, &mut behind.iter()] {
                for hit in side {
                    if chosen.iter().any(|(other, _)| hit.from < other.to && other.from < hit.to) {
                        continue;
                    }
                    let (near, sentences) = distance(*last, *hit, words)?;
                    if near > self.reach {
                        break;
                    }
                    if best.is_none_or(|(s, d, ..)| (sentences, near) < (s, d)) {
                        best = Some((sentences, near, *hit, *list));
                    }
                    break;
                }
            }
        }
        best.map(|(.., hit, list)| (hit, list))
    }
}

/// How far two places are from each other, and how many sentences end between them.
fn distance(a: Hit, b: Hit, words: &[Word]) -> Option<(u32, u32)> {
    let (first, second) = if a.from < b.from { (a, b) } else { (b, a) };
    let end = words.get(first.to.checked_sub(1)?)?;
    let start = words.get(second.from)?;
    Some((start.at.saturating_sub(end.at), start.sentence.saturating_sub(end.sentence)))
}

/// The names of the word lists in a phrase.
pub fn names_in(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.trim_end_matches('?').split(['|', '&']).filter_map(|part| {
        let part = part.trim_start_matches(|c: char| c.is_ascii_digit());
        name_of_list(part.trim())
    })
}

fn name_of_list(text: &str) -> Option<&str> {
    text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))
}
