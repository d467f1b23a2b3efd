//! What a screen asks for after a key.

use super::form::Form;
use super::screen::Message;
use crate::case::{Case, CaseId, Command, Opening};

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
    /// To show what all cases add up to.
    ShowStatistics,
    /// To fill in a form.
    Fill(Box<Form>),
    /// To say or ask something.
    Say(Box<Message>),
    /// To show the keys of the screen.
    Help,
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
}

impl Wish {
    /// A fact of `case`.
    pub fn about(case: &Case, command: Command) -> Self {
        Self::About(case.id.clone(), command)
    }
}
