//! What may be recorded. Each command has its rules in one of the files here, and nowhere else.

mod arrival;
mod bookkeeping;
mod correction;
mod outcome;
mod submission;
mod support;

pub use arrival::Unsound;

use super::{Account, Bound, Case, Command, Event, Fact, Moment, Neighbours, Opening, Policy, Refusal, Slug};

/// A wish's circumstances: the case, the time, and what holds around the case.
#[derive(Clone, Copy)]
struct Desk<'a> {
    case: &'a Case,
    now: Moment,
    policy: &'a Policy,
    neighbours: &'a Neighbours,
}

impl Case {
    /// The facts that open a new case at `now`.
    ///
    /// # Errors
    /// [`Refusal`] where the account has a case for this level, open or closed (its log goes on there), or where no UID
    /// or no level is named. Both are kept without the blanks that came along.
    pub fn open(opening: &Opening, now: Moment, neighbours: &Neighbours) -> Result<Vec<Fact>, Refusal> {
        let account = Account { uid: opening.account.bare_uid(), ..opening.account.clone() };
        let level = opening.level.tidy();
        if account.uid.is_empty() {
            return Err(Refusal::Empty { field: "UID" });
        }
        if level.as_str().is_empty() {
            return Err(Refusal::Empty { field: "level" });
        }
        bookkeeping::no_rival(neighbours, &account, &level)?;
        let slug = Slug::first_free(&account.exchange, |slug| neighbours.cases.iter().any(|other| other.slug == *slug));
        let event = Event::Opened { slug, level, account };
        Ok(vec![Fact { at: now, event }])
    }

    /// The facts that `command`, given at `now`, adds to this case.
    ///
    /// # Errors
    /// [`Refusal`] names the rule that stands against it. Nothing is recorded then.
    pub fn decide(
        &self,
        command: &Command,
        now: Moment,
        policy: &Policy,
        neighbours: &Neighbours,
    ) -> Result<Vec<Fact>, Refusal> {
        if let Some(kind) = self.unknown_kind() {
            return Err(Refusal::UnknownEntry { kind: kind.to_owned() });
        }
        let desk = Desk { case: self, now, policy, neighbours };
        let fact = match command {
            Command::Submit { at, submission, made } => desk.submit(*at, submission, *made),
            Command::Approve { at } => desk.approve(*at),
            Command::Reject { at, text, verdict } => desk.reject(*at, text.as_ref(), verdict),
            Command::Interrupt { at, text } => desk.interrupt(*at, text.as_ref()),
            Command::Withdraw { at, text } => desk.withdraw(*at, text.as_ref()),
            Command::Amend { attempt, submitted_at, decided_at, verdict } => {
                desk.amend(*attempt, *submitted_at, *decided_at, verdict.as_ref())
            }
            Command::Undo => desk.undo(),
            Command::SendTicket { at, channel, reference, text } => {
                desk.send_ticket(*at, channel, reference.as_ref(), text.as_ref())
            }
            Command::ReceiveReply { at, text, clearance } => desk.receive_reply(*at, text.as_ref(), *clearance),
            Command::CloseTicket { at } => desk.close_ticket(*at),
            Command::Rename { slug } => desk.rename(slug),
            Command::AmendAccount { change } => desk.amend_account(change),
            Command::Note { text } => desk.note(text),
            Command::AddEvidence { evidence } => Ok(desk.now(Event::EvidenceAdded { evidence: evidence.clone() })),
            Command::RemoveEvidence { item } => desk.remove_evidence(item),
            Command::Check { item, done } => Ok(desk.now(Event::Checked { item: item.clone(), done: *done })),
            Command::Remember { result } => desk.remember(result),
            Command::Close { at, outcome } => desk.close(*at, *outcome),
            Command::Reopen { at } => desk.reopen(*at),
        };
        fact.map(|fact| vec![fact])
    }

    /// The kind of an entry that this version does not know, if there is one that counts.
    pub fn unknown_kind(&self) -> Option<&str> {
        let counting = self.entries.iter().filter(|entry| !self.undone.contains_key(&entry.sequence));
        counting.map(|entry| &entry.fact.event).find_map(|event| match event {
            Event::Unknown { kind, .. } => Some(kind.as_str()),
            _ => None,
        })
    }
}

impl Desk<'_> {
    fn now(&self, event: Event) -> Fact {
        Fact { at: self.now, event }
    }

    /// A fact at `at`, which must not lie in the future.
    fn past(&self, at: Moment, event: Event) -> Result<Fact, Refusal> {
        self.not_in_the_future(at)?;
        Ok(Fact { at, event })
    }

    fn not_in_the_future(&self, at: Moment) -> Result<(), Refusal> {
        if at > self.now { Err(Refusal::InTheFuture { at }) } else { Ok(()) }
    }

    fn not_closed(&self) -> Result<(), Refusal> {
        match self.case.closed {
            Some(closed) => Err(Refusal::Closed { outcome: closed.outcome }),
            None => Ok(()),
        }
    }
}

/// Refuses `at` where it lies before `floor`.
fn not_before(at: Moment, floor: Moment, bound: fn(Moment) -> Bound) -> Result<(), Refusal> {
    if at < floor { Err(Refusal::OutOfOrder { at, bound: bound(floor) }) } else { Ok(()) }
}

/// Refuses `at` where it lies after `ceiling`.
fn not_after(at: Moment, ceiling: Moment, bound: fn(Moment) -> Bound) -> Result<(), Refusal> {
    if at > ceiling { Err(Refusal::OutOfOrder { at, bound: bound(ceiling) }) } else { Ok(()) }
}
