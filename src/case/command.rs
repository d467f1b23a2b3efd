//! Wishes: what a user asks to have recorded. Each may be refused.

use super::{
    AccountChange, ChosenBy, Clearance, Closing, Evidence, EvidenceId, Examination, ItemId, Moment, ReasonId, Slug,
    Span, Submission,
};

/// A wish about a case that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "what a field is stands with the fact that it becomes, in `event`")]
pub enum Command {
    /// Give it another reference.
    Rename { slug: Slug },
    /// Correct or complete what is known of the account.
    AmendAccount { change: AccountChange },
    /// Record a submission made at `at`.
    Submit { at: Moment, submission: Submission, made: Made },
    /// Record that the attempt in review was approved.
    Approve { at: Moment },
    /// Record that the attempt in review was rejected.
    Reject { at: Moment, text: Option<String>, verdict: Verdict },
    /// Record that the attempt in review failed for technical reasons.
    Interrupt { at: Moment, text: Option<String> },
    /// Record that the user took back the attempt in review.
    Withdraw { at: Moment, text: Option<String> },
    /// Correct what was recorded of an attempt.
    Amend { attempt: u32, submitted_at: Option<Moment>, decided_at: Option<Moment>, verdict: Option<Verdict> },
    /// Take back the latest entry that still counts.
    Undo,
    /// Keep a private remark.
    Note { text: String },
    /// Have a piece of evidence at hand, in place of one of the same kind.
    AddEvidence { evidence: Evidence },
    /// No longer have a piece of evidence.
    RemoveEvidence { item: EvidenceId },
    /// Tick or untick an item of the list that the case is at.
    Check { item: ItemId, done: bool },
    /// Keep what came of an examination, in place of what was kept of the same thing.
    Remember { result: Examination },
    /// Record a message to support, in the open ticket or a new one.
    SendTicket { at: Moment, channel: String, reference: Option<String>, text: Option<String> },
    /// Record support's answer in the open ticket.
    ReceiveReply { at: Moment, text: Option<String>, clearance: Clearance },
    /// Close the open ticket.
    CloseTicket { at: Moment },
    /// End the case.
    Close { at: Moment, outcome: Closing },
    /// Go on with a case that had ended.
    Reopen { at: Moment },
}

/// Whether a submission is about to be recorded under the rule, or was made outside kycase and belongs in the log
/// whatever the rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// Under the rule: refused where the rule forbids it.
    UnderTheRule,
    /// It happened already; where it broke the rule this is refused too, until the user has confirmed it.
    Already,
    /// It happened already, and the user has typed that it broke the rule.
    AlreadyAndConfirmed,
}

/// What the exchange decided, as the user tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The reasons; none means `unspecified`.
    pub reasons: Vec<ReasonId>,
    /// Who named them.
    pub chosen_by: ChosenBy,
    /// Whether the exchange called it final.
    pub finality: Finality,
    /// A wait that the exchange stated.
    pub stated_wait: Option<Span>,
}

/// Whether the exchange itself said that its no is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finality {
    /// It did not; the reasons tell.
    ByReasons,
    /// It did.
    Stated,
}
