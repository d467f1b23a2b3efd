//! Who has the mouse, and what it means: the wheel moves as the keys do, a click chooses.

use super::action::Action;
use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// Who has the mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The terminal: it selects text.
    #[default]
    Terminal,
    /// kycase: the terminal selects no text then, or only with a key held down.
    Kycase,
}

impl Mouse {
    /// The one that has it not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Terminal => Self::Kycase,
            Self::Kycase => Self::Terminal,
        }
    }

    /// What is said when it has just been handed over.
    pub fn words(self) -> &'static str {
        match self {
            Self::Terminal => "The mouse selects text again.",
            Self::Kycase => "The mouse chooses rows and tabs now, and its wheel moves.",
        }
    }
}

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The wheel was turned, which is as good as an action.
    Wheel(Action),
    /// A place was clicked.
    Click(Position),
}

/// What an event of the mouse means; nothing for most of them.
pub fn gesture(event: MouseEvent) -> Option<Gesture> {
    match event.kind {
        MouseEventKind::ScrollDown => Some(Gesture::Wheel(Action::Next)),
        MouseEventKind::ScrollUp => Some(Gesture::Wheel(Action::Previous)),
        MouseEventKind::Down(MouseButton::Left) => Some(Gesture::Click(Position::new(event.column, event.row))),
        _ => None,
    }
}
