//! The words that the data files of the folder `waits` give, ready to be looked for.

use crate::case::{Span, Wait};
use crate::playbook::{BadData, DataFile};
use crate::triage::lexicon::{ListId, Lists, Numbering};
use crate::triage::normalise::Reader;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One data file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WaitFile {
    /// The language whose words it holds; its words count where a sentence is in it.
    pub lang: Option<String>,
    /// Words for units of time.
    pub units: BTreeMap<Unit, Vec<String>>,
    /// Words for numbers.
    pub numbers: BTreeMap<String, u32>,
    /// Phrases that say a length of time without a number.
    pub spans: BTreeMap<String, Wait>,
    /// Word lists by what they are for.
    pub words: BTreeMap<Role, Vec<String>>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 3600 seconds.
    Hour,
    /// 24 hours.
    Day,
    /// A day from Monday to Friday.
    BusinessDay,
    /// Seven days.
    Week,
    /// As long as the longest month, so that no wait comes out too short: 31 days.
    Month,
}

impl Unit {
    /// So many of it; `None` where that is longer than anything can be. Business days are as long as the calendar can
    /// make them: with a weekend for every five of them that were begun.
    pub fn times(self, count: u32) -> Option<Span> {
        const DAY: u64 = 86_400;
        let count = u64::from(count);
        let seconds = match self {
            Self::Minute => count.checked_mul(60),
            Self::Hour => count.checked_mul(3600),
            Self::Day => count.checked_mul(DAY),
            Self::BusinessDay => count.checked_add(count.div_ceil(5) * 2).and_then(|days| days.checked_mul(DAY)),
            Self::Week => count.checked_mul(7 * DAY),
            Self::Month => count.checked_mul(31 * DAY),
        };
        seconds.map(Span::from_seconds)
    }
}

/// What a word list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A new submission: `try again`.
    Again,
    /// Before a length of time: it must be over. `after`
    After,
    /// Behind a length of time: it must be over. `later`
    Later,
    /// Waiting: `waiting period`.
    Wait,
    /// Beside a length of time: something is so as long as it runs. `for the next`
    Within,
    /// Something may not be done: `can not`.
    Barred,
    /// Behind a length of time: what comes next must wait for it. `before`
    Before,
    /// What makes a barred attempt one that is asked for: `if`.
    If,
    /// Before a length of time that is no wait at all: an age, a limit, a review. `older than`, `takes`
    Age,
    /// Behind such a length of time: `ago`.
    Old,
    /// What may stand between such a word and the length of time: `at least`.
    Through,
    /// What else takes time: `review`, `link`.
    Other,
    /// Between the ends of a range: `to`.
    To,
    /// Between two lengths of time that are one together: `and`.
    And,
    /// Attempts: `tries`.
    Tries,
    /// That they can still be made: `left`.
    Left,
    /// Between a part and the whole: `of`.
    Of,
}

/// The words of every language.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Where all words are looked for.
    pub lists: Lists,
    /// The list of each unit.
    pub units: Vec<(Unit, ListId)>,
    /// The list of each number.
    pub numbers: Vec<(u32, ListId)>,
    /// The list of each length of time that has words of its own.
    pub spans: Vec<(Span, ListId)>,
    roles: BTreeMap<Role, ListId>,
}

impl Vocabulary {
    /// The words of files that were checked.
    pub fn of(files: &[WaitFile], reader: &Reader) -> Self {
        let mut words = Self::default();
        let languages = Numbering::of(files.iter().map(|file| file.lang.as_deref()));
        for file in files {
            let language = languages.number(file.lang.as_deref());
            let add = |lists: &mut Lists, name: String, term: &str| {
                let list = lists.named(&name);
                lists.add(list, term, language, reader);
                list
            };
            for (unit, terms) in &file.units {
                for term in terms {
                    let list = add(&mut words.lists, format!("unit {unit:?}"), term);
                    keep(&mut words.units, (*unit, list));
                }
            }
            for (term, number) in &file.numbers {
                let list = add(&mut words.lists, format!("number {number}"), term);
                keep(&mut words.numbers, (*number, list));
            }
            for (term, wait) in &file.spans {
                let list = add(&mut words.lists, format!("span {wait}"), term);
                keep(&mut words.spans, (longest(*wait), list));
            }
            for (role, terms) in &file.words {
                for term in terms {
                    let list = add(&mut words.lists, format!("role {role:?}"), term);
                    words.roles.insert(*role, list);
                }
            }
        }
        words
    }

    /// The list of a role; none where no file has words for it.
    pub fn role(&self, role: Role) -> Option<ListId> {
        self.roles.get(&role).copied()
    }
}

impl WaitFile {
    /// What a file says.
    ///
    /// # Errors
    /// [`BadData`] where it can't be used.
    pub fn read(file: &DataFile) -> Result<Self, BadData> {
        let read: Self = file.parse()?;
        match read.numbers.iter().find(|(_, number)| **number == 0) {
            Some((word, _)) => Err(file.bad(word, "a wait of nothing is none; numbers count from 1")),
            None => Ok(read),
        }
    }
}

fn longest(wait: Wait) -> Span {
    match wait {
        Wait::Span(span) => span,
        Wait::BusinessDays(days) => Unit::BusinessDay.times(u32::from(days)).unwrap_or(Span::ZERO),
    }
}

fn keep<T: PartialEq>(held: &mut Vec<T>, new: T) {
    if !held.contains(&new) {
        held.push(new);
    }
}
