//! Facts: what happened, as the log keeps it.

use super::{
    Account, AccountChange, Breach, Closing, Evidence, EvidenceId, Examination, ItemId, Level, Moment, Ruling, Slug,
    Submission, Wait, WriterId,
};
use serde::{Deserialize, Serialize};

/// One entry of the log: a fact with its place in the case and its two times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts from 1 within its case, without a gap.
    pub sequence: u32,
    /// The copy of kycase that wrote it.
    pub writer: WriterId,
    /// When it was written down.
    pub recorded_at: Moment,
    /// What happened, and when.
    pub fact: Fact,
}

/// Something that happened at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// When it happened; not later than when it was written down.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// What can happen to a case. The kind and the fields are the log's format: a change to them is a new format version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The case began. Always the first entry, and only the first.
    Opened {
        /// Its reference.
        slug: Slug,
        /// The level that is pursued.
        level: Level,
        /// The account to be verified.
        account: Account,
    },
    /// The case got another reference.
    Renamed {
        /// The new one.
        slug: Slug,
    },
    /// What was known of the account was corrected or completed.
    AccountAmended {
        /// The new values.
        change: AccountChange,
    },
    /// Documents were submitted, at the time of the fact.
    Submitted {
        /// Its number.
        attempt: u32,
        /// What was sent, and how.
        submission: Submission,
        /// When the exchange's longest review time ends, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review_due_at: Option<Moment>,
        /// The rule that it broke, confirmed by the user.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        breach: Option<Breach>,
    },
    /// The exchange verified the level.
    Approved {
        /// The attempt that it answered.
        attempt: u32,
    },
    /// The exchange said no.
    Rejected {
        /// The attempt that it answered.
        attempt: u32,
        /// Its text, byte for byte.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// What that means for the next attempt.
        #[serde(flatten)]
        ruling: Ruling,
    },
    /// A technical failure: the attempt never reached review.
    Interrupted {
        /// The attempt that failed.
        attempt: u32,
        /// What was seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The user took the attempt back.
    Withdrawn {
        /// The attempt.
        attempt: u32,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Something recorded of an attempt was corrected.
    Amended {
        /// The attempt.
        attempt: u32,
        /// The right values.
        #[serde(flatten)]
        correction: Correction,
    },
    /// An earlier entry of this case no longer counts.
    Undone {
        /// Its sequence number.
        sequence: u32,
    },
    /// The user wrote something down. Private: it never enters a draft.
    Noted {
        /// The words.
        text: String,
    },
    /// A piece of evidence is at hand; it replaces one of the same kind.
    EvidenceAdded {
        /// The piece.
        #[serde(flatten)]
        evidence: Evidence,
    },
    /// A piece of evidence is no longer at hand.
    EvidenceRemoved {
        /// Its kind.
        item: EvidenceId,
    },
    /// An item was ticked or unticked: of the pre-flight list, for the coming attempt, or of the one for after an approval.
    Checked {
        /// The item.
        item: ItemId,
        /// Whether it is done.
        done: bool,
    },
    /// A document, a name or photos were examined, and the user wants to keep what came of it.
    Examined {
        /// What, and what came of it.
        #[serde(flatten)]
        result: Examination,
    },
    /// A message went to support; it opens the ticket if it is the first.
    TicketSent {
        /// The ticket.
        ticket: u32,
        /// How it went.
        channel: String,
        /// The exchange's number for the ticket.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
        /// The text, where it is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Within which time a reply is expected, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_wait: Option<Wait>,
    },
    /// Support answered.
    TicketReplied {
        /// The ticket.
        ticket: u32,
        /// The answer, byte for byte.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Whether it says that a new submission is welcome.
        clearance: Clearance,
    },
    /// A ticket was closed.
    TicketClosed {
        /// The ticket.
        ticket: u32,
    },
    /// The case ended.
    Closed {
        /// How.
        outcome: Closing,
    },
    /// The case goes on after it had ended.
    Reopened,
    /// An entry of a kind or a format that this version does not know. It is kept and shown, and as it may bear on
    /// the rule, nothing more is recorded on its case.
    #[serde(skip)]
    Unknown {
        /// The kind, as the log names it.
        kind: String,
        /// Its body, as the log holds it.
        body: String,
    },
}

impl Event {
    /// The kinds that this version writes and reads, as the log names them.
    pub const KINDS: [&str; 20] = [
        "opened",
        "renamed",
        "account_amended",
        "submitted",
        "approved",
        "rejected",
        "interrupted",
        "withdrawn",
        "amended",
        "undone",
        "noted",
        "evidence_added",
        "evidence_removed",
        "checked",
        "examined",
        "ticket_sent",
        "ticket_replied",
        "ticket_closed",
        "closed",
        "reopened",
    ];
}

/// Whether an answer of support opens the way to a new submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clearance {
    /// Support wrote that a new submission is welcome.
    Cleared,
    /// It did not say so.
    NotCleared,
}

/// Corrected values of an attempt; what is `None` stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was really submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Moment>,
    /// When its review is due, where the submission was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due_at: Option<Moment>,
    /// When its outcome really came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Moment>,
    /// The reasons as they turned out, with all that follows from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
}
