//! What can be done with a case, from the list of cases and from its own page alike.

use super::{Message, Then};
use crate::case::{Case, Command, Event, Phase};
use crate::show;
use crate::tui::action::Action;
use crate::tui::form::{self, Form};
use crate::tui::keymap::Place;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::view::View;

/// The actions that [`act`] knows, the likeliest ones of a case in `phase` first: for the hints.
pub fn likely(phase: Phase) -> &'static [Action] {
    match phase {
        Phase::Preparing | Phase::Ready => &[Action::Submit, Action::Note, Action::CopyDraft],
        Phase::InReview | Phase::Overdue => &[Action::Approve, Action::Reject, Action::Interrupt, Action::CopyDraft],
        Phase::CoolingDown => &[Action::CopyDraft, Action::Note, Action::TicketSent],
        Phase::SupportFirst | Phase::Blocked => &[Action::CopyDraft, Action::TicketSent, Action::TicketReply],
        Phase::Verified => &[Action::Close, Action::Note],
        Phase::Closed => &[Action::Reopen, Action::Note],
    }
}

/// What an action on `case` leads to; `None` for an action that has nothing to do with a single case.
pub fn act(action: Action, case: &Case, view: &View<'_>) -> Option<Reaction> {
    let fill = |form: Form| Reaction::Fill(Box::new(form));
    Some(match action {
        Action::Submit => fill(form::submit(case, view)),
        Action::Reject => fill(form::reject(case, view)).if_in_review(case, view),
        Action::Approve => fill(form::approve(case)).if_in_review(case, view),
        Action::Interrupt => fill(form::interrupt(case)).if_in_review(case, view),
        Action::Withdraw => fill(form::withdraw(case)).if_in_review(case, view),
        Action::Note => fill(form::note(case)),
        Action::Account => fill(form::account(case)),
        Action::TicketSent => fill(form::sent(case, &draft(case, "chat", view))),
        Action::TicketReply => fill(form::reply(case)),
        Action::Close => fill(form::close(case)),
        Action::Reopen => Reaction::Record(Box::new(Wish::about(case, Command::Reopen { at: view.now }))),
        Action::Undo => undo(case, view),
        Action::CopyDraft => copy(case, "chat", view),
        _ => return None,
    })
}

/// Copies the message to support, unless it has a gap.
pub fn copy(case: &Case, template: &str, view: &View<'_>) -> Reaction {
    let library = view.library;
    match library.templates.draft(template, &library.config.lang, case, view.knowledge(), view.now) {
        Ok(draft) if draft.unfilled.is_empty() => Reaction::Copy(draft.text, "the message to support"),
        Ok(draft) => Reaction::Say(Box::new(Message::trouble(
            "Not copied",
            format!("The message still lacks {}. Complete the account first.", draft.unfilled.join(", ")),
        ))),
        Err(error) => Reaction::Say(Box::new(Message::trouble("No message", error.to_string()))),
    }
}

fn draft(case: &Case, template: &str, view: &View<'_>) -> String {
    let library = view.library;
    let draft = library.templates.draft(template, &library.config.lang, case, view.knowledge(), view.now);
    draft.map(|draft| draft.text).unwrap_or_default()
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

impl Reaction {
    /// The form, where an attempt is in review; else what to do first.
    fn if_in_review(self, case: &Case, view: &View<'_>) -> Self {
        if case.in_review().is_some() {
            return self;
        }
        let key = view.key(Place::Board, Action::Submit);
        Reaction::Note(format!("No attempt is in review: record the submission first ({key})."))
    }
}
