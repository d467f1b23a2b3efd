//! What the exchange's form for a message to support asks for.

use crate::case::Case;
use crate::playbook::{Knowledge, Origin, Tier};

/// What a form asks for, and where that is known from. It is told to the user beside the message: support knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What it asks for.
    pub fields: &'a [String],
    /// Where that comes from.
    pub origin: Origin<'a>,
    exchange: &'a str,
}

impl<'a> Asked<'a> {
    /// What the form of the exchange of a case asks for; `None` where that is not known.
    pub fn of(case: &'a Case, knowledge: &'a Knowledge) -> Option<Self> {
        let exchange = &case.account.exchange;
        let fact = knowledge.playbook(exchange)?.ticket.fields.as_ref()?;
        Some(Self { fields: &fact.value, origin: fact.origin(), exchange: knowledge.title_of(exchange) })
    }

    /// The same as a sentence without its end: `The form of OKX asks for: UID`.
    pub fn words(&self) -> String {
        let fields = self.fields.join("; ");
        // What kycase advises is not said to be the exchange's.
        match self.origin.tier {
            Tier::Kycase => format!("A message to support should say: {fields}"),
            _ => format!("The form of {} asks for: {fields}", self.exchange),
        }
    }
}
