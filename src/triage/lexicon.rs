//! Word lists and phrases: what the data files say, and where it stands in a text.

use super::normalise::{Reader, Spelling, Word};
use crate::case::ReasonId;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One data file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lexicon {
    /// The language whose words it holds; none where it holds rules for all of them.
    pub lang: Option<String>,
    /// What words are read as.
    pub spelling: Spelling,
    /// Word lists by name.
    pub words: BTreeMap<String, Vec<String>>,
    /// Phrases by reason.
    pub rule: Vec<Rule>,
    /// Word lists whose words say the opposite where a word of denial stands before them.
    pub deniable: Vec<String>,
    /// Word lists that say what a text speaks of, not what is wrong with it. Any number of phrases may share their words.
    pub things: Vec<String>,
    /// Reasons that give way to more special ones.
    pub gives_way: BTreeMap<ReasonId, Vec<ReasonId>>,
}

/// The phrases of a reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The reason.
    pub reason: ReasonId,
    /// Phrases of which one is enough.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Phrases of which two different ones are needed.
    #[serde(default)]
    pub weak: Vec<String>,
}

/// The words that say the opposite of what follows: `not`.
pub const DENY: &str = "deny";
/// The words that may stand between such a word and what it denies: `not yet expired`.
pub const DENY_THROUGH: &str = "deny_through";
/// The words that say the opposite of what stands before them: `glare was not found`.
pub const DENY_AFTER: &str = "deny_after";
/// The words behind which something else begins: `but`.
pub const BUT: &str = "but";
/// The words that join members of a list: `and`.
pub const AND: &str = "and";
/// The words that begin advice: `make sure`.
pub const ADVICE: &str = "advice";

/// The words for a code: `label`.
pub const CODE: &str = "code";
/// Words that mean nothing here, though parts of them would: `to prevent fraud`.
pub const NOTHING: &str = "nothing";

/// The number of a language; none where a phrase is of no language.
pub type Language = Option<usize>;

/// The languages of some data files, numbered.
#[derive(Clone, Debug, Default)]
pub struct Numbering<'a>(Vec<&'a str>);

impl<'a> Numbering<'a> {
    /// Each of the languages once, in the order of their names.
    pub fn of(languages: impl Iterator<Item = Option<&'a str>>) -> Self {
        let languages: BTreeSet<&str> = languages.flatten().collect();
        Self(languages.into_iter().collect())
    }

    /// The number of a file's language.
    pub fn number(&self, language: Option<&str>) -> Language {
        self.0.iter().position(|it| language == Some(it))
    }
}

/// The number of a word list.
pub type ListId = usize;

/// Every word list, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    names: HashMap<String, ListId>,
    terms: Vec<Term>,
    exact: HashMap<String, Vec<usize>>,
    starts: HashMap<String, Vec<usize>>,
    covering: HashSet<ListId>,
}

#[derive(Clone, Debug)]
struct Term {
    list: ListId,
    language: Language,
    first: Atom,
    rest: Vec<Atom>,
    /// Whether it hides shorter terms within it.
    covers: bool,
}

/// What a term says of one word.
#[derive(Clone, Debug)]
enum Atom {
    /// It is this word.
    Is(Word),
    /// It begins so.
    Starts(Word),
    /// It is any word, or there is none.
    Gap,
}

/// How well a word fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// But for its accents, which the text leaves away.
    Plain,
    /// Accents and all.
    Exact,
}

impl Atom {
    /// How well a word fits, if it does. Other accents make another word: in Vietnamese `mờ` is blurry and `mở` open.
    fn fits(&self, word: &Word) -> Option<Fit> {
        let (wanted, length) = match self {
            Self::Gap => return Some(Fit::Exact),
            Self::Is(wanted) if wanted.text == word.text => (wanted, usize::MAX),
            Self::Starts(wanted) if word.text.starts_with(&wanted.text) => (wanted, wanted.text.chars().count()),
            Self::Is(_) | Self::Starts(_) => return None,
        };
        if wanted.accents_within(length) == word.accents_within(length) {
            Some(Fit::Exact)
        } else if word.has_no_accents() {
            Some(Fit::Plain)
        } else {
            None
        }
    }
}

/// Words of a text that stand in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The first word.
    pub from: usize,
    /// The word behind the last.
    pub to: usize,
}

/// For every list, where its words stand, in order.
pub type Hits = Vec<Vec<Hit>>;

impl Lists {
    /// The list with this name; a new one where there is none yet.
    pub fn named(&mut self, name: &str) -> ListId {
        let next = self.names.len();
        *self.names.entry(name.to_owned()).or_insert(next)
    }

    /// Lets the terms of a list hide the shorter terms within them, of whatever list.
    pub fn let_cover(&mut self, list: ListId) {
        self.covering.insert(list);
    }

    /// The list of this one phrase.
    pub fn of_phrase(&mut self, phrase: &str, language: Language, reader: &Reader) -> ListId {
        let known = self.names.contains_key(phrase);
        let list = self.named(phrase);
        if !known {
            self.add(list, phrase, language, reader);
        }
        list
    }

    /// The list with this name.
    pub fn find(&self, name: &str) -> Option<ListId> {
        self.names.get(name).copied()
    }

    /// Puts a term into a list: words, `begin*` for any word that begins so, `_` for one word or none.
    pub fn add(&mut self, list: ListId, term: &str, language: Language, reader: &Reader) {
        let mut atoms = Vec::new();
        for piece in term.split_whitespace() {
            let (piece, open) = piece.strip_suffix('*').map_or((piece, false), |piece| (piece, true));
            if piece == "_" {
                atoms.push(Atom::Gap);
                continue;
            }
            let words = reader.read(piece, &[]);
            let count = words.len();
            atoms.extend(
                words
                    .into_iter()
                    .enumerate()
                    .map(|(place, word)| if open && place + 1 == count { Atom::Starts(word) } else { Atom::Is(word) }),
            );
        }
        let covers = self.covering.contains(&list) && !atoms.iter().any(|atom| matches!(atom, Atom::Gap));
        let mut atoms = atoms.into_iter().skip_while(|atom| matches!(atom, Atom::Gap));
        let number = self.terms.len();
        let Some(first) = atoms.next() else { return };
        match &first {
            Atom::Is(word) => self.exact.entry(word.text.clone()).or_default().push(number),
            Atom::Starts(word) => self.starts.entry(word.text.clone()).or_default().push(number),
            Atom::Gap => return,
        }
        self.terms.push(Term { list, language, first, rest: atoms.collect(), covers });
    }

    /// Where the words of every list stand. The longer of two terms of a list wins; one of a list that covers hides
    /// whatever stands within it: the `name` in `file name` is no name.
    ///
    /// A term counts where the sentence is in its language, and one that fits only without its accents where it clearly
    /// is: the `them` of an English sentence is no Vietnamese.
    pub fn look(&self, words: &[Word]) -> Hits {
        let found: Vec<Vec<Found<'_>>> = (0..words.len()).map(|from| self.terms_at(words, from)).collect();
        let languages = Languages::of(&found, words);
        let mut hits: Hits = vec![Vec::new(); self.names.len()];
        let mut covered = 0;
        for ((from, mut found), word) in found.into_iter().enumerate().zip(words) {
            found
                .retain(|it| it.term.language.is_none_or(|language| languages.are_in(word.sentence, language, it.fit)));
            let longest = found.iter().filter(|it| it.term.covers).map(|it| it.to).max().unwrap_or(0);
            for it in found {
                let Some(held) = hits.get_mut(it.term.list) else { continue };
                let is_hidden = it.to < longest || it.to <= covered;
                let is_within_last = held.last().is_some_and(|last: &Hit| it.to <= last.to && last.from < from);
                if is_hidden || is_within_last {
                    continue;
                }
                match held.last_mut().filter(|hit| hit.from == from) {
                    Some(hit) => hit.to = hit.to.max(it.to),
                    None => held.push(Hit { from, to: it.to }),
                }
            }
            covered = covered.max(longest);
        }
        hits
    }

    /// The terms that begin at a word, and where each ends.
    fn terms_at(&self, words: &[Word], from: usize) -> Vec<Found<'_>> {
        let Some(word) = words.get(from) else { return Vec::new() };
        let exact = self.exact.get(&word.text);
        let starts = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
        let starts = starts.filter_map(|end| self.starts.get(word.text.get(..end)?));
        let terms = exact.into_iter().chain(starts).flatten().filter_map(|number| self.terms.get(*number));
        let found = terms.filter_map(|term| {
            let first = term.first.fits(word)?;
            let (to, rest) = end_of(&term.rest, words, from + 1)?;
            Some(Found { term, to, fit: first.min(rest) })
        });
        found.collect()
    }
}

/// A term that was found, and the word behind it.
struct Found<'a> {
    term: &'a Term,
    to: usize,
    fit: Fit,
}

/// How many words of each sentence are words of which language.
#[derive(Debug, Default)]
struct Languages {
    by_sentence: HashMap<u32, HashMap<usize, usize>>,
}

impl Languages {
    fn of(found: &[Vec<Found<'_>>], words: &[Word]) -> Self {
        let mut ends: HashMap<usize, usize> = HashMap::new();
        let mut languages = Self::default();
        for ((from, found), word) in found.iter().enumerate().zip(words) {
            for it in found {
                let Some(language) = it.term.language else { continue };
                let end = ends.entry(language).or_default();
                let new = it.to.saturating_sub((*end).max(from));
                *end = (*end).max(it.to);
                *languages.by_sentence.entry(word.sentence).or_default().entry(language).or_default() += new;
            }
        }
        languages
    }

    /// Whether a sentence has enough words of a language: a third of what the language has that has most, or half of
    /// it for words that fit only without their accents.
    fn are_in(&self, sentence: u32, language: usize, fit: Fit) -> bool {
        let share = if fit == Fit::Exact { 3 } else { 2 };
        self.by_sentence.get(&sentence).is_some_and(|counts| {
            let most = counts.values().copied().max().unwrap_or(0);
            counts.get(&language).is_some_and(|count| count * share >= most)
        })
    }
}

/// Where the words end that a term wants from `at` on, and how well they fit.
fn end_of(atoms: &[Atom], words: &[Word], at: usize) -> Option<(usize, Fit)> {
    let Some((first, rest)) = atoms.split_first() else { return Some((at, Fit::Exact)) };
    if matches!(first, Atom::Gap) {
        return end_of(rest, words, at).or_else(|| end_of(rest, words, at + 1));
    }
    let word = words.get(at)?;
    let before = at.checked_sub(1).and_then(|before| words.get(before))?;
    let fit = first.fits(word).filter(|_| before.sentence == word.sentence)?;
    let (to, rest) = end_of(rest, words, at + 1)?;
    Some((to, fit.min(rest)))
}
