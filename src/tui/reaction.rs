//! What a screen asks for after a key.

use super::action::Action;
use super::form::Form;
use super::screen::Message;
use crate::case::{Case, CaseId, Command, Opening, Slug};

/// What a screen asks for.
#[derive(Debug)]
pub enum Reaction {
    /// Nothing more than to be drawn again.
    Stay,
    /// To leave the program.
    Quit,
    /// To leave the screen.
    Back,
    /// To show a case.
    ShowCase(CaseId),
    /// To go through the next attempt of a case step by step.
    Guide(CaseId),
    /// To fill in a form.
    Fill(Box<Form>),
    /// To say or ask something.
    Say(Box<Message>),
    /// To leave the screen, and then something more.
    Instead(Box<Reaction>),
    /// To leave the screen and do an action of the one below.
    Act(Action),
    /// To change a text in the user's editor.
    Edit(String),
    /// To record something.
    Record(Box<Wish>),
    /// To copy a text, which is called by its second part in what is said about it.
    Copy(String, &'static str),
    /// To say something at the foot of the screen.
    Note(String),
}

/// Something that is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A new case.
    Open(Opening),
    /// A fact of a case.
    About(CaseId, Command),
    /// That a case, called so, is gone for good.
    Erase(CaseId, Slug),
}

impl Wish {
    /// A fact of `case`.
    pub fn about(case: &Case, command: Command) -> Self {
        Self::About(case.id.clone(), command)
    }
}
