//! Every key of a place, read from the same map that the keys are.

use crate::case::COOLDOWN;
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, draw_lines, fit};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The help for a place.
#[derive(Clone, Copy, Debug)]
pub struct HelpPage {
    place: Place,
    top: usize,
}

impl HelpPage {
    /// The help for `place`, from its first line.
    pub fn new(place: Place) -> Self {
        Self { place, top: 0 }
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action) -> Reaction {
        match action {
            Action::Quit => return Reaction::Quit,
            Action::Back | Action::Help => return Reaction::Back,
            Action::Next => self.top += 1,
            Action::Previous => self.top = self.top.saturating_sub(1),
            Action::PageDown => self.top += 10,
            Action::PageUp => self.top = self.top.saturating_sub(10),
            Action::First => self.top = 0,
            Action::Last => self.top = usize::MAX / 2,
            _ => {}
        }
        Reaction::Stay
    }

    /// Draws the help over the whole of `area`.
    pub fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        frame.render_widget(
            view.head(vec![Span::styled(" Keys", view.theme.title())], area.width),
            Rect { height: 1, ..head },
        );
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        rule(frame, foot, view.theme.dim());
        let keys = [Action::Next, Action::Previous, Action::PageDown, Action::PageUp];
        frame.render_widget(view.hints(Place::Help, &keys, area.width), Rect { y: foot.y + 1, height: 1, ..foot });
        let lines = self.lines(view, body.width);
        let top = self.top.min(lines.len().saturating_sub(usize::from(body.height)));
        draw_lines(lines, top, frame, body);
    }

    fn lines(&self, view: &View<'_>, width: u16) -> Vec<Line<'static>> {
        let mut page = Page::new(width);
        let mut place = None;
        for binding in view.keymap.bindings(self.place) {
            if place != Some(binding.place) {
                page.heading(&format!(" {}", binding.place.title()), view.theme.title());
                place = Some(binding.place);
            }
            let keys: Vec<String> = binding.keys.iter().map(|key| view.key_name(*key)).collect();
            page.line(Line::from(vec![
                Span::styled(format!("   {}", fit(&keys.join(" "), 20)), view.theme.key()),
                Span::raw(binding.action.about()),
            ]));
        }
        page.heading(" The rule", view.theme.title());
        let hours = COOLDOWN.seconds() / 3600;
        let rule = format!(
            "No new submission within {hours} hours of a rejection, counted in UTC. That is kycase's own rule: no page of \
             an exchange that was read states it. Where an exchange states a longer wait, that one counts."
        );
        page.paragraph("   ", &rule, view.theme.dim());
        page.lines
    }
}
