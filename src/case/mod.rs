//! The core: what a case is, what may be recorded of it, and what follows.
//!
//! An [`Event`] is a fact, a [`Case`] is a fold of facts, a [`Command`] is a wish. [`Case::decide`] may refuse a wish;
//! [`Case::apply`] never refuses a fact, because history is history. Time is a value here: no clock, no file, no
//! randomness, no database and no terminal is named in this folder, and nothing in it can fail but a wish.

mod account;
mod attempt;
mod command;
mod decide;
mod event;
mod evidence;
mod examination;
mod fold;
mod moment;
mod names;
mod phase;
mod policy;
mod reason;
mod refusal;
pub mod text;
mod ticket;
mod timers;
mod wait;

pub use account::{Account, AccountChange, Opening, tidy_uid};
pub use attempt::{Attempt, Breach, Outcome, Rejection, Ruling, Submission};
pub use command::{Command, Finality, Made, Verdict};
pub use decide::Unsound;
pub use event::{Clearance, Correction, Entry, Event, Fact};
pub use evidence::{Evidence, EvidenceFile};
pub use examination::{Agreement, Examination, Grade, Shown, Side};
pub use fold::{BrokenHistory, Case, Closed, Note};
pub use moment::{Moment, Span};
pub use names::{BadSlug, CaseId, EvidenceId, ExchangeId, ItemId, Level, ReasonId, Slug, WriterId};
pub use phase::Phase;
pub use policy::{COOLDOWN, ClassRule, LONGEST_STATED_WAIT, Neighbour, Neighbours, Policies, Policy};
pub use reason::{ChosenBy, RetryClass};
pub use refusal::{Bound, Missing, Refusal};
pub use ticket::{Closing, Message, Speaker, Ticket};
pub use timers::{Timer, TimerKind};
pub use wait::{BadWait, Wait, unit_seconds};
