//! A case with its circumstances, and calls that read as sentences.

use chrono::DateTime;
use kycase::case::{
    Account, Attempt, Case, CaseId, ChosenBy, ClassRule, Clearance, Command, Entry, ExchangeId, Fact, Finality, Level,
    Made, Moment, Neighbour, Neighbours, Opening, Phase, Policy, ReasonId, Refusal, RetryClass, Slug, Span, Submission,
    Verdict, Wait, WriterId,
};
use std::collections::BTreeMap;

/// The moment that RFC 3339 writes like this.
pub fn moment(text: &str) -> Moment {
    Moment::from_utc(DateTime::parse_from_rfc3339(text).unwrap().to_utc())
}

/// That many hours after the Monday noon at which the cases of these tests are opened.
pub fn hour(hours: u64) -> Moment {
    moment("2026-11-23T12:00:00Z").plus(Span::from_hours(hours))
}

pub fn seconds(count: u64) -> Span {
    Span::from_seconds(count)
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// A policy with one reason of each class, and the two that the core treats in a way of their own.
pub fn policy() -> Policy {
    let classes = [
        ("document_glare", RetryClass::Retry, None),
        ("document_expired", RetryClass::OtherDocument, None),
        ("name_mismatch", RetryClass::CorrectData, None),
        ("duplicate_account", RetryClass::SupportFirst, None),
        ("underage", RetryClass::Final, None),
        ("selfie_mismatch", RetryClass::SupportFirst, Some(RetryClass::Retry)),
        ("too_many_attempts", RetryClass::Retry, None),
    ];
    Policy {
        review: Some(Wait::Span(Span::from_hours(24))),
        support_reply: Some(Wait::BusinessDays(1)),
        classes: classes
            .into_iter()
            .map(|(id, class, first_time)| (ReasonId::new(id), ClassRule { class, first_time }))
            .collect(),
        ..Policy::default()
    }
}

/// What the exchange said: these reasons, no more.
pub fn verdict(reasons: &[&str]) -> Verdict {
    Verdict {
        reasons: reasons.iter().map(|id| ReasonId::new(*id)).collect(),
        chosen_by: ChosenBy::User,
        finality: Finality::ByReasons,
        stated_wait: None,
    }
}

pub fn submit(at: Moment) -> Command {
    Command::Submit { at, submission: Submission::default(), made: Made::UnderTheRule }
}

pub fn submit_already_made(at: Moment) -> Command {
    Command::Submit { at, submission: Submission::default(), made: Made::Already }
}

pub fn submit_as_confirmed_breach(at: Moment) -> Command {
    Command::Submit { at, submission: Submission::default(), made: Made::AlreadyAndConfirmed }
}

pub fn reject(at: Moment, verdict: Verdict) -> Command {
    Command::Reject { at, text: None, verdict }
}

pub fn amend_reasons(attempt: u32, reasons: &[&str]) -> Command {
    Command::Amend { attempt, submitted_at: None, decided_at: None, verdict: Some(verdict(reasons)) }
}

pub fn amend_submitted(attempt: u32, at: Moment) -> Command {
    Command::Amend { attempt, submitted_at: Some(at), decided_at: None, verdict: None }
}

pub fn amend_decided(attempt: u32, at: Moment) -> Command {
    Command::Amend { attempt, submitted_at: None, decided_at: Some(at), verdict: None }
}

pub fn send_ticket(at: Moment) -> Command {
    Command::SendTicket { at, channel: "chat".to_owned(), reference: None, text: None }
}

pub fn reply(at: Moment, clearance: Clearance) -> Command {
    Command::ReceiveReply { at, text: Some("You may submit again.".to_owned()), clearance }
}

pub fn note(text: &str) -> Command {
    Command::Note { text: text.to_owned() }
}

/// Another case of the log.
pub fn neighbour(slug: &str, uid: &str, level: &str) -> Neighbour {
    Neighbour {
        slug: self::slug(slug),
        exchange: ExchangeId::new("okx"),
        uid: uid.to_owned(),
        level: Level::new(level),
        verified: false,
    }
}

pub fn opening(uid: &str, level: &str) -> Opening {
    Opening { account: Account::new(ExchangeId::new("okx"), uid), level: Level::new(level) }
}

/// One case, what holds around it, and what the clock says.
#[derive(Clone)]
pub struct Desk {
    pub case: Case,
    pub policy: Policy,
    pub neighbours: Neighbours,
    pub now: Moment,
}

impl Desk {
    /// A case at OKX for the level `identity` of UID 123456789, opened at hour 0.
    pub fn new() -> Self {
        Self::for_level("identity")
    }

    pub fn for_level(level: &str) -> Self {
        let neighbours = Neighbours::default();
        let facts = Case::open(&opening("123456789", level), hour(0), &neighbours).unwrap();
        let entries = facts.into_iter().map(|fact| entry(1, hour(0), fact));
        let case = Case::fold(CaseId::new("case-1"), entries).unwrap();
        Self { case, policy: policy(), neighbours, now: hour(0) }
    }

    /// Asks for it at the desk's present time.
    pub fn wish(&mut self, command: Command) -> Result<(), Refusal> {
        for fact in self.case.decide(&command, self.now, &self.policy, &self.neighbours)? {
            let sequence = self.case.entries.last().map_or(1, |last| last.sequence + 1);
            self.case.apply(&entry(sequence, self.now, fact));
        }
        Ok(())
    }

    /// Asks for what must be granted.
    #[track_caller]
    pub fn record(&mut self, command: Command) -> &mut Self {
        let refused = self.wish(command.clone()).err();
        assert_eq!(refused, None, "{command:?} was refused at {}", self.now);
        self
    }

    /// Asks for what must be refused, and leaves no trace then.
    #[track_caller]
    pub fn refused(&mut self, command: Command) -> Refusal {
        let before = self.case.clone();
        let refusal = self.wish(command.clone()).expect_err(&format!("{command:?} was granted at {}", self.now));
        assert_eq!(self.case, before);
        refusal
    }

    /// Lets time pass, never backwards.
    pub fn at(&mut self, now: Moment) -> &mut Self {
        self.now = self.now.max(now);
        self
    }

    #[track_caller]
    pub fn submitted(&mut self, at: Moment) -> &mut Self {
        self.at(at).record(submit(at))
    }

    #[track_caller]
    pub fn rejected(&mut self, at: Moment, reasons: &[&str]) -> &mut Self {
        self.at(at).record(reject(at, verdict(reasons)))
    }

    #[track_caller]
    pub fn interrupted(&mut self, at: Moment) -> &mut Self {
        self.at(at).record(Command::Interrupt { at, text: None })
    }

    #[track_caller]
    pub fn approved(&mut self, at: Moment) -> &mut Self {
        self.at(at).record(Command::Approve { at })
    }

    /// A ticket is opened at `asked` and support welcomes a new submission at `answered`.
    #[track_caller]
    pub fn cleared(&mut self, asked: Moment, answered: Moment) -> &mut Self {
        self.at(asked).record(send_ticket(asked)).at(answered).record(reply(answered, Clearance::Cleared))
    }

    /// Whether a submission at `at`, made at that very time, is granted; nothing is recorded.
    pub fn would_submit(&self, at: Moment) -> Result<(), Refusal> {
        self.case.decide(&submit(at), at, &self.policy, &self.neighbours).map(drop)
    }

    pub fn phase(&self) -> Phase {
        self.case.phase(self.now)
    }

    pub fn attempt(&self, number: usize) -> &Attempt {
        &self.case.attempts[number - 1]
    }
}

pub fn entry(sequence: u32, recorded_at: Moment, fact: Fact) -> Entry {
    Entry { sequence, writer: WriterId::new("writer-1"), recorded_at, fact }
}

/// The case without its memory of how it came about.
pub fn state(case: &Case) -> Case {
    Case { entries: Vec::new(), undone: BTreeMap::default(), ..case.clone() }
}
