//! The support conversation.

use super::{Desk, not_before};
use crate::case::{Bound, Clearance, Event, Fact, Moment, Refusal};

impl Desk<'_> {
    /// A message to support: in the open ticket where there is one, else in a new one.
    pub(super) fn send_ticket(
        &self,
        at: Moment,
        channel: &str,
        reference: Option<&String>,
        text: Option<&String>,
    ) -> Result<Fact, Refusal> {
        let next = self.case.tickets.last().map_or(1, |last| last.number.saturating_add(1));
        let event = Event::TicketSent {
            ticket: self.case.open_ticket().map_or(next, |ticket| ticket.number),
            channel: channel.to_owned(),
            reference: reference.cloned(),
            text: text.cloned(),
            reply_wait: self.policy.support_reply,
        };
        self.past(at, event)
    }

    /// Support's answer. One that clears the way must say so in its own words, and there must be a rejection before it
    /// to clear.
    pub(super) fn receive_reply(
        &self,
        at: Moment,
        text: Option<&String>,
        clearance: Clearance,
    ) -> Result<Fact, Refusal> {
        let ticket = self.ticket_at(at)?;
        if clearance == Clearance::Cleared {
            // An answer from before the rejection can't have been about it.
            if self.case.latest_rejection().is_none_or(|(_, rejection)| at < rejection.at) {
                return Err(Refusal::NothingToClear);
            }
            if text.is_none_or(|text| text.trim().is_empty()) {
                return Err(Refusal::Empty { field: "support's answer" });
            }
        }
        self.past(at, Event::TicketReplied { ticket, text: text.cloned(), clearance })
    }

    pub(super) fn close_ticket(&self, at: Moment) -> Result<Fact, Refusal> {
        let ticket = self.ticket_at(at)?;
        self.past(at, Event::TicketClosed { ticket })
    }

    /// The number of the open ticket, which nothing at `at` may precede.
    fn ticket_at(&self, at: Moment) -> Result<u32, Refusal> {
        let ticket = self.case.open_ticket().ok_or(Refusal::NoTicketOpen)?;
        if let Some(first) = ticket.messages.first() {
            not_before(at, first.at, Bound::BeforeTicket)?;
        }
        Ok(ticket.number)
    }
}
