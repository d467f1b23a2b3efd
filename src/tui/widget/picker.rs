//! Choosing one line of a list that what is typed narrows.

use super::Query;
use crate::tui::action::Action;
use ratatui::crossterm::event::KeyEvent;

/// What is searched for, and the place of the chosen line among those that match it.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What is searched for.
    pub query: Query,
    /// The place of the chosen line, counted from 0.
    pub chosen: usize,
}

impl Picker {
    /// Takes a key: where it changes what is searched for, the best match is chosen.
    pub fn type_key(&mut self, event: KeyEvent) {
        if self.query.key(event) {
            self.chosen = 0;
        }
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.query.paste(text);
        self.chosen = 0;
    }

    /// Moves among `count` lines, where that is what the action does.
    pub fn act(&mut self, action: Action, count: usize) {
        let last = count.saturating_sub(1);
        self.chosen = match action {
            Action::Next => (self.chosen + 1).min(last),
            Action::Previous => self.chosen.saturating_sub(1),
            Action::PageDown => (self.chosen + 10).min(last),
            Action::PageUp => self.chosen.saturating_sub(10),
            Action::First => 0,
            Action::Last => last,
            _ => self.chosen.min(last),
        };
    }
}
