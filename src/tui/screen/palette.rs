//! Every command of a place, and every case, found by a few letters.
//!
//! ```text
//! ┌ commands ───────────────────────────────────────┐
//! │ > rej▌                                          │
//! │ Record a rejection                            r │
//! │ Undo ...                                        │
//! └─────────────────────────────────────────────────┘
//! ```

use crate::case::{Case, CaseId};
use crate::tui::action::Action;
use crate::tui::fuzzy::rank;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::View;
use crate::tui::widget::{Picker, fit, spread};
use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

/// How many lines of the list are shown at most.
const MOST_LINES: u16 = 14;

/// The commands of a place, of which one is being chosen.
#[derive(Debug)]
pub struct Palette {
    place: Place,
    picker: Picker,
}

/// Something that can be chosen.
struct Entry {
    text: String,
    keys: String,
    leads_to: LeadsTo,
}

enum LeadsTo {
    Action(Action),
    Case(CaseId),
}

impl Palette {
    /// What can be done in `place`.
    pub fn new(place: Place) -> Self {
        Self { place, picker: Picker::default() }
    }

    /// Takes a key that is no action here: it is typed.
    pub fn type_key(&mut self, event: KeyEvent) -> Reaction {
        self.picker.type_key(event);
        Reaction::Stay
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.picker.paste(text);
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, cases: &[Case], view: &View<'_>) -> Reaction {
        let found = self.found(cases, view);
        self.picker.act(action, found.len());
        match action {
            Action::Back => return Reaction::Back,
            Action::Run => match found.into_iter().nth(self.picker.chosen).map(|entry| entry.leads_to) {
                Some(LeadsTo::Action(action)) => return Reaction::Act(action),
                Some(LeadsTo::Case(id)) => return Reaction::Instead(Box::new(Reaction::ShowCase(id))),
                None => {}
            },
            _ => {}
        }
        Reaction::Stay
    }

    /// Draws the list over the upper part of `area`.
    pub fn draw(&self, cases: &[Case], view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let found = self.found(cases, view);
        let width = area.width.saturating_sub(4).min(76);
        let height = MOST_LINES.min(area.height.saturating_sub(6)) + 3;
        let window = Rect { x: area.x + (area.width - width) / 2, y: area.y + 2, width, height };
        let window = window.intersection(area);
        frame.render_widget(Clear, window);
        let title = Span::styled(format!(" {} ", Action::Palette.hint()), view.theme.accent());
        frame.render_widget(Block::bordered().border_style(view.theme.accent()).title(title), window);
        let inner = Rect {
            x: window.x + 2.min(window.width),
            y: window.y + 1.min(window.height),
            width: window.width.saturating_sub(4),
            height: window.height.saturating_sub(2),
        };
        self.picker.query.draw(Span::styled("> ", view.theme.accent()), view.theme.selected(), frame, inner);
        let list = Rect { y: inner.y + 1.min(inner.height), height: inner.height.saturating_sub(1), ..inner };
        if found.is_empty() {
            frame.render_widget(Line::styled("Nothing is called that.", view.theme.dim()), list);
        }
        let first = self.picker.chosen.saturating_sub(usize::from(list.height.saturating_sub(1)));
        for (row, (place, entry)) in (0..list.height).zip(found.iter().enumerate().skip(first)) {
            let line = entry_line(entry, list.width, view);
            let line = if place == self.picker.chosen { line.style(view.theme.selected()) } else { line };
            frame.render_widget(line, Rect { y: list.y + row, height: 1, ..list });
        }
    }

    /// What matches, the best first: the commands that the place knows, then the cases.
    fn found(&self, cases: &[Case], view: &View<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for binding in view.keymap.bindings(self.place).filter(|binding| !moves(binding.action)) {
            let keys = view.key_names(&binding.keys);
            entries.push(Entry {
                text: binding.action.about().to_owned(),
                keys,
                leads_to: LeadsTo::Action(binding.action),
            });
        }
        for case in cases {
            let text = format!("Case {}: {}", case.slug, view.case_title(case));
            let keys = case.phase(view.now).title().to_owned();
            entries.push(Entry { text, keys, leads_to: LeadsTo::Case(case.id.clone()) });
        }
        let order = rank(&self.picker.query.text(), entries.iter().map(|entry| entry.text.as_str()));
        let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        order.into_iter().filter_map(|place| entries.get_mut(place)?.take()).collect()
    }
}

/// Whether an action only moves about: nobody looks for that by name.
fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::Next
            | Action::Previous
            | Action::PageDown
            | Action::PageUp
            | Action::First
            | Action::Last
            | Action::NextTab
            | Action::PreviousTab
            | Action::Palette
    )
}

fn entry_line(entry: &Entry, width: u16, view: &View<'_>) -> Line<'static> {
    let keys = format!(" {}", entry.keys);
    let left = vec![Span::raw(fit(&entry.text, usize::from(width)).trim_end().to_owned())];
    spread(left, vec![Span::styled(keys, view.theme.key())], width)
}
