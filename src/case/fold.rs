//! A case as the fold of its entries.

use super::{
    Account, Attempt, Breach, CaseId, Clearance, Closing, Correction, Entry, Event, Evidence, Examination, Fact,
    ItemId, Level, Message, Moment, Outcome, Rejection, RetryClass, Slug, Speaker, Ticket,
};
use std::collections::BTreeMap;

/// The pursuit of one verification level on one account, as its entries tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What the log calls it.
    pub id: CaseId,
    /// Its reference.
    pub slug: Slug,
    /// The account to be verified.
    pub account: Account,
    /// The level that is pursued.
    pub level: Level,
    /// When it was opened.
    pub opened_at: Moment,
    /// Every submission, in order.
    pub attempts: Vec<Attempt>,
    /// The evidence at hand, in the order it came.
    pub evidence: Vec<Evidence>,
    /// Every support conversation, in order.
    pub tickets: Vec<Ticket>,
    /// The user's private remarks, in order.
    pub notes: Vec<Note>,
    /// The pre-flight items ticked for the coming attempt.
    pub checked: Vec<ItemId>,
    /// What examinations came to, as far as it bears on the coming attempt; one result for each thing.
    pub examined: Vec<Examination>,
    /// The items ticked after the level was verified: they are about the account, and no attempt clears them.
    pub secured: Vec<ItemId>,
    /// How it ended, where it did.
    pub closed: Option<Closed>,
    /// Everything that was ever recorded of it, in order.
    pub entries: Vec<Entry>,
    /// For each entry that no longer counts, the entry that undid it; both by sequence number.
    pub undone: BTreeMap<u32, u32>,
}

/// A private remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When it was written.
    pub at: Moment,
    /// The words.
    pub text: String,
}

/// How and when a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub at: Moment,
    /// How.
    pub outcome: Closing,
}

/// Entries that don't begin with the opening of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its first entry is not the opening of a case")]
pub struct BrokenHistory;

impl Case {
    /// The case that `entries` tell of, in their order.
    ///
    /// # Errors
    /// [`BrokenHistory`] where the first one is not an opening, or there is none.
    pub fn fold(id: CaseId, entries: impl IntoIterator<Item = Entry>) -> Result<Self, BrokenHistory> {
        let mut entries = entries.into_iter();
        let first = entries.next().ok_or(BrokenHistory)?;
        let mut case = Self::begin(id, first)?;
        for entry in entries {
            case.apply(&entry);
        }
        Ok(case)
    }

    fn begin(id: CaseId, first: Entry) -> Result<Self, BrokenHistory> {
        let Event::Opened { slug, level, account } = &first.fact.event else { return Err(BrokenHistory) };
        Ok(Self {
            id,
            slug: slug.clone(),
            account: account.clone(),
            level: level.clone(),
            opened_at: first.fact.at,
            attempts: Vec::new(),
            evidence: Vec::new(),
            tickets: Vec::new(),
            notes: Vec::new(),
            checked: Vec::new(),
            examined: Vec::new(),
            secured: Vec::new(),
            closed: None,
            entries: vec![first],
            undone: BTreeMap::new(),
        })
    }

    /// Takes one more fact in. It never refuses: a fact that makes no sense (an outcome of an attempt that is not
    /// there) changes nothing but the timeline.
    pub fn apply(&mut self, entry: &Entry) {
        self.entries.push(entry.clone());
        if let Event::Undone { sequence } = entry.fact.event {
            self.undone.insert(sequence, entry.sequence);
            self.replay();
        } else {
            self.take(&entry.fact);
        }
    }

    /// Builds the case anew from the entries that still count.
    fn replay(&mut self) {
        let Some(first) = self.entries.first().cloned() else { return };
        let Ok(mut fresh) = Self::begin(self.id.clone(), first) else { return };
        for entry in self.entries.iter().skip(1).filter(|entry| !self.undone.contains_key(&entry.sequence)) {
            fresh.take(&entry.fact);
        }
        *self = Self { entries: std::mem::take(&mut self.entries), undone: std::mem::take(&mut self.undone), ..fresh };
    }

    fn take(&mut self, fact: &Fact) {
        let at = fact.at;
        match &fact.event {
            Event::Opened { .. } | Event::Undone { .. } | Event::Unknown { .. } => {}
            Event::Renamed { slug } => self.slug = slug.clone(),
            Event::AccountAmended { change } => {
                if change.name.is_some() {
                    // It was another name that was compared.
                    self.examined.retain(|held| !matches!(held, Examination::Name { .. }));
                }
                self.account.amend(change);
            }
            Event::Submitted { attempt, submission, review_due_at, breach } => {
                self.checked.clear();
                self.examined.retain(Examination::outlives_an_attempt);
                self.attempts.push(Attempt {
                    number: *attempt,
                    submitted_at: at,
                    review_due_at: *review_due_at,
                    submission: submission.clone(),
                    breach: *breach,
                    outcome: None,
                });
            }
            Event::Approved { attempt } => self.decided(*attempt, Outcome::Approved { at }),
            Event::Rejected { attempt, text, ruling } => {
                let rejection = Rejection { at, text: text.clone(), ruling: ruling.clone(), cleared_at: None };
                self.decided(*attempt, Outcome::Rejected(rejection));
            }
            Event::Interrupted { attempt, text } => {
                self.decided(*attempt, Outcome::Interrupted { at, text: text.clone() });
            }
            Event::Withdrawn { attempt, text } => self.decided(*attempt, Outcome::Withdrawn { at, text: text.clone() }),
            Event::Amended { attempt, correction } => self.amend(*attempt, correction),
            Event::Noted { text } => self.notes.push(Note { at, text: text.clone() }),
            Event::EvidenceAdded { evidence } => match self.evidence.iter_mut().find(|held| held.item == evidence.item)
            {
                Some(held) => *held = evidence.clone(),
                None => self.evidence.push(evidence.clone()),
            },
            Event::EvidenceRemoved { item } => self.evidence.retain(|held| held.item != *item),
            Event::Checked { item, done } => {
                // Two lists may use one id; the one that the case was at is meant.
                let ticks = if self.is_verified() { &mut self.secured } else { &mut self.checked };
                ticks.retain(|ticked| ticked != item);
                if *done {
                    ticks.push(item.clone());
                }
            }
            Event::Examined { result } => {
                self.examined.retain(|held| !result.replaces(held));
                self.examined.push(result.clone());
            }
            Event::TicketSent { ticket, channel, reference, text, reply_wait } => {
                let held = self.ticket(*ticket);
                held.channel.clone_from(channel);
                held.reply_wait = *reply_wait;
                if reference.is_some() {
                    held.reference.clone_from(reference);
                }
                held.messages.push(Message { at, from: Speaker::User, text: text.clone() });
            }
            Event::TicketReplied { ticket, text, clearance } => {
                let message = Message { at, from: Speaker::Support, text: text.clone() };
                self.ticket(*ticket).messages.push(message);
                if *clearance == Clearance::Cleared {
                    self.clear_rejections(at);
                }
            }
            Event::TicketClosed { ticket } => self.ticket(*ticket).closed_at = Some(at),
            Event::Closed { outcome } => self.closed = Some(Closed { at, outcome: *outcome }),
            Event::Reopened => self.closed = None,
        }
    }

    fn decided(&mut self, number: u32, outcome: Outcome) {
        if let Some(attempt) = self.attempts.iter_mut().find(|attempt| attempt.number == number) {
            attempt.outcome = Some(outcome);
        }
    }

    fn amend(&mut self, number: u32, correction: &Correction) {
        let Some(attempt) = self.attempts.iter_mut().find(|attempt| attempt.number == number) else { return };
        if let Some(submitted_at) = correction.submitted_at {
            attempt.submitted_at = submitted_at;
            attempt.review_due_at = correction.review_due_at;
        }
        if let Some(decided_at) = correction.decided_at {
            match &mut attempt.outcome {
                Some(Outcome::Approved { at } | Outcome::Interrupted { at, .. } | Outcome::Withdrawn { at, .. }) => {
                    *at = decided_at;
                }
                Some(Outcome::Rejected(rejection)) => rejection.at = decided_at,
                None => {}
            }
        }
        if let (Some(ruling), Some(Outcome::Rejected(rejection))) = (&correction.ruling, &mut attempt.outcome) {
            rejection.ruling = ruling.clone();
        }
        self.mark_breaches();
    }

    /// A correction can show that a later attempt was made too early: it is marked then, and no correction takes a
    /// mark away. That a rejection turned out final, or one for support, marks nothing: its user could not know.
    fn mark_breaches(&mut self) {
        for index in 0..self.attempts.len() {
            let (before, after) = self.attempts.split_at_mut(index);
            let Some(attempt) = after.first_mut().filter(|attempt| attempt.breach.is_none()) else { continue };
            attempt.breach = too_early(before, attempt.submitted_at);
        }
    }

    /// What the corrections showed: the attempts that each of them marked as breaches, by the number of its entry.
    pub fn breaches_shown(&self) -> BTreeMap<u32, Vec<(u32, Breach)>> {
        let mut shown = BTreeMap::new();
        if !self.entries.iter().any(|entry| matches!(entry.fact.event, Event::Amended { .. })) {
            return shown;
        }
        let mut entries = self.entries.iter();
        let begun = entries.next().and_then(|first| Self::begin(self.id.clone(), first.clone()).ok());
        let Some(mut case) = begun else { return shown };
        for entry in entries {
            let before = matches!(entry.fact.event, Event::Amended { .. }).then(|| case.attempts.clone());
            case.apply(entry);
            let Some(before) = before else { continue };
            let marked = case.breaches_since(&before);
            if !marked.is_empty() {
                shown.insert(entry.sequence, marked);
            }
        }
        shown
    }

    /// The attempts that are marked as breaches and were not among `before`.
    pub fn breaches_since(&self, before: &[Attempt]) -> Vec<(u32, Breach)> {
        let was_marked = |number| before.iter().any(|held| held.number == number && held.breach.is_some());
        let marked = self.attempts.iter().filter_map(|attempt| Some((attempt.number, attempt.breach?)));
        marked.filter(|(number, _)| !was_marked(*number)).collect()
    }

    fn ticket(&mut self, number: u32) -> &mut Ticket {
        let index = self.tickets.iter().position(|ticket| ticket.number == number).unwrap_or_else(|| {
            self.tickets.push(Ticket {
                number,
                channel: String::new(),
                reference: None,
                messages: Vec::new(),
                reply_wait: None,
                closed_at: None,
            });
            self.tickets.len() - 1
        });
        &mut self.tickets[index]
    }

    /// Support welcomes a new submission: that answers every rejection so far.
    fn clear_rejections(&mut self, at: Moment) {
        for attempt in &mut self.attempts {
            if let Some(Outcome::Rejected(rejection)) = &mut attempt.outcome {
                rejection.clear(at);
            }
        }
    }
}

/// The rule that a submission at `at`, made after the attempts `before`, breaks; `None` where it keeps them all.
/// Whether a lower level was verified is not a matter of one case and is not looked at here.
pub(super) fn breach_of(before: &[Attempt], at: Moment) -> Option<Breach> {
    if let Some((_, rejection)) = shut_by(before, at) {
        let is_final = rejection.ruling.class == RetryClass::Final;
        return Some(if is_final { Breach::Final } else { Breach::SupportFirst });
    }
    too_early(before, at)
}

/// How far a submission at `at` came before every wait of the attempts `before` was over, whatever else they ask for.
fn too_early(before: &[Attempt], at: Moment) -> Option<Breach> {
    let until = before.iter().filter_map(Attempt::rejection).map(Rejection::resubmit_at).max()?;
    (at < until).then(|| Breach::Cooldown { early_by_seconds: until.since(at).seconds() })
}

/// The rejection among `attempts` that no waiting lifts and that nothing has cleared at `at`: a final one before one
/// that support must answer, of several the latest. An attempt that was made in spite of it does not lift it either.
pub(super) fn shut_by(attempts: &[Attempt], at: Moment) -> Option<(&Attempt, &Rejection)> {
    let rejected = attempts.iter().filter_map(|attempt| Some((attempt, attempt.rejection()?)));
    let shut = rejected.filter(|(_, rejection)| {
        let class = rejection.ruling.class;
        matches!(class, RetryClass::Final | RetryClass::SupportFirst) && !rejection.is_cleared_at(at)
    });
    shut.max_by_key(|(_, rejection)| rejection.ruling.class)
}
