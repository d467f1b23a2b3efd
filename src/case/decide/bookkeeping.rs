//! Names, accounts, notes, evidence, and the end of a case.

use super::Desk;
use crate::case::{
    Account, AccountChange, Case, Closing, Entry, Event, EvidenceId, Examination, Fact, Level, Moment, Neighbours,
    Refusal, Slug, WriterId, tidy_uid,
};

/// Refuses a second case for the same level of the same account: its cooldown would not know of the first one's.
pub(super) fn no_rival(neighbours: &Neighbours, account: &Account, level: &Level) -> Result<(), Refusal> {
    match neighbours.on(account).find(|other| other.level.is(level)) {
        Some(rival) => Err(Refusal::CaseExists { slug: rival.slug.clone() }),
        None => Ok(()),
    }
}

impl Desk<'_> {
    pub(super) fn rename(&self, slug: &Slug) -> Result<Fact, Refusal> {
        self.name_is_free(slug)?;
        Ok(self.now(Event::Renamed { slug: slug.clone() }))
    }

    /// Refuses a fact after which the case would have the reference, or the account and level, of another one: undoing
    /// can bring back what has been taken since.
    pub(super) fn leaves_a_place_of_its_own(&self, fact: &Fact) -> Result<(), Refusal> {
        let after = self.after(fact);
        self.name_is_free(&after.slug)?;
        no_rival(self.neighbours, &after.account, &after.level)
    }

    /// The case as it would be with one more fact.
    pub(super) fn after(&self, fact: &Fact) -> Case {
        let mut after = self.case.clone();
        let writer = WriterId::new("");
        after.apply(&Entry { sequence: u32::MAX, writer, recorded_at: self.now, fact: fact.clone() });
        after
    }

    fn name_is_free(&self, slug: &Slug) -> Result<(), Refusal> {
        if self.neighbours.cases.iter().any(|other| other.slug == *slug) {
            return Err(Refusal::NameTaken { slug: slug.clone() });
        }
        Ok(())
    }

    pub(super) fn amend_account(&self, change: &AccountChange) -> Result<Fact, Refusal> {
        if *change == AccountChange::default() {
            return Err(Refusal::Empty { field: "correction" });
        }
        let uid = change.uid.as_deref().map(tidy_uid);
        if let Some(uid) = &uid {
            if uid.is_empty() {
                return Err(Refusal::Empty { field: "UID" });
            }
            let account = Account::new(self.case.account.exchange.clone(), uid);
            no_rival(self.neighbours, &account, &self.case.level)?;
        }
        Ok(self.now(Event::AccountAmended { change: AccountChange { uid, ..change.clone() } }))
    }

    pub(super) fn note(&self, text: &str) -> Result<Fact, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::Empty { field: "note" });
        }
        Ok(self.now(Event::Noted { text: text.to_owned() }))
    }

    pub(super) fn remove_evidence(&self, item: &EvidenceId) -> Result<Fact, Refusal> {
        if !self.case.evidence.iter().any(|held| held.item == *item) {
            return Err(Refusal::NoSuchEvidence { item: item.clone() });
        }
        Ok(self.now(Event::EvidenceRemoved { item: item.clone() }))
    }

    /// What came of an examination. It is about a coming attempt, and a closed case has none.
    pub(super) fn remember(&self, result: &Examination) -> Result<Fact, Refusal> {
        self.not_closed()?;
        match result {
            Examination::Document { expires, .. }
                if !Examination::is_plausible(*expires, self.now.utc().date_naive()) =>
            {
                Err(Refusal::ImplausibleDay { day: *expires })
            }
            Examination::Photos { count: 0, .. } => Err(Refusal::Empty { field: "set of photos" }),
            _ => Ok(self.now(Event::Examined { result: result.clone() })),
        }
    }

    pub(super) fn close(&self, at: Moment, outcome: Closing) -> Result<Fact, Refusal> {
        self.not_closed()?;
        self.past(at, Event::Closed { outcome })
    }

    pub(super) fn reopen(&self, at: Moment) -> Result<Fact, Refusal> {
        if self.case.closed.is_none() {
            return Err(Refusal::NotClosed);
        }
        self.past(at, Event::Reopened)
    }
}
