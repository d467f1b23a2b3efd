//! A text whose words were looked up: what stands where, and how far things stand from each other.

use super::words::{Role, Vocabulary};
use crate::triage::lexicon::{Hit, Hits, ListId};
use crate::triage::normalise::{Reader, Word};
use std::ops::Range;

/// The longest term of a list that is looked for backwards, in words.
const LONGEST_TERM: usize = 12;

/// How much farther, in half words, two things stand from each other for each comma between them.
const COMMA: u32 = 6;

/// A text with its words.
#[derive(Debug)]
pub struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words; a number is one of its own, even in `48h`.
    pub words: Vec<Word>,
    /// What the words are.
    pub vocabulary: &'a Vocabulary,
    hits: Hits,
}

/// A word list that was found near something.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// How far from it, in half words.
    pub far: u32,
    /// Where.
    pub hit: Hit,
}

impl<'a> Page<'a> {
    /// A text, looked up.
    pub fn of(text: &'a str, vocabulary: &'a Vocabulary, reader: &Reader) -> Self {
        let words: Vec<Word> = reader.read(text, &[]).into_iter().flat_map(Word::cut_at_digits).collect();
        let hits = vocabulary.lists.look(&words);
        Self { text, words, vocabulary, hits }
    }

    /// The word behind the longest term of a list that begins at a word.
    pub fn end_of(&self, list: ListId, from: usize) -> Option<usize> {
        let hits = self.hits.get(list)?;
        let at = hits.binary_search_by_key(&from, |hit| hit.from).ok()?;
        hits.get(at).map(|hit| hit.to)
    }

    /// As [`Page::end_of`], for a role.
    pub fn role_end(&self, role: Role, from: usize) -> Option<usize> {
        self.end_of(self.vocabulary.role(role)?, from)
    }

    /// The first word of the longest term of a role that ends before the word `to`.
    pub fn role_start(&self, role: Role, to: usize) -> Option<usize> {
        let hits = self.hits_of(role);
        let behind = hits.partition_point(|hit| hit.from < to);
        let near = hits.get(..behind)?.iter().rev().take_while(|hit| hit.from + LONGEST_TERM >= to);
        near.filter(|hit| hit.to == to).map(|hit| hit.from).min()
    }

    /// The first term of a role among some words.
    pub fn first_within(&self, role: Role, words: &Range<usize>) -> Option<Hit> {
        let hits = self.hits_of(role);
        let first = hits.get(hits.partition_point(|hit| hit.from < words.start)).copied();
        first.filter(|hit| hit.to <= words.end)
    }

    /// The last term of a role that begins before a word.
    pub fn nearest_before(&self, role: Role, at: usize) -> Option<Hit> {
        let hits = self.hits_of(role);
        hits.get(hits.partition_point(|hit| hit.from < at).checked_sub(1)?).copied()
    }

    fn hits_of(&self, role: Role) -> &[Hit] {
        self.vocabulary.role(role).and_then(|list| self.hits.get(list)).map_or(&[], Vec::as_slice)
    }

    /// The term of a role that stands nearest to some words, in the same sentence.
    pub fn nearest(&self, role: Role, words: &Range<usize>) -> Option<Near> {
        let hits = self.hits_of(role);
        let middle = hits.partition_point(|hit| hit.from < words.start);
        let (before, behind) = hits.split_at_checked(middle)?;
        // A term may reach into the words from before: then the one before it is the nearer neighbour.
        let around = before.iter().rev().take(2).chain(behind.iter().find(|hit| hit.from >= words.end));
        let near = around.filter_map(|hit| Some(Near { far: self.far(words, *hit)?, hit: *hit }));
        near.min_by_key(|near| near.far)
    }

    /// How far a term stands from some words; `None` where it stands among them or in another sentence.
    fn far(&self, words: &Range<usize>, hit: Hit) -> Option<u32> {
        let (end, start) = if hit.to <= words.start {
            (hit.to.checked_sub(1)?, words.start)
        } else if hit.from >= words.end {
            (words.end.checked_sub(1)?, hit.from)
        } else {
            return None;
        };
        let (first, second) = (self.words.get(end)?, self.words.get(start)?);
        let commas = second.pause.saturating_sub(first.pause);
        let length = first.length();
        let apart = second.at.saturating_sub(first.at).saturating_sub(length);
        (first.sentence == second.sentence).then(|| apart.saturating_add(commas.saturating_mul(COMMA)))
    }

    /// The number of the sentence in which a word stands.
    pub fn sentence(&self, word: usize) -> Option<u32> {
        self.words.get(word).map(|word| word.sentence)
    }

    /// Whether a word of a role stands in a sentence.
    pub fn has_in(&self, role: Role, sentence: u32) -> bool {
        let hits = self.hits_of(role);
        let at = hits.partition_point(|hit| self.sentence(hit.from).is_some_and(|it| it < sentence));
        hits.get(at).is_some_and(|hit| self.sentence(hit.from) == Some(sentence))
    }

    /// What stands between two words that follow each other.
    pub fn between(&self, behind: usize) -> &str {
        let places = || Some(self.words.get(behind.checked_sub(1)?)?.place.end..self.words.get(behind)?.place.start);
        places().and_then(|place| self.text.get(place)).unwrap_or_default()
    }

    /// The bytes of the text from one word to another.
    pub fn place(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |word| word.place.start);
        let end = words.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.place.end);
        start..end.max(start)
    }
}
