//! Reading reasons out of an exchange's text, by words; the wait that it names is read in `wait`.
//!
//! # How a proposal comes about
//!
//! 1. The text becomes words without case, width, accents and invisible characters (`normalise`). `doesn't` is `does`
//!    and `not`; Chinese in traditional characters is read as in simplified ones.
//! 2. Codes of verification vendors are taken out (`BAD_PROOF_OF_IDENTITY`; `Veriff 204`). They come from `reasons.toml`.
//! 3. The words of all *word lists* are looked for. A list names one idea in every language: `blurry` holds `out of
//!    focus`, `borros*`, `размыт*`, `模糊`. A term
//!    counts where its sentence is in its language.
//! 4. The *phrases* of every reason are looked for: word lists and words that must stand near each other, in any order.
//! 5. A phrase counts for nothing where the text denies it (`no glare was found`, see `negation`), and where a longer
//!    or nearer phrase claims its words (see `score`).
//! 6. One strong phrase is enough for a reason; of weak ones two different are needed. Where nothing is found, nothing
//!    is guessed.
//!
//! # How sure a proposal is
//!
//! | confidence | what led to it | right of 100 |
//! |---|---|---|
//! | 0.95 | a vendor's code for one reason | |
//! | 0.9 | several phrases | 100 |
//! | 0.85 | words for two ideas or more: *name* and *does not match* | 92 |
//! | 0.75 | one word that says it alone: *photocopy*; less 0.1 where another reason claims it too | 85 |
//! | 0.65 | a vendor's code that stands for several reasons, each | |
//! | 0.6 | two weak phrases | |
//! | 0.4 | a vague phrase, or nothing but advice: *make sure that all corners are visible* | 30 |
//!
//! The last column counts texts for which no word list was changed; `cargo bench --bench triage_quality` counts anew. Less
//! than [`LEAST`] is not proposed, and `reject` takes nothing under 0.6 without being told.
//!
//! # How well it reads
//!
//! Of 278 texts for which no list was changed, 89 of 100 have the right reason first; but most of them were written by the
//! hand that wrote the lists. Of texts by another hand (`tests/triage/another_hand`), made to sound like interfaces, letters
//! and users of nine languages, about 69 of 100 do, and for one in five nothing is proposed. The benchmark prints both.
//!
//! # Own words
//!
//! A file `triage/NAME.toml` in the config directory adds to what ships; one of the same name as a shipped file replaces it.
//!
//! ```toml
//! lang = "en"
//!
//! [words]                       # more words for a list; the lists that ship are in data/triage/en.toml
//! blurry = ["fuzz*"]            # `*`: any ending
//! unseen = ["not _ in sight"]   # `_`: one word of any kind, or none
//!
//! [spelling.words]              # words that are read as others
//! cannot = "can not"
//!
//! [[rule]]
//! reason = "document_glare"
//! strong = ["{glare}", "lamp &3 shines on"]   # `{list}`; `&`: within ten words, `&3`: within three; `a|b`: either
//! weak = ["flash"]
//! ```

mod codes;
mod index;
mod lexicon;
mod negation;
mod normalise;
mod phrase;
mod score;
mod wait;

use crate::case::{ReasonId, Span};
use crate::playbook::{BadData, DataFile, Group, Knowledge};
use codes::Codes;
use index::Index;
use lexicon::{CODE, Lexicon};
use normalise::{Reader, Word};
use score::Finding;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;
use wait::{WaitIndex, Waits};

pub use wait::Stated;

/// The least confidence that is proposed.
pub const LEAST: f64 = 0.4;

/// The most places in a text that a proposal names.
const PLACES: usize = 8;

/// The phrases of every language.
#[derive(Clone, Debug, Default)]
pub struct Triage {
    reasons: Vec<ReasonId>,
    groups: Vec<Group>,
    lexicons: Vec<Lexicon>,
    codes: Codes,
    /// Made when the first text is read: most runs of the program read none.
    index: OnceLock<Index>,
    waits: Waits,
    wait_index: OnceLock<WaitIndex>,
}

/// A reason that a text seems to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The reason.
    pub reason: ReasonId,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// Where in the text the words stand that led to it, as byte ranges in order.
    pub because: Vec<Range<usize>>,
}

impl Proposal {
    /// Whether it may be taken without its user's word: from a confidence of 0.6 on. What is below is only shown.
    pub fn is_sure(&self) -> bool {
        self.confidence >= 0.6
    }

    /// The words of `text` that led to it, where that is the text that it was read out of.
    pub fn words<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        self.because.iter().filter_map(|place| text.get(place.clone()))
    }
}

impl Triage {
    /// The phrases in the files of the folder `triage`, the words in those of `waits`, and the codes of the catalogue.
    ///
    /// # Errors
    /// [`BadData`] for a file that can't be used.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        let mut lexicons: Vec<Lexicon> = Vec::new();
        for file in knowledge.files_in("triage") {
            lexicons.push(file.parse()?);
        }
        let lists: HashSet<&str> =
            lexicons.iter().flat_map(|lexicon| lexicon.words.keys()).map(String::as_str).collect();
        for (file, lexicon) in knowledge.files_in("triage").zip(&lexicons) {
            check(file, lexicon, &lists, knowledge)?;
        }
        let reasons: Vec<ReasonId> = knowledge.catalogue.reasons.iter().map(|reason| reason.id.clone()).collect();
        let groups = knowledge.catalogue.reasons.iter().map(|reason| reason.group).collect();
        let words_for_code = lexicons.iter().filter_map(|lexicon| lexicon.words.get(CODE)).flatten();
        let nothing_said = ReasonId::unspecified();
        let number = |id: &ReasonId| reasons.iter().position(|it| it == id && *it != nothing_said);
        let codes = Codes::of(&knowledge.catalogue, words_for_code.map(|word| word.to_lowercase()), number);
        let waits = Waits::read(knowledge)?;
        Ok(Self { reasons, groups, lexicons, codes, index: OnceLock::new(), waits, wait_index: OnceLock::new() })
    }

    /// The reasons that `text` seems to give, the surest first.
    pub fn propose(&self, text: &str) -> Vec<Proposal> {
        let text = normalise::beginning(text);
        let codes = self.codes.find(text);
        let taken: Vec<Range<usize>> = codes.iter().map(|code| code.place.clone()).collect();
        let index = self.index.get_or_init(|| Index::of(&self.lexicons, &self.reasons));
        let (words, findings) = index.look(text, &taken, &self.groups);
        let mut proposals: Vec<Proposal> = Vec::new();
        for code in &codes {
            for reason in &code.reasons {
                add(&mut proposals, self.reasons.get(*reason), code.confidence, vec![code.place.clone()]);
            }
        }
        for finding in findings {
            let because = places(&finding, &words);
            add(&mut proposals, self.reasons.get(finding.reason), finding.confidence, because);
        }
        proposals.retain(|proposal| proposal.confidence >= LEAST);
        let start = |proposal: &Proposal| proposal.because.first().map(|range| range.start);
        proposals.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| start(a).cmp(&start(b))));
        proposals
    }

    /// The wait for a new submission that `text` names; `wait` says what counts as one. More than nothing, and at most
    /// [`crate::case::LONGEST_STATED_WAIT`].
    pub fn stated_wait(&self, text: &str) -> Option<Stated<Span>> {
        self.wait_index().wait(text)
    }

    /// How many attempts `text` says are left.
    pub fn attempts_left(&self, text: &str) -> Option<Stated<u32>> {
        self.wait_index().attempts_left(text)
    }

    fn wait_index(&self) -> &WaitIndex {
        let spellings = || Reader::new(self.lexicons.iter().map(|lexicon| &lexicon.spelling));
        self.wait_index.get_or_init(|| self.waits.index(spellings()))
    }
}

/// Whether all that a file names is there.
fn check(file: &DataFile, lexicon: &Lexicon, lists: &HashSet<&str>, knowledge: &Knowledge) -> Result<(), BadData> {
    let ruled = lexicon.rule.iter().map(|rule| &rule.reason);
    let ranked = lexicon.gives_way.iter().flat_map(|(general, special)| special.iter().chain([general]));
    for reason in ruled.chain(ranked) {
        if knowledge.catalogue.reason(reason).is_none() {
            return Err(file.bad(reason.as_str(), format!("there is no reason `{reason}`")));
        }
    }
    let phrases = lexicon.rule.iter().flat_map(|rule| rule.strong.iter().chain(&rule.weak));
    let in_phrases = phrases.flat_map(|phrase| phrase::names_in(phrase).map(move |name| (phrase.as_str(), name)));
    let listed = lexicon.deniable.iter().chain(&lexicon.things).map(|name| (name.as_str(), name.as_str()));
    for (place, name) in in_phrases.chain(listed) {
        if !lists.contains(name) {
            return Err(file.bad(place, format!("there is no word list `{name}`")));
        }
    }
    Ok(())
}

/// Adds a proposal, or what is new of it to that of the same reason.
fn add(proposals: &mut Vec<Proposal>, reason: Option<&ReasonId>, confidence: f64, because: Vec<Range<usize>>) {
    let Some(reason) = reason else { return };
    match proposals.iter_mut().find(|held| held.reason == *reason) {
        Some(held) => {
            held.confidence = held.confidence.max(confidence);
            held.because.extend(because);
            held.because.sort_by_key(|range| (range.start, range.end));
            held.because.dedup();
        }
        None => proposals.push(Proposal { reason: reason.clone(), confidence, because }),
    }
}

/// Where the words of a finding stand; words side by side are one place.
fn places(finding: &Finding, words: &[Word]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut before: Option<usize> = None;
    for number in &finding.words {
        let Some(word) = words.get(*number) else { continue };
        // `name does not match` is one place, though `does` is a word of no phrase.
        let is_next = before.is_some_and(|before| before + 2 >= *number)
            && before
                .and_then(|before| words.get(before))
                .is_some_and(|last| last.pause == word.pause && last.sentence == word.sentence);
        match places.last_mut().filter(|_| is_next) {
            Some(place) => place.end = place.end.max(word.place.end),
            None => places.push(word.place.clone()),
        }
        before = Some(*number);
    }
    places.truncate(PLACES);
    places
}
