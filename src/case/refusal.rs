//! Why a wish was refused. The words for people are made elsewhere, from these facts.

use super::{Breach, Closing, EvidenceId, Level, Moment, Slug};
use chrono::NaiveDate;

/// A rule that stands against a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The wait after a rejection is not over: a submission is allowed from `until` on.
    CoolingDown {
        /// When the submission was, or would be.
        at: Moment,
        /// The first instant at which it is allowed.
        until: Moment,
        /// The number of the rejected attempt whose wait it is.
        attempt: u32,
    },
    /// An attempt is in review; its outcome comes first.
    InReview {
        /// Its number.
        attempt: u32,
    },
    /// The rejection asks for support's answer before any new submission; waiting does not lift it.
    SupportFirst {
        /// The number of the rejected attempt.
        attempt: u32,
    },
    /// The rejection is final; waiting does not lift it.
    Blocked {
        /// The number of the rejected attempt.
        attempt: u32,
    },
    /// A level that comes first is not verified.
    LevelNotVerified {
        /// The level that comes first.
        requires: Level,
    },
    /// The level is verified already.
    Verified,
    /// The case has ended.
    Closed {
        /// How.
        outcome: Closing,
    },
    /// The case has not ended.
    NotClosed,
    /// A time in the future can't be recorded.
    InTheFuture {
        /// The time that was given.
        at: Moment,
    },
    /// The time contradicts another one of the case.
    OutOfOrder {
        /// The time that was given.
        at: Moment,
        /// What it contradicts.
        bound: Bound,
    },
    /// A past submission that broke the rule, not yet confirmed by its user.
    BreachNotConfirmed {
        /// The rule that it broke.
        breach: Breach,
    },
    /// No attempt is in review.
    NoAttemptInReview,
    /// The case has no such attempt.
    NoSuchAttempt {
        /// The number that was given.
        attempt: u32,
    },
    /// The attempt has no outcome of the kind that was to be corrected.
    NothingToAmend {
        /// The number of the attempt.
        attempt: u32,
        /// What it lacks: an outcome, or a rejection.
        missing: Missing,
    },
    /// There is nothing that could be undone.
    NothingToUndo,
    /// A breach stays in the log.
    BreachStays {
        /// The number of the attempt.
        attempt: u32,
    },
    /// The case has no such evidence.
    NoSuchEvidence {
        /// The kind that was given.
        item: EvidenceId,
    },
    /// No ticket is open.
    NoTicketOpen,
    /// Support can't clear a case that has no rejection.
    NothingToClear,
    /// The account has a case for this level.
    CaseExists {
        /// Its reference.
        slug: Slug,
    },
    /// Another case has this reference.
    NameTaken {
        /// The reference.
        slug: Slug,
    },
    /// A text that must say something is empty.
    Empty {
        /// What it is.
        field: &'static str,
    },
    /// The last day of a document is none that a document has.
    ImplausibleDay {
        /// The day that was given.
        day: NaiveDate,
    },
    /// The case holds an entry that this version does not know.
    UnknownEntry {
        /// Its kind.
        kind: String,
    },
}

/// What a time must not be before, or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Not before the outcome of an earlier attempt.
    BeforePreviousOutcome(Moment),
    /// Not before the attempt's own submission.
    BeforeSubmission(Moment),
    /// Not after the attempt's own outcome.
    AfterOutcome(Moment),
    /// Not after the next attempt's submission.
    AfterNextSubmission(Moment),
    /// Not before the message that opened the ticket.
    BeforeTicket(Moment),
}

/// What an attempt lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Any outcome.
    Outcome,
    /// A rejection.
    Rejection,
}

impl Refusal {
    /// The rule's name, for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::CoolingDown { .. } => "cooling_down",
            Self::InReview { .. } => "in_review",
            Self::SupportFirst { .. } => "support_first",
            Self::Blocked { .. } => "blocked",
            Self::LevelNotVerified { .. } => "level_not_verified",
            Self::Verified => "verified",
            Self::Closed { .. } => "closed",
            Self::NotClosed => "not_closed",
            Self::InTheFuture { .. } => "in_the_future",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::BreachNotConfirmed { .. } => "breach_not_confirmed",
            Self::NoAttemptInReview => "no_attempt_in_review",
            Self::NoSuchAttempt { .. } => "no_such_attempt",
            Self::NothingToAmend { .. } => "nothing_to_amend",
            Self::NothingToUndo => "nothing_to_undo",
            Self::BreachStays { .. } => "breach_stays",
            Self::NoSuchEvidence { .. } => "no_such_evidence",
            Self::NoTicketOpen => "no_ticket_open",
            Self::NothingToClear => "nothing_to_clear",
            Self::CaseExists { .. } => "case_exists",
            Self::NameTaken { .. } => "name_taken",
            Self::Empty { .. } => "empty",
            Self::ImplausibleDay { .. } => "implausible_day",
            Self::UnknownEntry { .. } => "unknown_entry",
        }
    }

    /// When the rule lifts by itself; `None` where waiting does not lift it.
    pub fn until(&self) -> Option<Moment> {
        match self {
            Self::CoolingDown { until, .. } => Some(*until),
            Self::InTheFuture { at } => Some(*at),
            _ => None,
        }
    }
}
