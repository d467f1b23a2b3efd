//! One way to respell names in Latin letters.

use super::word::bare;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::Script;

type Letters = BTreeMap<String, Vec<String>>;

/// A way to respell names of one script in the letters a to z.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its id: `icao_cyrillic`.
    pub id: String,
    /// What it is called: `ICAO Doc 9303`.
    pub title: String,
    /// Where it holds.
    pub note: String,
    pub(super) script: Script,
    pub(super) drops_marks: bool,
    vowels_unwritten: bool,
    letters: Letters,
    initial: Letters,
    longest: usize,
}

/// A scheme as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemeData {
    id: String,
    title: String,
    pub(super) script: String,
    pub(super) based_on: Option<String>,
    note: String,
    #[serde(default)]
    vowels_unwritten: bool,
    #[serde(default)]
    drops_marks: bool,
    #[serde(default)]
    initial: Letters,
    letters: Letters,
}

impl Scheme {
    pub(super) fn of(data: &SchemeData, base: Option<&Self>, script: Script) -> Self {
        let mut letters = base.map(|base| base.letters.clone()).unwrap_or_default();
        letters.extend(data.letters.clone());
        let keys = letters.keys().chain(data.initial.keys());
        let longest = keys.map(|key| key.chars().count()).max().unwrap_or(1);
        Self {
            id: data.id.clone(),
            title: data.title.clone(),
            note: data.note.clone(),
            script,
            drops_marks: data.drops_marks,
            vowels_unwritten: data.vowels_unwritten,
            letters,
            initial: data.initial.clone(),
            longest,
        }
    }

    /// Whether `word`, in small letters, may be respelt as `latin`, in the letters a to z.
    pub(super) fn reads(&self, word: &str, latin: &str) -> bool {
        let (word, latin): (Vec<char>, Vec<char>) = (word.chars().collect(), latin.chars().collect());
        // How much of `latin` can be used up by the letters before each place of `word`.
        let mut used = vec![BTreeSet::new(); word.len() + 1];
        used[0].insert(0);
        for at in 0..=word.len() {
            let mut open: Vec<usize> = used[at].iter().copied().collect();
            while let Some(from) = open.pop() {
                if self.may_skip(&latin, from) && used[at].insert(from + 1) {
                    open.push(from + 1);
                }
            }
            if at == word.len() {
                break;
            }
            let starts: Vec<usize> = used[at].iter().copied().collect();
            for (length, spelling) in self.spellings(&word, at) {
                let spelling: Vec<char> = spelling.chars().collect();
                let fits = starts.iter().filter(|from| latin[**from..].starts_with(&spelling));
                let ends: Vec<usize> = fits.map(|from| from + spelling.len()).collect();
                used[at + length].extend(ends);
            }
        }
        used[word.len()].contains(&latin.len())
    }

    /// How `word`, in small letters, is usually respelt.
    pub fn respell(&self, word: &str) -> String {
        let word: Vec<char> = word.chars().collect();
        let mut latin = String::new();
        let mut at = 0;
        while at < word.len() {
            // The longest piece comes last, and of its spellings the usual one first.
            let all = self.spellings(&word, at);
            let longest = all.iter().map(|(length, _)| *length).max().unwrap_or(1);
            latin.extend(all.into_iter().find(|(length, _)| *length == longest).map(|(_, spelling)| spelling));
            at += longest;
        }
        latin
    }

    /// What the letters from `at` on may become, each with how many letters it stands for.
    fn spellings(&self, word: &[char], at: usize) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for length in 1..=self.longest.min(word.len() - at) {
            let piece: String = word[at..at + length].iter().collect();
            let initial = self.initial.get(&piece).filter(|_| at == 0);
            let known = initial.into_iter().chain(self.letters.get(&piece)).flatten();
            found.extend(known.map(|spelling| (length, spelling.clone())));
        }
        if !found.iter().any(|(length, _)| *length == 1) {
            let letter = word[at].to_string();
            let base = bare(&letter);
            let listed = if base == letter { None } else { self.letters.get(&base) };
            match listed {
                Some(spellings) => found.extend(spellings.iter().map(|spelling| (1, spelling.clone()))),
                None => found.push((1, base)),
            }
        }
        found
    }

    /// Whether the Latin letter at `at` may stand for nothing that is written.
    fn may_skip(&self, latin: &[char], at: usize) -> bool {
        let Some(letter) = latin.get(at).filter(|_| self.vowels_unwritten) else { return false };
        let doubles = at > 0 && latin[at - 1] == *letter;
        "aeiou".contains(*letter) || doubles
    }
}
