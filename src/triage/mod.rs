//! Reading reasons out of an exchange's text, by words.
//!
//! # How a proposal comes about
//!
//! 1. The text becomes words without case, width, accents and invisible characters ([`normalise`]). `doesn't` is `does`
//!    and `not`; Chinese in traditional characters is read as in simplified ones.
//! 2. Codes of verification vendors are taken out (`BAD_PROOF_OF_IDENTITY`; `Veriff 204`). They come from `reasons.toml`.
//! 3. The words of all *word lists* are looked for. A list names one idea in every language: `blurry` holds `out of
//!    focus`, `borros*`, `размыт*`, `模糊`. The longer of two terms hides the shorter.
//! 4. The *phrases* of every reason are looked for: word lists and words that must stand near each other, in any order.
//! 5. A phrase counts for nothing where the text denies it (`no glare was found`, see [`negation`]), and where a longer
//!    or nearer phrase claims its words (see [`score`]).
//! 6. One strong phrase is enough for a reason; of weak ones two different are needed. Where nothing is found, nothing
//!    is guessed.
//!
//! # How sure a proposal is
//!
//! | confidence | what led to it |
//! |---|---|
//! | 0.95 | a vendor's code for one reason, or several phrases |
//! | 0.85 | words for two ideas or more: *name* and *does not match* |
//! | 0.75 | one word that says it alone: *photocopy* |
//! | 0.65 | a vendor's code that stands for several reasons; words that another reason claims too |
//! | 0.6 | two weak phrases, or nothing but advice: *make sure that all corners are visible* |
//!
//! Each is about the share of proposals that were right among texts never seen before, rounded down; `cargo bench --bench
//! triage_quality` measures it. Less than [`LEAST`] is not proposed.
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
mod lexicon;
mod negation;
mod normalise;
mod phrase;
mod score;

use crate::case::ReasonId;
use crate::playbook::{BadData, DataFile, Group, Knowledge};
use codes::Codes;
use lexicon::{Hits, Language, Lexicon, ListId, Lists};
use negation::Denials;
use normalise::{Reader, Word};
use phrase::{Phrase, Weight};
use score::{Finding, Scales};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The least confidence that is proposed.
pub const LEAST: f64 = 0.5;

/// The most places in a text that a proposal names.
const PLACES: usize = 8;

/// The phrases of every language.
#[derive(Clone, Debug, Default)]
pub struct Triage {
    reasons: Vec<ReasonId>,
    groups: Vec<Group>,
    reader: Reader,
    lists: Lists,
    phrases: Vec<Phrase>,
    deniable: HashSet<ListId>,
    things: HashSet<ListId>,
    gives_way: HashMap<usize, Vec<usize>>,
    codes: Codes,
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

impl Triage {
    /// The phrases in the files of the folder `triage`, and the codes of the catalogue.
    ///
    /// # Errors
    /// [`BadData`] for a file that can't be used.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        let mut files: Vec<(&DataFile, Lexicon)> = Vec::new();
        for file in knowledge.files_in("triage") {
            files.push((file, file.parse()?));
        }
        let reasons: Vec<ReasonId> = knowledge.catalogue.reasons.iter().map(|reason| reason.id.clone()).collect();
        let reader = Reader::new(files.iter().map(|(_, lexicon)| &lexicon.spelling));
        let groups = knowledge.catalogue.reasons.iter().map(|reason| reason.group).collect();
        let mut triage = Self { reasons, groups, reader, ..Self::default() };
        let things = files.iter().flat_map(|(_, lexicon)| &lexicon.things).map(String::as_str);
        for name in things.chain([lexicon::NOTHING]) {
            let list = triage.lists.named(name);
            triage.lists.let_cover(list);
        }
        let mut languages: Vec<&str> = files.iter().filter_map(|(_, lexicon)| lexicon.lang.as_deref()).collect();
        languages.sort_unstable();
        languages.dedup();
        let language = |lexicon: &Lexicon| languages.iter().position(|it| lexicon.lang.as_deref() == Some(it));
        for (_, lexicon) in &files {
            for (name, terms) in &lexicon.words {
                let list = triage.lists.named(name);
                terms.iter().for_each(|term| triage.lists.add(list, term, language(lexicon), &triage.reader));
            }
        }
        for (file, lexicon) in &files {
            triage.take_in(file, lexicon, language(lexicon))?;
        }
        let words_for_code = files.iter().filter_map(|(_, lexicon)| lexicon.words.get("code")).flatten();
        let words_for_code = words_for_code.map(|word| word.to_lowercase());
        let nothing_said = |id: &str| id == ReasonId::unspecified().as_str();
        let number = |id: &str| triage.reasons.iter().position(|it| it.as_str() == id && !nothing_said(id));
        triage.codes = Codes::of(&knowledge.catalogue, words_for_code, number);
        Ok(triage)
    }

    fn take_in(&mut self, file: &DataFile, lexicon: &Lexicon, language: Language) -> Result<(), BadData> {
        for rule in &lexicon.rule {
            let reason = self.number(file, &rule.reason)?;
            for (texts, weight) in [(&rule.strong, Weight::Strong), (&rule.weak, Weight::Weak)] {
                for text in texts {
                    let phrase = Phrase::parse(text, (reason, weight), language, &mut self.lists, &self.reader)
                        .map_err(|name| file.bad(text, format!("there is no word list `{name}`")))?;
                    // A phrase that two languages share is one phrase.
                    if !self.phrases.contains(&phrase) {
                        self.phrases.push(phrase);
                    }
                }
            }
        }
        for (names, into) in [(&lexicon.deniable, &mut self.deniable), (&lexicon.things, &mut self.things)] {
            for name in names {
                let list = self.lists.find(name);
                into.insert(list.ok_or_else(|| file.bad(name, format!("there is no word list `{name}`")))?);
            }
        }
        for (general, special) in &lexicon.gives_way {
            let special = special.iter().map(|reason| self.number(file, reason)).collect::<Result<Vec<_>, _>>()?;
            let general = self.number(file, general)?;
            self.gives_way.entry(general).or_default().extend(special);
        }
        Ok(())
    }

    fn number(&self, file: &DataFile, reason: &ReasonId) -> Result<usize, BadData> {
        let number = self.reasons.iter().position(|it| it == reason);
        number.ok_or_else(|| file.bad(reason.as_str(), format!("there is no reason `{reason}`")))
    }

    /// The reasons that `text` seems to give, the surest first.
    pub fn propose(&self, text: &str) -> Vec<Proposal> {
        let text = normalise::beginning(text);
        let codes = self.codes.find(text);
        let taken: Vec<Range<usize>> = codes.iter().map(|code| code.place.clone()).collect();
        let mut words = self.reader.read(text, &taken);
        let hits = self.lists.look(&words);
        self.begin_sentences_at_but(&mut words, &hits);
        let mut proposals: Vec<Proposal> = Vec::new();
        for code in &codes {
            for reason in &code.reasons {
                add(&mut proposals, self.reasons.get(*reason), code.confidence, vec![code.place.clone()]);
            }
        }
        for finding in self.findings(&words, &hits) {
            let because = places(&finding, &words);
            add(&mut proposals, self.reasons.get(finding.reason), finding.confidence, because);
        }
        proposals.retain(|proposal| proposal.confidence >= LEAST);
        let start = |proposal: &Proposal| proposal.because.first().map(|range| range.start);
        proposals.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| start(a).cmp(&start(b))));
        proposals
    }

    fn findings(&self, words: &[Word], hits: &Hits) -> Vec<Finding> {
        let denials = Denials::of(hits, &self.lists, &self.deniable);
        let found = self.phrases.iter().enumerate().flat_map(|(number, phrase)| phrase.find(number, hits, words));
        let readings = found.filter(|reading| !denials.deny(reading, &self.deniable)).collect();
        let scales = Scales {
            groups: &self.groups,
            gives_way: &self.gives_way,
            things: &self.things,
            words,
            and: self.lists.find(lexicon::AND),
            advice: self.lists.find(lexicon::ADVICE),
            hits,
        };
        scales.weigh(readings)
    }

    /// What comes after `but` is another sentence.
    fn begin_sentences_at_but(&self, words: &mut [Word], hits: &Hits) {
        let places = self.lists.find(lexicon::BUT).and_then(|list| hits.get(list)).into_iter().flatten();
        let places: HashSet<usize> = places.map(|hit| hit.from).collect();
        let mut more = 0;
        for (number, word) in words.iter_mut().enumerate() {
            more += u32::from(places.contains(&number));
            word.sentence += more;
        }
    }
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
