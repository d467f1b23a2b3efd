//! What a text says is *not* so: `no glare was found`, `the document is not expired`.
//!
//! A word is denied where a word of denial stands right before it, or with nothing between them but words that change
//! nothing (`not yet expired`), or where a word of denial follows it (`glare was not found`). Whatever else stands
//! between them ends the denial: `we can't accept expired documents` says that the document has expired.

use super::lexicon::{DENY, DENY_AFTER, DENY_THROUGH, Hit, Hits, ListId, Lists};
use super::phrase::Reading;
use std::collections::{HashMap, HashSet};

/// How many words that change nothing are stepped over.
const STEPS: usize = 5;

/// The words of denial of one text.
#[derive(Debug)]
pub struct Denials {
    deny_by_end: HashMap<usize, usize>,
    through_by_end: HashMap<usize, usize>,
    through_by_start: HashMap<usize, usize>,
    deniable_by_end: HashMap<usize, usize>,
    after_by_start: HashMap<usize, usize>,
}

impl Denials {
    /// The words of denial among the hits.
    pub fn of(hits: &Hits, lists: &Lists, deniable: &HashSet<ListId>) -> Self {
        let named = |name| lists.find(name).and_then(|list| hits.get(list)).into_iter().flatten().copied();
        let by_end = |hit: Hit| (hit.to, hit.from);
        let by_start = |hit: Hit| (hit.from, hit.to);
        let all_deniable = deniable.iter().filter_map(|list| hits.get(*list)).flatten().copied();
        Self {
            deny_by_end: named(DENY).map(by_end).collect(),
            through_by_end: named(DENY_THROUGH).map(by_end).collect(),
            through_by_start: named(DENY_THROUGH).map(by_start).collect(),
            deniable_by_end: all_deniable.map(by_end).collect(),
            after_by_start: named(DENY_AFTER).map(by_start).collect(),
        }
    }

    /// Whether the text says that one of the deniable words of a reading is not so.
    pub fn deny(&self, reading: &Reading, deniable: &HashSet<ListId>) -> bool {
        let mut hits = reading.parts.iter().filter(|(_, list)| deniable.contains(list)).map(|(hit, _)| *hit);
        hits.any(|hit| self.denied_before(hit, reading) || self.denied_behind(hit, reading))
    }

    fn denied_before(&self, hit: Hit, reading: &Reading) -> bool {
        let mut at = hit.from;
        for step in 0..=STEPS {
            if let Some(from) = self.deny_by_end.get(&at) {
                return !reading.holds(*from);
            }
            // `not blurry or cut off` denies both.
            let denied_too = if step > 0 { self.deniable_by_end.get(&at) } else { None };
            match self.through_by_end.get(&at).or(denied_too) {
                Some(from) => at = *from,
                None => return false,
            }
        }
        false
    }

    fn denied_behind(&self, hit: Hit, reading: &Reading) -> bool {
        let mut at = hit.to;
        for _ in 0..=STEPS {
            if self.after_by_start.contains_key(&at) {
                return !reading.holds(at);
            }
            match self.through_by_start.get(&at) {
                Some(to) => at = *to,
                None => return false,
            }
        }
        false
    }
}
