//! Forms: fields one below the other, and what they are to record. One file per form.

mod account;
mod amend;
mod breach;
mod choice;
mod close;
mod draw;
mod enclose;
mod erase;
mod field;
mod note;
mod open;
mod outcome;
mod reasons;
mod reject;
mod rename;
mod submit;
mod ticket;

pub use account::account;
pub use amend::amend;
pub use breach::breach;
pub use choice::Choice;
pub use close::close;
pub use enclose::enclose;
pub use erase::erase;
pub use field::{Effect, Field, Kind};
pub use note::note;
pub use open::open;
pub use outcome::{approve, interrupt, withdraw};
pub use reject::reject;
pub use rename::rename;
pub use submit::submit;
pub use ticket::{reply, sent};

use super::action::Action;
use super::keymap::{Key, Place};
use super::reaction::{Reaction, Wish};
use super::screen::Message;
use super::view::View;
use crate::case::{Attempt, CaseId, ChosenBy, Command, Moment, Slug, Span};
use crate::system::when::{self, BadWait};
use ratatui::crossterm::event::KeyEvent;
use reasons::ReasonPicker;

/// A form that is being filled in.
#[derive(Debug)]
pub struct Form {
    title: String,
    intro: String,
    fields: Vec<Field>,
    focus: usize,
    subject: Subject,
    build: Build,
    follow: Follow,
    fault: Option<Fault>,
    touched: bool,
}

/// What a form is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A case that is yet to be opened.
    NewCase,
    /// A case.
    Case(CaseId),
    /// A case, and the reference that is to be typed as a word of confirmation.
    Named {
        /// The case.
        case: CaseId,
        /// Its reference.
        slug: Slug,
    },
    /// The attempts of a case, as they were when the form was opened.
    Attempts {
        /// The case.
        case: CaseId,
        /// Its attempts.
        attempts: Vec<Attempt>,
    },
    /// A wish that was refused, and waits for the case's reference as a word of confirmation.
    Refused {
        /// The case.
        case: CaseId,
        /// Its reference.
        slug: Slug,
        /// The wish.
        command: Box<Command>,
    },
}

/// Makes the wish of what the fields say.
type Build = fn(&Form, &View<'_>) -> Result<Wish, Fault>;

/// Lets some fields follow what was typed in others.
type Follow = fn(&mut Form, &View<'_>);

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong, and what is wanted.
    pub text: String,
}

impl Form {
    /// An untouched form.
    pub fn new(title: impl Into<String>, intro: impl Into<String>, subject: Subject, build: Build) -> Self {
        Self {
            title: title.into(),
            intro: intro.into(),
            fields: Vec::new(),
            focus: 0,
            subject,
            build,
            follow: |_, _| {},
            fault: None,
            touched: false,
        }
    }

    /// The form with one more field.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The form with fields that follow what is typed in others.
    #[must_use]
    pub fn following(mut self, follow: Follow) -> Self {
        self.follow = follow;
        self
    }

    /// Whether something was typed that would be lost.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Takes a key.
    pub fn key(&mut self, event: KeyEvent, view: &View<'_>) -> Reaction {
        let action = view.keymap.action(Place::Form, Key::of(event));
        let field = &mut self.fields[self.focus];
        let taken = !matches!(action, Some(Action::Save | Action::Cancel | Action::NextField | Action::PreviousField))
            || field.wants(event);
        match if taken { field.key(event) } else { Effect::None } {
            Effect::None => {}
            Effect::Moved => return Reaction::Stay,
            Effect::Changed => {
                self.take_change(view);
                return Reaction::Stay;
            }
        }
        action.map_or(Reaction::Stay, |action| self.act(action, view))
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, view: &View<'_>) -> Reaction {
        match action {
            Action::NextField => self.step(1),
            Action::PreviousField => self.step(self.fields.len() - 1),
            Action::Accept if self.focus + 1 < self.fields.len() => self.step(1),
            Action::Accept | Action::Save => return self.save(view),
            Action::Cancel => return self.cancel(),
            _ => {}
        }
        Reaction::Stay
    }

    /// Takes a paste, as one event.
    pub fn paste(&mut self, text: &str, view: &View<'_>) {
        self.fields[self.focus].paste(text);
        self.take_change(view);
    }

    /// What is typed in a text field, without blanks around it; `None` where that is nothing.
    pub fn text(&self, id: &'static str) -> Option<String> {
        let text = self.field(id)?.text()?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }

    /// What stands in an area, as it was pasted; `None` where that is nothing.
    pub fn verbatim(&self, id: &'static str) -> Option<String> {
        self.field(id)?.text().filter(|text| !text.trim().is_empty())
    }

    /// The moment that a time field names.
    ///
    /// # Errors
    /// [`Fault`] where it names none.
    pub fn time(&self, id: &'static str, view: &View<'_>) -> Result<Moment, Fault> {
        let missing = || Fault { field: id, text: "a time is wanted; `now` is one".to_owned() };
        let text = self.text(id).ok_or_else(missing)?;
        when::parse(&text, view.now, view.zone).map_err(|error| Fault { field: id, text: error.to_string() })
    }

    /// Whether a text field says something else than it began with.
    pub fn changed(&self, id: &'static str) -> bool {
        self.field(id).is_some_and(|field| field.changed_text().is_some())
    }

    /// The value that is chosen in a choice field.
    pub fn chosen(&self, id: &'static str) -> &str {
        match self.field(id).map(|field| &field.kind) {
            Some(Kind::Choice(choice)) => choice.value(),
            _ => "",
        }
    }

    /// Who chose the reasons: triage, where nobody has changed what it proposed.
    pub fn reasons_chosen_by(&self) -> ChosenBy {
        let picker = self.fields.iter().find_map(|field| match &field.kind {
            Kind::Reasons(picker) => Some(picker),
            _ => None,
        });
        picker.map_or(ChosenBy::User, ReasonPicker::chosen_by)
    }

    /// The reasons that are ticked in the list of reasons.
    pub fn reasons(&self) -> Vec<crate::case::ReasonId> {
        self.fields
            .iter()
            .find_map(|field| match &field.kind {
                Kind::Reasons(picker) => Some(picker.ticked()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The wait that the exchange stated, as it stands in the field `wait`.
    ///
    /// # Errors
    /// [`Fault`] where it is no length of time, or longer than any exchange states.
    pub fn stated_wait(&self) -> Result<Option<Span>, Fault> {
        let Some(text) = self.text("wait") else { return Ok(None) };
        let span = when::stated_wait(&text).map_err(|bad| {
            let hint = if bad == BadWait::Unreadable { "; write it like `48h` or `3 days`" } else { "" };
            Fault { field: "wait", text: format!("`{text}` {bad}{hint}") }
        })?;
        Ok(Some(span).filter(|span| !span.is_zero()))
    }

    /// What the form is about.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// A fact of the case that the form is about.
    fn about(&self, command: Command) -> Wish {
        match &self.subject {
            Subject::Case(id)
            | Subject::Named { case: id, .. }
            | Subject::Attempts { case: id, .. }
            | Subject::Refused { case: id, .. } => Wish::About(id.clone(), command),
            Subject::NewCase => Wish::About(CaseId::new(""), command),
        }
    }

    fn field(&self, id: &'static str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Something was typed: proposals and dependent choices follow.
    fn take_change(&mut self, view: &View<'_>) {
        self.touched = true;
        self.fields[self.focus].take_hand();
        let text = self.fields[self.focus].text().filter(|_| self.fields[self.focus].proposes());
        if let Some(text) = text {
            let proposals = view.library.triage.propose(&text);
            for field in &mut self.fields {
                if let Kind::Reasons(picker) = &mut field.kind {
                    picker.propose(&text, &proposals);
                }
            }
        }
        (self.follow)(self, view);
        // What is wrong with the field is said while it is typed; that something else is still missing can wait.
        let focus = &self.fields[self.focus];
        let filled = focus.text().is_some_and(|text| !text.trim().is_empty());
        self.fault = (self.build)(self, view).err().filter(|fault| filled && fault.field == focus.id);
    }

    fn step(&mut self, by: usize) {
        self.focus = (self.focus + by) % self.fields.len();
    }

    /// Whether a time is read in it, which goes on while it is filled in.
    pub fn has_time(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind, Kind::Time(_)))
    }

    fn save(&mut self, view: &View<'_>) -> Reaction {
        let lost = self.fields.iter().find_map(Field::lost);
        match lost.map_or_else(|| (self.build)(self, view), Err) {
            Ok(wish) => Reaction::Record(Box::new(wish)),
            Err(fault) => {
                self.focus = self.fields.iter().position(|field| field.id == fault.field).unwrap_or(self.focus);
                self.fault = Some(fault);
                Reaction::Stay
            }
        }
    }

    fn cancel(&self) -> Reaction {
        if self.touched { Reaction::Say(Box::new(Message::discard())) } else { Reaction::Back }
    }
}
