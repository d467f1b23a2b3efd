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
//! 6. All the ideas of the text are weighed for and against each reason by what labelled texts teach (see `weights`), and
//!    what the phrases name is counted in. So a text that no phrase fits is read by its ideas.
//! 7. `unspecified` is weighed like the others. Where nothing is sure it is among the proposals, and a guess stands
//!    before it only if it is likelier.
//!
//! # How sure a proposal is
//!
//! A confidence is the share of right ones among such proposals, as counted over texts that the weights were not learned
//! from. A vendor's code makes the one reason that it stands for 0.95 sure, and each of several 0.65. From 0.5 on a proposal
//! is sure and may be taken without being told ([`Proposal::is_sure`]); what is below is shown as a guess, down to
//! [`LEAST`].
//!
//! # How well it reads
//!
//! `cargo bench --bench triage_quality` counts anew, by language and by whose hand the texts are of; `tests/triage` holds
//! the figures. Of texts written by another hand, for which no word list was changed, the phrases alone read 68 of 100.
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
mod weights;

use crate::case::{ReasonId, Span};
use crate::playbook::{BadData, DataFile, Group, Knowledge};
use codes::{CodeFound, Codes};
use index::{Index, Look};
use lexicon::{CODE, Lexicon};
use normalise::{Reader, Word};
use score::Finding;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::OnceLock;
use wait::{WaitIndex, Waits};

pub use wait::Stated;

pub use index::Ideas;
pub use weights::{Read, Sureness, Weights};

/// The least confidence that is shown.
pub const LEAST: f64 = 0.1;

/// The most reasons that are shown without being sure.
const GUESSES: usize = 3;

/// An idea is shown that speaks for a reason at least this much of what the most telling one does.
const TELLING: f64 = 0.4;

/// How many ideas in different words make a reason sure that no phrase names.
const ENOUGH: usize = 2;

/// The most that fewer make it, and the most that ideas say beside a vendor's code.
const BARE: f64 = 0.45;

/// Where the weights are.
const WEIGHTS: &str = "weights/triage.toml";

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
    weights: Weights,
    waits: Waits,
    wait_index: OnceLock<WaitIndex>,
}

/// What a text holds, before it is weighed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its ideas by name, `!` before one that is denied, each with the numbers of its words.
    pub ideas: Ideas,
    /// How sure its phrases make each reason.
    pub read: BTreeMap<ReasonId, f64>,
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
    /// Whether it is a reason that may be taken without its user's word: from a confidence of 0.5 on, which is more likely than not. What is below is
    /// only shown, and `unspecified` is what remains where nothing is sure.
    pub fn is_sure(&self) -> bool {
        self.confidence >= 0.5 && self.reason != ReasonId::unspecified()
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
        let weights = knowledge.file(WEIGHTS).map(DataFile::parse).transpose()?.unwrap_or_default();
        let waits = Waits::read(knowledge)?;
        let (index, wait_index) = (OnceLock::new(), OnceLock::new());
        Ok(Self { reasons, groups, lexicons, codes, index, weights, waits, wait_index })
    }

    /// The same, weighed otherwise: so that what is learned can be tried on texts that it was not learned from.
    pub fn weighed_by(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// How much each idea speaks for each reason.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What `text` holds, before it is weighed: what weights are learned from.
    pub fn evidence(&self, text: &str) -> Evidence {
        let (look, _) = self.look(normalise::beginning(text));
        let read = look.findings.iter();
        let read = read.filter_map(|it| Some((self.reasons.get(it.reason)?.clone(), it.confidence))).collect();
        Evidence { ideas: look.ideas, read }
    }

    /// The reasons that `text` seems to give, the surest first. `unspecified` is among them where none is sure: a guess
    /// stands before it only if it is more likely than that the text names no reason.
    pub fn propose(&self, text: &str) -> Vec<Proposal> {
        let text = normalise::beginning(text);
        let (look, codes) = self.look(text);
        let mut proposals: Vec<Proposal> = Vec::new();
        for code in &codes {
            for reason in &code.reasons {
                add(&mut proposals, self.reasons.get(*reason), code.confidence, vec![code.place.clone()]);
            }
        }
        let likelihoods = self.weights.likelihoods(&look.ideas);
        for (number, reason) in self.reasons.iter().enumerate() {
            let finding = look.findings.iter().find(|finding| finding.reason == number);
            let Some(confidence) = self.confidence(likelihoods.get(reason).copied(), finding, &look) else { continue };
            let (words, confidence) = match finding {
                Some(finding) => (finding.words.clone(), confidence),
                None => {
                    let (words, ideas) = self.words_for(reason, &look.ideas);
                    let is_bare = ideas < ENOUGH || !codes.is_empty();
                    (words, if is_bare { confidence.min(BARE) } else { confidence })
                }
            };
            if *reason == ReasonId::unspecified() {
                add(&mut proposals, Some(reason), confidence, Vec::new());
            } else if !words.is_empty() {
                add(&mut proposals, Some(reason), confidence, places(&words, &look.words));
            }
        }
        let start = |proposal: &Proposal| proposal.because.first().map(|range| range.start);
        proposals.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| start(a).cmp(&start(b))));
        worth_showing(proposals)
    }

    fn look(&self, text: &str) -> (Look, Vec<CodeFound>) {
        let codes = self.codes.find(text);
        let taken: Vec<Range<usize>> = codes.iter().map(|code| code.place.clone()).collect();
        let index = self.index.get_or_init(|| Index::of(&self.lexicons, &self.reasons));
        (index.look(text, &taken, &self.groups), codes)
    }

    /// How sure a reason is; none where nothing speaks for it. A phrase with words of which nothing was learned, such as
    /// one of the user's own, is taken at its word.
    fn confidence(&self, likelihood: Option<f64>, finding: Option<&Finding>, look: &Look) -> Option<f64> {
        let known = |word: &usize| look.ideas.iter().any(|(idea, at)| at.contains(word) && self.weights.know(idea));
        let read = match finding {
            Some(finding) if !finding.words.iter().all(known) => return Some(finding.confidence),
            Some(finding) => Read::It(finding.confidence),
            None if look.findings.is_empty() => Read::Nothing,
            None => Read::Others,
        };
        match (likelihood, finding) {
            (None, None) => None,
            (None, Some(finding)) => Some(finding.confidence),
            (Some(likelihood), _) => Some(self.weights.sureness.of(likelihood, read)),
        }
    }

    /// The words of the ideas that speak most for a reason, and how many ideas those are.
    fn words_for(&self, reason: &ReasonId, ideas: &Ideas) -> (BTreeSet<usize>, usize) {
        let pushes = || ideas.iter().map(|(idea, words)| (self.weights.push(reason, idea), words));
        let most = pushes().map(|(push, _)| push).fold(0.0, f64::max);
        let strong = || pushes().filter(|(push, _)| *push > 0.0 && *push >= most * TELLING);
        let places: BTreeSet<&BTreeSet<usize>> = strong().map(|(_, words)| words).collect();
        (strong().flat_map(|(_, words)| words).copied().collect(), places.len())
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

/// What is worth showing of all that is possible.
fn worth_showing(mut proposals: Vec<Proposal>) -> Vec<Proposal> {
    let nothing_said = ReasonId::unspecified();
    let some_are_sure = proposals.iter().any(Proposal::is_sure);
    let mut guesses = 0;
    proposals.retain(|it| {
        let is_guess = !it.is_sure() && it.reason != nothing_said;
        guesses += usize::from(is_guess);
        match it.reason == nothing_said {
            true => !some_are_sure,
            false => it.is_sure() || (it.confidence >= LEAST && guesses <= GUESSES),
        }
    });
    proposals
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

/// Where words stand; words side by side are one place.
fn places(numbers: &BTreeSet<usize>, words: &[Word]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut before: Option<usize> = None;
    for number in numbers {
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
