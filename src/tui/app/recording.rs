//! What becomes of a wish: it is handed to the log, and the answer is shown.

use super::{App, Layer};
use crate::case::{Case, CaseId, Command, Made, Moment, Refusal, Slug};
use crate::show::{explain, timeline};
use crate::store::{CommitError, Erased};
use crate::tui::form;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::screen::{Message, Then};

impl App {
    /// Records a wish. On success the forms that led to it are left; on a refusal they stay, with what was typed.
    pub(super) fn record(&mut self, wish: Wish, now: Moment) {
        let recorded = match &wish {
            Wish::Open(opening) => self.store.open_case(opening, now),
            Wish::About(id, command) => self.store.commit(id, command, now),
            Wish::Erase(id, slug) => return self.erase(id, slug, now),
        };
        match recorded {
            Ok(case) => self.recorded(&case, &wish, now),
            Err(CommitError::Refused { refusal, case }) => self.refused(wish, &refusal, case.as_deref(), now),
            Err(error) => self.say(Message::trouble("Not recorded", error.to_string())),
        }
    }

    /// What follows a yes.
    pub(super) fn follow(&mut self, then: Then, now: Moment) -> Reaction {
        self.layers.pop();
        match then {
            Then::Quit => return Reaction::Quit,
            Then::Discard => {
                self.layers.pop();
            }
            Then::Record(wish) => self.record(*wish, now),
            Then::ConfirmBreach(wish) => {
                if let Wish::About(id, command) = *wish
                    && let Some(case) = self.case(&id)
                {
                    let form = form::breach(case, command);
                    self.layers.push(Layer::Form(Box::new(form)));
                }
            }
        }
        Reaction::Stay
    }

    fn erase(&mut self, id: &CaseId, slug: &Slug, now: Moment) {
        // Another program may have been first.
        self.read_again(now);
        if self.case(id).is_none() {
            self.layers.clear();
            self.foot_note = Some(format!("{slug} was gone already."));
            return;
        }
        match self.store.erase(id) {
            Ok(erased) => {
                self.layers.clear();
                self.foot_note = Some(match erased {
                    Erased::Everywhere => format!("Erased {slug}; its bytes in the log are overwritten."),
                    Erased::FromTheDatabase => {
                        format!("Erased {slug}; another program reads the log, and traces may stay until it closes.")
                    }
                });
                self.read_again(now);
            }
            Err(error) => self.say(Message::trouble("Not erased", error.to_string())),
        }
    }

    fn recorded(&mut self, case: &Case, wish: &Wish, now: Moment) {
        while matches!(self.layers.last(), Some(Layer::Form(_) | Layer::Message(_))) {
            self.layers.pop();
        }
        let lines = timeline(case, &self.look.library.knowledge.catalogue);
        let quiet = matches!(wish, Wish::About(_, Command::Check { .. }));
        if let Some(line) = lines.last().filter(|_| !quiet) {
            self.foot_note = Some(format!("Recorded: {}", line.text));
        }
        if matches!(wish, Wish::Open(_)) {
            self.board.choose(case.id.clone());
        }
        self.read_again(now);
    }

    fn refused(&mut self, wish: Wish, refusal: &Refusal, case: Option<&Case>, now: Moment) {
        let explained = explain(refusal, case, &self.look.library.knowledge, &self.look.zone, now);
        let mut message = Message::trouble("Refused", explained.paragraphs());
        let breaks_the_rule = matches!(
            refusal,
            Refusal::CoolingDown { .. }
                | Refusal::SupportFirst { .. }
                | Refusal::Blocked { .. }
                | Refusal::LevelNotVerified { .. }
        );
        if breaks_the_rule && matches!(wish, Wish::About(_, Command::Submit { made: Made::UnderTheRule, .. })) {
            message = message.then(Then::ConfirmBreach(Box::new(wish)));
        }
        self.say(message);
    }
}
