//! Every key of a place, read from the same map that the keys are; it can be searched, and done.

use crate::case::COOLDOWN;
use crate::tui::action::Action;
use crate::tui::fuzzy::rank;
use crate::tui::keymap::{Binding, Place};
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, Picker, draw_lines, fit};
use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The help for a place.
#[derive(Clone, Debug)]
pub struct HelpPage {
    about: Place,
    picker: Picker,
    typing: Typing,
}

/// Whether what is searched for is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typing {
    Yes,
    No,
}

impl HelpPage {
    /// The help for `place`, from its first line.
    pub fn new(place: Place) -> Self {
        Self { about: place, picker: Picker::default(), typing: Typing::No }
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        match self.typing {
            Typing::Yes => Place::Finder,
            Typing::No => Place::Help,
        }
    }

    /// Takes a key that is no action here: it is typed, while something is searched for.
    pub fn type_key(&mut self, event: KeyEvent) -> Reaction {
        if self.typing == Typing::Yes {
            self.picker.type_key(event);
        }
        Reaction::Stay
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if self.typing == Typing::Yes {
            self.picker.paste(text);
        }
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, view: &View<'_>) -> Reaction {
        let found = self.found(view);
        self.picker.act(action, found.len());
        match action {
            Action::Filter => self.typing = Typing::Yes,
            Action::Back if self.typing == Typing::Yes => {
                self.typing = Typing::No;
                self.picker = Picker::default();
            }
            Action::Back | Action::Help => return Reaction::Back,
            Action::Run => return found.get(self.picker.chosen).map_or(Reaction::Stay, |it| Reaction::Act(it.action)),
            _ => {}
        }
        Reaction::Stay
    }

    /// Draws the help over the whole of `area`.
    pub fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let title = format!(" Keys: {}", self.about.title());
        frame.render_widget(
            view.head(vec![Span::styled(title, view.theme.title())], area.width),
            Rect { height: 1, ..head },
        );
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        rule(frame, foot, view.theme.dim());
        let line = Rect { y: foot.y + 1, height: 1, ..foot };
        let keys = [Action::Run, Action::Filter, Action::Next, Action::Previous, Action::PageDown, Action::PageUp];
        match self.typing {
            Typing::Yes => view.draw_query(&self.picker.query, frame, line),
            Typing::No => frame.render_widget(view.hints(Place::Help, &keys, area.width), line),
        }
        let page = self.page(view, body.width);
        let height = usize::from(body.height);
        let chosen = page.rows.get(self.picker.chosen).copied().unwrap_or(0);
        let is_last = self.picker.chosen + 1 >= page.rows.len();
        let end = if is_last { page.lines.len() } else { chosen + 2 };
        draw_lines(page.lines, end.saturating_sub(height).min(chosen), frame, body);
    }

    /// The bindings that match what is searched for: by place where nothing is, else the best first.
    fn found<'a>(&self, view: &View<'a>) -> Vec<&'a Binding> {
        let all: Vec<&Binding> = view.keymap.bindings(self.about).collect();
        let texts: Vec<String> = all
            .iter()
            .map(|it| format!("{} {} {}", it.action.about(), it.action.hint(), view.key_names(&it.keys)))
            .collect();
        rank(&self.picker.query.text(), texts.iter().map(String::as_str)).into_iter().map(|place| all[place]).collect()
    }

    fn page(&self, view: &View<'_>, width: u16) -> Page {
        let mut page = Page::new(width);
        let mut place = None;
        let searching = !self.picker.query.text().is_empty();
        let found = self.found(view);
        if found.is_empty() {
            page.paragraph("   ", "No key does that.", view.theme.dim());
        }
        for (row, binding) in found.into_iter().enumerate() {
            if place != Some(binding.place) && !searching {
                page.heading(&format!(" {}", binding.place.title()), view.theme.title());
                place = Some(binding.place);
            }
            page.row();
            let line = Line::from(vec![
                Span::styled(format!("   {}", fit(&view.key_names(&binding.keys), 20)), view.theme.key()),
                Span::raw(binding.action.about()),
            ]);
            page.line(if row == self.picker.chosen { line.style(view.theme.selected()) } else { line });
        }
        if searching {
            return page;
        }
        page.heading(" The rule", view.theme.title());
        let hours = COOLDOWN.seconds() / 3600;
        let rule = format!(
            "No new submission within {hours} hours of a rejection, counted in UTC. That is kycase's own rule: no page of \
             an exchange that was read states it. Where an exchange states a longer wait, that one counts."
        );
        page.paragraph("   ", &rule, view.theme.dim());
        page
    }
}
