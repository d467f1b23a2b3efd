//! One of some values: arrows go through them, letters search.

use super::field::Effect;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Each value with what its user is shown.
    pub options: Vec<(String, String)>,
    /// The place of the chosen one.
    pub selected: usize,
    query: String,
}

impl Choice {
    /// The first of `options` is chosen.
    pub fn new(options: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { options: options.into_iter().collect(), selected: 0, query: String::new() }
    }

    /// The chosen value.
    pub fn value(&self) -> &str {
        self.options.get(self.selected).map_or("", |(value, _)| value)
    }

    /// The choice with `value` chosen, where it is one of the options.
    #[must_use]
    pub fn choosing(mut self, value: &str) -> Self {
        self.selected = self.options.iter().position(|(option, _)| option == value).unwrap_or(self.selected);
        self
    }

    /// What is searched for.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The places of the options that match what is searched for: all of them, where nothing is.
    pub fn matching(&self) -> Vec<usize> {
        self.matching_with(&self.query)
    }

    /// Takes a key, and tells what came of it.
    pub fn key(&mut self, event: KeyEvent) -> Effect {
        let before = self.selected;
        match event.code {
            KeyCode::Right => self.go(1),
            KeyCode::Left => self.go(self.matching().len().saturating_sub(1)),
            KeyCode::Char(' ') if self.query.is_empty() => self.go(1),
            KeyCode::Backspace if self.query.is_empty() => return Effect::None,
            KeyCode::Backspace => {
                self.query.pop();
            }
            KeyCode::Char(c) if (event.modifiers - KeyModifiers::SHIFT).is_empty() => self.search(&c.to_string()),
            _ => return Effect::None,
        }
        if self.selected == before && !self.is_lost() { Effect::Moved } else { Effect::Changed }
    }

    /// Searches for more letters.
    pub fn search(&mut self, letters: &str) {
        self.query.push_str(letters.trim_end());
        let matching = self.matching();
        if let Some(first) = matching.first()
            && !matching.contains(&self.selected)
        {
            self.selected = *first;
        }
    }

    /// Whether nothing matches what is searched for.
    pub fn is_lost(&self) -> bool {
        !self.query.is_empty() && self.matching().is_empty()
    }

    fn matching_with(&self, query: &str) -> Vec<usize> {
        let query = query.to_lowercase();
        let starts =
            |text: &str| text.split_whitespace().any(|word| word.starts_with(&query)) || text.starts_with(&query);
        let matches = |(value, shown): &(String, String)| starts(&shown.to_lowercase()) || starts(value);
        let options = self.options.iter().enumerate();
        options.filter(|(_, option)| query.is_empty() || matches(option)).map(|(place, _)| place).collect()
    }

    fn go(&mut self, by: usize) {
        let matching = self.matching();
        if matching.is_empty() {
            return;
        }
        let place = matching.iter().position(|place| *place == self.selected).unwrap_or(0);
        if let Some(next) = matching.get((place + by) % matching.len()) {
            self.selected = *next;
        }
    }
}
