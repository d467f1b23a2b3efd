//! What lies over the list of cases: full screens, and windows over them.

use super::form::Form;
use super::keymap::Place;
use super::screen::{CasePage, FindPage, Guide, HelpPage, Message, Palette, StatisticsPage};
use crate::case::CaseId;

/// One screen or window over the list of cases.
#[derive(Debug)]
pub enum Layer {
    /// One case.
    Case(CasePage),
    /// The next attempt, step by step.
    Guide(Guide),
    /// A form.
    Form(Box<Form>),
    /// The keys of a place.
    Help(HelpPage),
    /// What all cases add up to.
    Statistics(StatisticsPage),
    /// A search through everything.
    Find(FindPage),
    /// A window: something to be read, or a question.
    Message(Box<Message>),
    /// A window: the commands of a place.
    Palette(Palette),
}

impl Layer {
    /// Where keys go while it is on top.
    pub fn place(&self) -> Place {
        match self {
            Self::Case(_) => Place::Case,
            Self::Guide(_) => Place::Guide,
            Self::Form(_) => Place::Form,
            Self::Help(help) => help.place(),
            Self::Statistics(_) => Place::Statistics,
            Self::Message(_) => Place::Message,
            Self::Palette(_) | Self::Find(_) => Place::Finder,
        }
    }

    /// The case that it shows.
    pub fn case(&self) -> Option<&CaseId> {
        match self {
            Self::Case(page) => Some(page.id()),
            Self::Guide(guide) => Some(guide.id()),
            _ => None,
        }
    }

    /// Whether what lies below it stays in sight.
    pub fn is_window(&self) -> bool {
        matches!(self, Self::Message(_) | Self::Palette(_))
    }
}
