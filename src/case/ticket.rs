//! A conversation with the exchange's support.

use super::{Moment, Wait};
use serde::{Deserialize, Serialize};

/// One support conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Counts from 1 within its case.
    pub number: u32,
    /// How it is held.
    pub channel: String,
    /// The exchange's number for it.
    pub reference: Option<String>,
    /// What was said, in order.
    pub messages: Vec<Message>,
    /// Within which time a reply is expected, where the playbook knows it.
    pub reply_wait: Option<Wait>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
}

impl Ticket {
    /// When a reply is due; `None` while the ticket waits for its user, is closed, or no reply time is known.
    pub fn reply_due_at(&self) -> Option<Moment> {
        Some(self.reply_wait?.after(self.awaiting_since()?))
    }

    /// When its user first wrote.
    pub fn asked_at(&self) -> Option<Moment> {
        self.messages.iter().filter(|message| message.from == Speaker::User).map(|message| message.at).min()
    }

    /// Since when support owes a reply; `None` while it does not.
    pub fn awaiting_since(&self) -> Option<Moment> {
        let last = self.messages.last().filter(|message| message.from == Speaker::User)?;
        self.closed_at.is_none().then_some(last.at)
    }
}

/// One message of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// When it was sent.
    pub at: Moment,
    /// Who wrote it.
    pub from: Speaker,
    /// What it said, byte for byte, where it was kept.
    pub text: Option<String>,
}

/// The two sides of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The user of kycase.
    User,
    /// The exchange's support.
    Support,
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// The level is verified.
    Verified,
    /// The user gave up.
    GaveUp,
    /// The exchange does not serve this user.
    NotEligible,
    /// Anything else.
    Other,
}

impl Closing {
    /// Every outcome of a case.
    pub const ALL: [Closing; 4] = [Self::Verified, Self::GaveUp, Self::NotEligible, Self::Other];

    /// The word for it on the command line and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::GaveUp => "gave_up",
            Self::NotEligible => "not_eligible",
            Self::Other => "other",
        }
    }
}
