//! Which word of one name is which word of the other.

use super::scheme::Scheme;
use super::tables::Tables;
use super::word::Word;
use std::ops::Range;
use unicode_script::Script;

/// How two words are alike, the closest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Letter by letter.
    Equal,
    /// But for capital and small letters.
    Case,
    /// But for apostrophes and points.
    Points,
    /// But for marks on letters.
    Accents,
    /// One is the other respelt, by the scheme of that title where it is known.
    Respelt(Option<String>),
    /// One is the first letter of the other.
    Initial,
    /// But for a letter or two.
    Spelling,
}

/// Which words belong together, by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// Pairs, in the order of the registered name.
    pub(super) pairs: Vec<(usize, usize, Likeness)>,
    /// Words that are written as one in the other name.
    pub(super) joined: Vec<(Range<usize>, Range<usize>)>,
    /// What only the registered name has.
    pub(super) extra: Vec<usize>,
    /// What only the document has.
    pub(super) missing: Vec<usize>,
}

impl Likeness {
    fn rank(&self) -> usize {
        match self {
            Self::Equal => 0,
            Self::Case => 1,
            Self::Points => 2,
            Self::Accents => 3,
            Self::Respelt(_) => 4,
            Self::Initial => 5,
            Self::Spelling => 6,
        }
    }

    /// How `one` is like `other`.
    fn of(one: &Word, other: &Word, schemes: &[&Scheme], tables: &Tables) -> Option<Self> {
        if one.text == other.text {
            return Some(Self::Equal);
        }
        if one.text.to_lowercase() == other.text.to_lowercase() {
            return Some(Self::Case);
        }
        let unmarked = |word: &Word| word.small.replace('\'', "");
        if unmarked(one) == unmarked(other) {
            return Some(Self::Points);
        }
        if one.bare == other.bare {
            return Some(Self::Accents);
        }
        if let Some(respelt) = respelt(one, other, schemes).or_else(|| respelt(other, one, schemes)) {
            return Some(respelt);
        }
        if one.script != other.script {
            return None;
        }
        if one.script == Script::Latin && replaced(&one.bare, tables) == replaced(&other.bare, tables) {
            return Some(Self::Respelt(None));
        }
        let first = |word: &Word| word.bare.chars().next();
        if (one.is_initial() || other.is_initial()) && first(one) == first(other) {
            return Some(Self::Initial);
        }
        is_slip(&one.bare, &other.bare).then_some(Self::Spelling)
    }
}

/// Whether `latin` is `word` respelt, by the first scheme that says so.
fn respelt(word: &Word, latin: &Word, schemes: &[&Scheme]) -> Option<Likeness> {
    let scheme = schemes.iter().find(|scheme| is_respelt_by(word, latin, scheme))?;
    Some(if scheme.drops_marks { Likeness::Accents } else { Likeness::Respelt(Some(scheme.title.clone())) })
}

fn is_respelt_by(word: &Word, latin: &Word, scheme: &Scheme) -> bool {
    let is_candidate = scheme.script == word.script && latin.script == Script::Latin && latin.bare.is_ascii();
    is_candidate && !word.small.is_ascii() && scheme.reads(&word.small.replace('\'', ""), &latin.bare)
}

/// The schemes, those first that explain the most words of the two names, since one name follows one table; of those
/// that explain as many, the simplest.
fn by_fit<'a>(registered: &[Word], document: &[Word], tables: &'a Tables) -> Vec<&'a Scheme> {
    let explained = |scheme: &Scheme, words: &[Word], latin: &[Word]| {
        words.iter().filter(|word| latin.iter().any(|latin| is_respelt_by(word, latin, scheme))).count()
    };
    let mut schemes: Vec<&Scheme> = tables.schemes.iter().collect();
    schemes.sort_by_cached_key(|scheme| {
        let fit = explained(scheme, registered, document) + explained(scheme, document, registered);
        (std::cmp::Reverse(fit), !scheme.drops_marks)
    });
    schemes
}

/// A Latin spelling brought to the form that all spellings of one Cyrillic name share.
fn replaced(word: &str, tables: &Tables) -> String {
    let mut word = format!("^{word}");
    for (from, to) in &tables.replace {
        let to = if from.starts_with('^') { format!("^{to}") } else { to.clone() };
        word = word.replace(from, &to);
    }
    word
}

/// Whether two words differ by so little that it may be a slip: one letter in short words, two in long ones.
fn is_slip(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let most = match shorter {
        0..=2 => return false,
        3..=5 => 1,
        _ => 2,
    };
    strsim::damerau_levenshtein(one, other) <= most
}

/// Finds out which words belong together: the closest pairs first, then what is joined, then what is hardly alike.
pub(super) fn align(registered: &[Word], document: &[Word], tables: &Tables) -> Alignment {
    let schemes = by_fit(registered, document, tables);
    let mut alike: Vec<(usize, usize, Likeness)> = Vec::new();
    for (i, one) in registered.iter().enumerate() {
        for (j, other) in document.iter().enumerate() {
            alike.extend(Likeness::of(one, other, &schemes, tables).map(|likeness| (i, j, likeness)));
        }
    }
    alike.sort_by_key(|(i, j, likeness)| (likeness.rank(), i.abs_diff(*j), i + j, *i));
    let mut found = Alignment {
        extra: (0..registered.len()).collect(),
        missing: (0..document.len()).collect(),
        ..Alignment::default()
    };
    let (close, far): (Vec<_>, Vec<_>) =
        alike.into_iter().partition(|(_, _, likeness)| likeness.rank() < Likeness::Initial.rank());
    for pair in close {
        found.take(pair);
    }
    found.join(registered, document);
    for pair in far {
        found.take(pair);
    }
    found.pairs.sort_by_key(|(i, _, _)| *i);
    found
}

impl Alignment {
    fn take(&mut self, pair: (usize, usize, Likeness)) {
        if self.extra.contains(&pair.0) && self.missing.contains(&pair.1) {
            self.extra.retain(|i| *i != pair.0);
            self.missing.retain(|j| *j != pair.1);
            self.pairs.push(pair);
        }
    }

    /// Takes words that are one word in the other name.
    fn join(&mut self, registered: &[Word], document: &[Word]) {
        for (one, several) in joins(registered, &self.extra, document, &self.missing) {
            self.joined.push((one..one + 1, several));
        }
        for (one, several) in joins(document, &self.missing, registered, &self.extra) {
            self.joined.push((several, one..one + 1));
        }
        for (registered, document) in &self.joined {
            self.extra.retain(|i| !registered.contains(i));
            self.missing.retain(|j| !document.contains(j));
        }
    }
}

/// Each free word of `ones` that is two or three free words of `others`, which stand together, written as one.
fn joins(ones: &[Word], free: &[usize], others: &[Word], free_others: &[usize]) -> Vec<(usize, Range<usize>)> {
    let mut taken: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for one in free {
        let ranges = free_others.iter().flat_map(|start| [*start..start + 2, *start..start + 3]);
        let fits = |range: &Range<usize>| {
            range.clone().all(|place| free_others.contains(&place) && !taken.contains(&place))
                && others.get(range.clone()).is_some_and(|words| {
                    words.iter().map(|word| word.bare.as_str()).collect::<String>() == ones[*one].bare
                })
        };
        if let Some(range) = ranges.into_iter().find(fits) {
            taken.extend(range.clone());
            found.push((*one, range));
        }
    }
    found
}
