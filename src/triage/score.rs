//! Which of the phrases that were found count, and how sure they make a reason.
//!
//! 1. **The longer phrase wins.** One whose words are all among those of a longer phrase of another reason says nothing
//!    of its own: `blurry` alone is a blurry document, in `blurry selfie` it is not.
//! 2. **The nearer word wins.** Where two phrases share a word, the one that reaches into another sentence loses, or else
//!    the longer one: `The selfie is fine, but the ID is blurry`. Members of a list are equally near: `name and address
//!    do not match`.
//! 3. **The special reason wins** where the data say so (`gives_way`).
//! 4. **A finding wins over advice.** What stands in a sentence that begins as advice (`make sure that`) counts only
//!    where nothing else was found.
//! 5. **A finding wins over what is vague** (a phrase with `?`) about the same group of reasons, or
//!    about its words.

use super::lexicon::{Hit, Hits, ListId};
use super::normalise::Word;
use super::phrase::{Reading, Weight};
use crate::playbook::Group;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A phrase of at least two parts.
const JOINED: f64 = 0.85;
/// A phrase of one part.
const SINGLE: f64 = 0.75;
/// Two weak phrases together.
const TWO_WEAK: f64 = 0.6;
/// Something said as advice only, or vaguely.
const UNSURE: f64 = 0.4;
/// What a further phrase adds.
const MORE: f64 = 0.05;
/// The most that phrases can say.
const MOST: f64 = 0.95;
/// What it costs that the words of a phrase stand in different sentences.
const ACROSS: f64 = 0.1;
/// What it costs that another reason claims the same words.
const SHARED: f64 = 0.1;

/// A reason with how sure it is and the words that led to it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The number of the reason.
    pub reason: usize,
    /// How sure it is.
    pub confidence: f64,
    /// The words, in order.
    pub words: BTreeSet<usize>,
}

/// What the readings are weighed against.
#[derive(Debug)]
pub struct Scales<'a> {
    /// The group of each reason.
    pub groups: &'a [Group],
    /// The reasons that give way, each to which.
    pub gives_way: &'a HashMap<usize, Vec<usize>>,
    /// The lists of words that any number of phrases may share.
    pub things: &'a HashSet<ListId>,
    /// The words of the text.
    pub words: &'a [Word],
    /// The words that join members of a list.
    pub and: Option<ListId>,
    /// The words that begin advice.
    pub advice: Option<ListId>,
    /// Where all words stand.
    pub hits: &'a Hits,
}

impl Scales<'_> {
    /// The reasons that the readings give, in no order.
    pub fn weigh(&self, readings: Vec<Reading>) -> Vec<Finding> {
        let readings = self.best_of_each_reason(readings);
        let readings = survivors(readings, |a, b, rivals| self.is_farther(a, b, rivals));
        let readings = survivors(readings, |a, b, _| self.is_within(a, b));
        let readings = self.without_general(readings);
        let (vague, definite): (Vec<Reading>, Vec<Reading>) =
            readings.into_iter().partition(|reading| reading.weight == Weight::Vague);
        let sentences = self.sentences_of_advice();
        let (advised, stated): (Vec<Reading>, Vec<Reading>) =
            definite.into_iter().partition(|reading| self.stands_in(reading, &sentences));
        let mut found = self.findings(&stated, MOST);
        if found.is_empty() {
            found = self.findings(&advised, UNSURE);
        }
        let groups: BTreeSet<Option<&Group>> = found.iter().map(|finding| self.groups.get(finding.reason)).collect();
        let vague = self.findings(&vague, UNSURE).into_iter();
        let said: BTreeSet<usize> = found.iter().flat_map(|finding| &finding.words).copied().collect();
        let is_new = |it: &Finding| !groups.contains(&self.groups.get(it.reason)) && it.words.is_disjoint(&said);
        found.extend(vague.filter(is_new));
        found
    }

    /// Of the readings of one reason that say the same is wrong, the one that says most.
    fn best_of_each_reason(&self, mut readings: Vec<Reading>) -> Vec<Reading> {
        readings.sort_by_key(|it| (it.rank(), it.sentences, Reverse(it.parts.len()), it.pauses, it.span));
        let mut taken: HashSet<(usize, usize, u8)> = HashSet::new();
        readings.retain(|reading| {
            let wrong: Vec<usize> = self.wrong(reading).flat_map(|hit| hit.from..hit.to).collect();
            let words = if wrong.is_empty() { reading.words().collect() } else { wrong };
            let keys: Vec<_> = words.into_iter().map(|word| (reading.reason, word, reading.rank())).collect();
            let fresh = keys.iter().all(|key| !taken.contains(key));
            if fresh {
                taken.extend(keys);
            }
            fresh
        });
        readings
    }

    /// The words of a reading that say what is wrong.
    fn wrong(&self, reading: &Reading) -> impl Iterator<Item = Hit> {
        reading.parts.iter().filter(|(_, list)| !self.things.contains(list)).map(|(hit, _)| *hit)
    }

    /// Whether `a` shares a word with `b` that stands nearer to the rest of `b`.
    fn is_farther(&self, a: &Reading, b: &Reading, rivals: &[&Reading]) -> bool {
        if !self.is_claimed_by(a, b) || a.is_within(b) || b.is_within(a) {
            return false;
        }
        a.sentences > b.sentences
            || (a.sentences == b.sentences && a.span > b.span && !self.are_members_of_a_list(a, b, rivals))
    }

    /// Whether all that `a` says is wrong with something, `b` says of something too.
    fn is_claimed_by(&self, a: &Reading, b: &Reading) -> bool {
        let mut wrong = self.wrong(a).peekable();
        wrong.peek().is_some() && wrong.all(|hit| (hit.from..hit.to).any(|word| b.holds(word)))
    }

    /// Whether `b` says all of that and more.
    fn is_within(&self, a: &Reading, b: &Reading) -> bool {
        a.is_within(b) || self.is_claimed_by(a, b) && !self.is_claimed_by(b, a)
    }

    /// The readings of no reason that gives way to one that was found too.
    fn without_general(&self, mut readings: Vec<Reading>) -> Vec<Reading> {
        let found: HashSet<usize> =
            readings.iter().filter(|it| it.weight == Weight::Strong).map(|reading| reading.reason).collect();
        readings.retain(|reading| {
            let special = self.gives_way.get(&reading.reason);
            !special.is_some_and(|special| special.iter().any(|reason| found.contains(reason)))
        });
        readings
    }

    /// Whether the words in which two readings differ are joined like `name, address and date of birth`.
    fn are_members_of_a_list(&self, a: &Reading, b: &Reading, rivals: &[&Reading]) -> bool {
        let own =
            |of: &Reading, other: &Reading| of.parts.iter().map(|(hit, _)| *hit).find(|hit| !other.holds(hit.from));
        let (Some(mine), Some(its)) = (own(a, b), own(b, a)) else { return false };
        let (first, second) = if mine.from < its.from { (mine, its) } else { (its, mine) };
        let shared_between = a.words().any(|word| b.holds(word) && word >= first.to && word < second.from);
        let joins = |word: usize| {
            let all = self.and.and_then(|list| self.hits.get(list));
            let is_and = all.is_some_and(|all| all.iter().any(|hit| hit.from <= word && word < hit.to));
            is_and || rivals.iter().any(|rival| rival.holds(word))
        };
        !shared_between && (first.to..second.from).filter(|word| !joins(*word)).count() <= 1
    }

    fn sentences_of_advice(&self) -> HashSet<u32> {
        let hits = self.advice.and_then(|list| self.hits.get(list)).into_iter().flatten();
        hits.filter_map(|hit: &Hit| self.words.get(hit.from).map(|word| word.sentence)).collect()
    }

    fn stands_in(&self, reading: &Reading, sentences: &HashSet<u32>) -> bool {
        reading.words().all(|word| self.words.get(word).is_some_and(|word| sentences.contains(&word.sentence)))
    }

    /// The reasons that the readings give, none surer than `most`.
    fn findings(&self, readings: &[Reading], most: f64) -> Vec<Finding> {
        let mut by_reason: BTreeMap<usize, Vec<&Reading>> = BTreeMap::new();
        let mut claims: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        for reading in readings {
            by_reason.entry(reading.reason).or_default().push(reading);
            if !reading.is_weak() {
                reading.words().for_each(|word| {
                    claims.entry(word).or_default().insert(reading.reason);
                });
            }
        }
        by_reason.into_iter().filter_map(|(reason, readings)| self.finding(reason, &readings, &claims, most)).collect()
    }

    fn finding(
        &self,
        reason: usize,
        readings: &[&Reading],
        claims: &HashMap<usize, BTreeSet<usize>>,
        most: f64,
    ) -> Option<Finding> {
        let sure = |reading: &&&Reading| {
            let base = if reading.parts.len() > 1 { JOINED } else { SINGLE };
            let across = if reading.sentences > 0 { ACROSS } else { 0.0 };
            let contested = |word: usize| claims.get(&word).is_some_and(|reasons| reasons.len() > 1);
            base - across - if reading.words().all(contested) { SHARED } else { 0.0 }
        };
        let best = readings.iter().filter(|it| !it.is_weak()).map(|it| sure(&it)).max_by(f64::total_cmp);
        let phrases: HashSet<usize> = readings.iter().map(|reading| reading.phrase).collect();
        let confidence = match best {
            Some(best) if phrases.len() > 1 => best + MORE,
            Some(best) => best,
            None if phrases.len() > 1 => TWO_WEAK,
            None => return None,
        };
        // What is said again is not shown again.
        let mut said: HashSet<Vec<&str>> = HashSet::new();
        let text =
            |reading: &Reading| reading.words().filter_map(|word| Some(self.words.get(word)?.text.as_str())).collect();
        let fresh = readings.iter().filter(|reading| said.insert(text(reading)));
        let words = fresh.flat_map(|reading| reading.words()).collect();
        Some(Finding { reason, confidence: confidence.min(most), words })
    }
}

impl Reading {
    /// Whether a word is one of its words.
    pub fn holds(&self, word: usize) -> bool {
        self.parts.iter().any(|(hit, _)| hit.from <= word && word < hit.to)
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().flat_map(|(hit, _)| hit.from..hit.to)
    }

    fn is_within(&self, other: &Self) -> bool {
        self.words().all(|word| other.holds(word)) && !other.words().all(|word| self.holds(word))
    }

    fn is_weak(&self) -> bool {
        self.weight == Weight::Weak
    }

    fn rank(&self) -> u8 {
        match self.weight {
            Weight::Strong => 0,
            Weight::Vague => 1,
            Weight::Weak => 2,
        }
    }
}

/// The readings that no other of another reason beats.
fn survivors(readings: Vec<Reading>, is_beaten: impl Fn(&Reading, &Reading, &[&Reading]) -> bool) -> Vec<Reading> {
    let mut at_word: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.weight == Weight::Strong) {
        reading.words().for_each(|word| at_word.entry(word).or_default().push(number));
    }
    let beaten: Vec<bool> = readings
        .iter()
        .map(|reading| {
            let rivals: BTreeSet<usize> =
                reading.words().filter_map(|word| at_word.get(&word)).flatten().copied().collect();
            let rivals: Vec<&Reading> = rivals.into_iter().filter_map(|rival| readings.get(rival)).collect();
            rivals.iter().any(|it| it.reason != reading.reason && is_beaten(reading, it, &rivals))
        })
        .collect();
    readings.into_iter().zip(beaten).filter(|(_, beaten)| !beaten).map(|(reading, _)| reading).collect()
}
