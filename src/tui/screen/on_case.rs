//! What can be done with a case, from the list of cases and from its own page alike.

use super::support_message::SupportMessage;
use super::{Message, Then};
use crate::case::{Case, Command, Event, Moment, Phase};
use crate::show;
use crate::tui::action::Action;
use crate::tui::form::{self, Form};
use crate::tui::keymap::Place;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::view::View;

/// The actions that [`act`] knows, the likeliest ones of a case at `now` first: for the hints.
pub fn likely(case: &Case, now: Moment) -> &'static [Action] {
    match case.phase(now) {
        Phase::SupportFirst | Phase::Blocked if case.open_ticket().is_none() => {
            &[Action::CopyDraft, Action::TicketSent, Action::Amend]
        }
        Phase::Preparing | Phase::Ready => &[Action::Guide, Action::Submit, Action::CopyDraft, Action::Note],
        Phase::InReview | Phase::Overdue => &[Action::Approve, Action::Reject, Action::Interrupt, Action::CopyDraft],
        Phase::CoolingDown => &[Action::Guide, Action::CopyDraft, Action::Note, Action::TicketSent],
        Phase::SupportFirst | Phase::Blocked => &[Action::CopyDraft, Action::TicketSent, Action::TicketReply],
        Phase::Verified => &[Action::Close, Action::Note],
        Phase::Closed => &[Action::Reopen, Action::Note],
    }
}

/// What an action on `case` leads to; `None` for an action that has nothing to do with a single case.
pub fn act(action: Action, case: &Case, view: &View<'_>) -> Option<Reaction> {
    let message = || SupportMessage::of(case, "chat", view);
    let fill = |form: Form| Reaction::Fill(Box::new(form));
    Some(match action {
        Action::Submit => fill(form::submit(case, view)).unless(no_submission(case, view)),
        Action::Reject => fill(form::reject(case, view)).if_in_review(case, view),
        Action::Approve => fill(form::approve(case)).if_in_review(case, view),
        Action::Interrupt => fill(form::interrupt(case)).if_in_review(case, view),
        Action::Withdraw => fill(form::withdraw(case)).if_in_review(case, view),
        Action::Note => fill(form::note(case)),
        Action::Account => fill(form::account(case)),
        Action::TicketSent => fill(form::sent(case, "chat", &message().text())),
        Action::TicketReply => fill(form::reply(case)).unless(no_ticket(case, view)),
        Action::CloseTicket => Reaction::Record(Box::new(Wish::about(case, Command::CloseTicket { at: view.now }))),
        Action::Amend => {
            form::amend(case, view).map_or_else(|| Reaction::Note("There is no attempt to correct.".to_owned()), fill)
        }
        Action::Guide => Reaction::Guide(case.id.clone()).unless(no_submission(case, view)),
        Action::Rename => fill(form::rename(case)),
        Action::Delete => fill(form::erase(case)),
        Action::Close => fill(form::close(case)).unless(closed(case, view)),
        Action::Reopen => Reaction::Record(Box::new(Wish::about(case, Command::Reopen { at: view.now }))),
        Action::Undo => undo(case, view),
        Action::CopyDraft => message().copied(),
        _ => return None,
    })
}

/// Asks before the latest entry is taken back, and says which one that is.
fn undo(case: &Case, view: &View<'_>) -> Reaction {
    let timeline = show::timeline(case, &view.knowledge().catalogue);
    let latest = case
        .entries
        .iter()
        .zip(&timeline)
        .skip(1)
        .rev()
        .find(|(entry, line)| line.undone_by.is_none() && !matches!(entry.fact.event, Event::Undone { .. }));
    match latest {
        None => Reaction::Note("There is nothing to undo.".to_owned()),
        Some((_, line)) => {
            let text = format!("{}\n\n{}", view.zone.near(line.at), line.text);
            let wish = Box::new(Wish::about(case, Command::Undo));
            Reaction::Say(Box::new(Message::question("Take this entry back?", text, Then::Record(wish))))
        }
    }
}

/// Why nothing can be submitted, whatever the waits: what would be typed in the form would be typed in vain.
fn no_submission(case: &Case, view: &View<'_>) -> Option<String> {
    match case.phase(view.now) {
        Phase::InReview | Phase::Overdue => Some("An attempt is in review: record what became of it first.".to_owned()),
        Phase::Verified => Some("The level is verified already.".to_owned()),
        Phase::Closed => closed(case, view),
        _ => None,
    }
}

fn no_ticket(case: &Case, view: &View<'_>) -> Option<String> {
    let key = view.key(Place::Board, Action::TicketSent);
    let words = || format!("No ticket is open: record your message to support first ({key}).");
    case.open_ticket().is_none().then(words)
}

fn closed(case: &Case, view: &View<'_>) -> Option<String> {
    let key = view.key(Place::Board, Action::Reopen);
    case.closed.map(|_| format!("The case is closed: {key} reopens it."))
}

impl Reaction {
    /// The reaction, unless something stands against it.
    fn unless(self, obstacle: Option<String>) -> Self {
        obstacle.map_or(self, Reaction::Note)
    }

    /// The form, where an attempt is in review; else what to do first.
    fn if_in_review(self, case: &Case, view: &View<'_>) -> Self {
        if case.in_review().is_some() {
            return self;
        }
        let key = view.key(Place::Board, Action::Submit);
        Reaction::Note(format!("No attempt is in review: record the submission first ({key})."))
    }
}
