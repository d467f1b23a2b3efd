//! The way to a formal complaint: what the exchange says of it, and from when on it is open to a case.

use super::Zone;
use crate::case::{Case, Moment, Wait};
use crate::playbook::{Fact, Knowledge, Origin};

/// The complaint of a case that support has not settled. It is no timer: it is what follows from the ticket and the
/// playbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint<'a> {
    /// How it is made.
    pub channel: &'a str,
    /// What it must hold, as far as that is known.
    pub needs: &'a [String],
    /// From when on it may be made; `None` where the exchange states no time.
    pub open_at: Option<Moment>,
    /// The time without a sufficient answer that the exchange states.
    pub after: Option<Wait>,
    /// Whether the open ticket has a number.
    pub numbered: bool,
    /// Where the channel is stated.
    pub origin: Origin<'a>,
}

impl<'a> Complaint<'a> {
    /// The complaint that `case` may come to; `None` where no matter is with support or no channel is known.
    pub fn of(case: &Case, knowledge: &'a Knowledge) -> Option<Self> {
        let asked_at = case.unsettled_since()?;
        let stated = &knowledge.playbook(&case.account.exchange)?.complaint;
        let channel = stated.channel.as_ref()?;
        let after = stated.after.as_ref().map(|fact| fact.value);
        Some(Self {
            channel: &channel.value,
            needs: stated.needs.as_ref().map_or(&[], |fact: &Fact<Vec<String>>| &fact.value),
            open_at: after.map(|wait| wait.after(asked_at)),
            after,
            numbered: case.open_ticket().is_some_and(|ticket| ticket.reference.is_some()),
            origin: channel.origin(),
        })
    }

    /// Whether the time that the exchange states is over at `now`.
    pub fn is_open(&self, now: Moment) -> bool {
        self.open_at.is_some_and(|open_at| open_at <= now)
    }

    /// From when on, in words: `open since 2027-01-04 23:59 UTC`.
    pub fn when(&self, zone: &Zone, now: Moment) -> String {
        match self.open_at {
            Some(open_at) if open_at <= now => format!("open since {}", zone.stamp(open_at)),
            Some(open_at) => format!("opens {}, without a sufficient answer", zone.stamp(open_at)),
            None => "no time to wait before it is stated".to_owned(),
        }
    }

    /// What to do once it is open, in one sentence.
    pub fn step(&self) -> String {
        let needs =
            if self.needs.is_empty() { String::new() } else { format!(" It needs: {}.", self.needs.join(", ")) };
        let number = if self.numbered { "" } else { " Record the number of your ticket first." };
        format!("Support has had its time: the complaint route is open. {}.{needs}{number}", self.channel)
    }
}

/// What is to be known of every wait in business days.
pub const CALENDAR: &str = "Business days are Monday to Friday, counted in UTC; public holidays are not known.";

/// The same where a wait is in business days; nothing where it is not.
pub fn calendar(wait: Wait) -> Option<&'static str> {
    matches!(wait, Wait::BusinessDays(_)).then_some(CALENDAR)
}
