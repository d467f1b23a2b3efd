//! A history that comes from another log: what its entries must be, and what it takes to stand among the cases here.
//!
//! It was decided where it was recorded, and is not decided again. What is asked here is whether a kycase can have written
//! it, and whether the case can have a place of its own.

use super::bookkeeping::no_rival;
use crate::case::{
    BrokenHistory, COOLDOWN, Case, CaseId, Entry, Event, Fact, Moment, Neighbours, Refusal, Ruling, Slug,
};

/// Why no kycase can have written a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// It does not begin with the opening of the case.
    #[error(transparent)]
    Broken(#[from] BrokenHistory),
    /// It opens the case again.
    #[error("entry {sequence} opens the case a second time")]
    OpenedAgain {
        /// The entry.
        sequence: u32,
    },
    /// Something was written down before it happened.
    #[error("entry {sequence} is of {at}, which is after the time at which it was written down")]
    BeforeItHappened {
        /// The entry.
        sequence: u32,
        /// The time of the fact.
        at: Moment,
    },
    /// Something was written down at a time that is still to come.
    #[error("entry {sequence} was written down at {at}, which is still to come; is the clock of a computer wrong?")]
    InTheFuture {
        /// The entry.
        sequence: u32,
        /// When it was written down.
        at: Moment,
    },
    /// A rejection was given less than the wait that is the floor of the rule.
    #[error("entry {sequence} gives a rejection a wait of less than 24 hours")]
    ShortWait {
        /// The entry.
        sequence: u32,
    },
    /// Attempts are not counted upwards.
    #[error("attempt {number} is not counted on from the one before it")]
    Miscounted {
        /// The attempt.
        number: u32,
    },
}

impl Case {
    /// The case that `entries` of another log, which come at `now`, tell of.
    ///
    /// # Errors
    /// [`Unsound`] where no kycase can have written them.
    pub fn arrive(id: CaseId, entries: Vec<Entry>, now: Moment) -> Result<Self, Unsound> {
        for (place, entry) in entries.iter().enumerate() {
            sound(entry, now)?;
            if place > 0 && matches!(entry.fact.event, Event::Opened { .. }) {
                return Err(Unsound::OpenedAgain { sequence: entry.sequence });
            }
        }
        let case = Self::fold(id, entries)?;
        let mut before = 0;
        for number in case.attempts.iter().map(|attempt| attempt.number) {
            if number <= before {
                return Err(Unsound::Miscounted { number });
            }
            before = number;
        }
        Ok(case)
    }

    /// What has to be recorded at `now` so that a case that came from another log has a reference of its own; nothing
    /// where it has one.
    ///
    /// # Errors
    /// [`Refusal::CaseExists`] where its account has another case for its level: neither would know of the other's wait.
    pub fn settle(&self, now: Moment, neighbours: &Neighbours) -> Result<Option<Fact>, Refusal> {
        no_rival(neighbours, &self.account, &self.level)?;
        let is_taken = |slug: &Slug| neighbours.cases.iter().any(|other| other.slug == *slug);
        Ok(is_taken(&self.slug).then(|| {
            let slug = Slug::first_free(&self.account.exchange, is_taken);
            Fact { at: now, event: Event::Renamed { slug } }
        }))
    }
}

fn sound(entry: &Entry, now: Moment) -> Result<(), Unsound> {
    let Entry { sequence, recorded_at, fact, .. } = entry;
    let sequence = *sequence;
    if *recorded_at > now {
        return Err(Unsound::InTheFuture { sequence, at: *recorded_at });
    }
    if fact.at > *recorded_at {
        return Err(Unsound::BeforeItHappened { sequence, at: fact.at });
    }
    match ruling(&fact.event) {
        Some(ruling) if ruling.wait < COOLDOWN => Err(Unsound::ShortWait { sequence }),
        _ => Ok(()),
    }
}

fn ruling(event: &Event) -> Option<&Ruling> {
    match event {
        Event::Rejected { ruling, .. } => Some(ruling),
        Event::Amended { correction, .. } => correction.ruling.as_ref(),
        _ => None,
    }
}
