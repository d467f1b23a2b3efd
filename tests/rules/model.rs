//! The rule once more, written down plainly and without a line of the program's: what `histories` compares it with.
//!
//! Times are seconds. The model believes the program about which other wishes were granted; of a submission it says
//! itself whether it is.

use crate::wishes::Told;

pub const DAY: i64 = 86_400;

/// What a submission meets with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Granted,
    Refused { kind: &'static str, until: Option<i64> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Open,
    AskSupport,
    Shut,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Approved { at: i64 },
    Rejected { at: i64, door: Door, wait: i64, welcome: Option<i64> },
    Otherwise { at: i64 },
}

impl End {
    fn at(&self) -> i64 {
        match self {
            End::Approved { at } | End::Rejected { at, .. } | End::Otherwise { at } => *at,
        }
    }

    pub fn at_mut(&mut self) -> &mut i64 {
        match self {
            End::Approved { at } | End::Rejected { at, .. } | End::Otherwise { at } => at,
        }
    }
}

impl End {
    /// The same rejection with other reasons, which do not change when it was and what support said of it.
    pub fn said_anew(&self, anew: End) -> End {
        match (self, anew) {
            (End::Rejected { at, welcome, .. }, End::Rejected { door, wait, .. }) => {
                End::Rejected { at: *at, door, wait, welcome: *welcome }
            }
            (other, _) => other.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    pub sent: i64,
    pub end: Option<End>,
    pub marked: bool,
}

impl Try {
    pub fn ended_at(&self) -> Option<i64> {
        self.end.as_ref().map(End::at)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    pub tries: Vec<Try>,
    pub closed: bool,
}

impl Model {
    /// What a submission at `at` meets with at `now`.
    pub fn answer(&self, at: i64, now: i64, told: Told) -> Answer {
        let refused = |kind, until| Answer::Refused { kind, until };
        if self.closed {
            return refused("closed", None);
        }
        if at > now {
            return refused("in_the_future", Some(at));
        }
        if let Some(last) = self.tries.last() {
            match &last.end {
                None => return refused("in_review", None),
                Some(End::Approved { .. }) => return refused("verified", None),
                Some(end) if at < end.at() => return refused("out_of_order", None),
                Some(_) => {}
            }
        }
        match (broken_by(&self.tries, at), told) {
            (None, _) | (Some(_), Told::Confirmed) => Answer::Granted,
            (Some(_), Told::Already) => refused("breach_not_confirmed", None),
            (Some((kind, until)), Told::UnderTheRule) => refused(kind, until),
        }
    }

    /// The phases in which the case may be at `now`.
    pub fn phase(&self, now: i64) -> &'static [&'static str] {
        if self.closed {
            return &["closed"];
        }
        match self.tries.last().map(|last| &last.end) {
            None => &["preparing"],
            Some(None) => &["in_review", "overdue"],
            Some(Some(End::Approved { .. })) => &["verified"],
            Some(Some(_)) => match broken_by(&self.tries, now) {
                None => &["ready"],
                Some(("cooling_down", _)) => &["cooling_down"],
                Some(("support_first", _)) => &["support_first"],
                Some(_) => &["blocked"],
            },
        }
    }

    /// When waiting is over, were waiting all that is asked for.
    pub fn wait_over_at(&self) -> Option<i64> {
        wait_over_at(&self.tries)
    }

    pub fn is_in_review(&self) -> bool {
        self.tries.last().is_some_and(|last| last.end.is_none())
    }

    /// When the latest rejection was.
    pub fn rejected_at(&self) -> Option<i64> {
        let mut rejections = self.tries.iter().rev().filter(|it| matches!(it.end, Some(End::Rejected { .. })));
        rejections.find_map(Try::ended_at)
    }

    pub fn submit(&mut self, at: i64) {
        let marked = broken_by(&self.tries, at).is_some();
        self.tries.push(Try { sent: at, end: None, marked });
    }

    pub fn decide(&mut self, end: End) {
        self.tries.last_mut().expect("an outcome needs an attempt").end = Some(end);
    }

    /// Support welcomes a new submission: that answers every rejection so far.
    pub fn welcome(&mut self, answered: i64) {
        for attempt in &mut self.tries {
            if let Some(End::Rejected { at, welcome, .. }) = &mut attempt.end {
                let stands = welcome.filter(|earlier| *earlier >= *at);
                *welcome = Some(stands.map_or(answered, |earlier| earlier.min(answered)));
            }
        }
    }

    /// After a correction: whatever was too early by what is known now, is marked, also where a door turned out to be
    /// shut besides. That a door was shut marks nothing by itself, because nobody knew.
    pub fn mark(&mut self) {
        for index in 0..self.tries.len() {
            let over = wait_over_at(&self.tries[..index]);
            self.tries[index].marked |= over.is_some_and(|over| self.tries[index].sent < over);
        }
    }
}

/// The wait of a rejection: a day, or longer where something longer was said.
pub fn wait(said: &[i64]) -> i64 {
    said.iter().copied().fold(DAY, i64::max)
}

fn wait_over_at(before: &[Try]) -> Option<i64> {
    let ends = before.iter().filter_map(|attempt| match &attempt.end {
        Some(End::Rejected { at, wait, .. }) => Some(at + wait),
        _ => None,
    });
    ends.max()
}

/// The rule that a submission at `at` after these attempts breaks, and when waiting lifts it.
fn broken_by(before: &[Try], at: i64) -> Option<(&'static str, Option<i64>)> {
    let doors = before.iter().filter_map(|attempt| match &attempt.end {
        // What was said before a rejection was not said of it.
        Some(End::Rejected { at: when, door, welcome, .. }) => {
            let welcomed = matches!(welcome, Some(since) if since <= &at && since >= when);
            (!welcomed).then_some(*door)
        }
        _ => None,
    });
    let doors: Vec<Door> = doors.collect();
    if doors.contains(&Door::Shut) {
        return Some(("blocked", None));
    }
    if doors.contains(&Door::AskSupport) {
        return Some(("support_first", None));
    }
    let over = wait_over_at(before)?;
    (at < over).then_some(("cooling_down", Some(over)))
}
