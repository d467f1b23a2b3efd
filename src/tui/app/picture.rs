//! What is drawn of the interface, and how often.

use super::{App, Layer, SMALLEST};
use crate::case::{CaseId, Moment};
use crate::tui::finish::finish;
use crate::tui::view::{Pace, View};
use crate::tui::widget::{Page, draw_lines};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Clear;

impl App {
    /// Whether a timer is on the screen, so that it has to be drawn every second.
    pub fn is_ticking(&self, now: Moment) -> bool {
        match self.layers.iter().rev().find(|layer| !layer.is_window()) {
            None => self.cases.iter().any(|case| !case.timers(now).is_empty()),
            Some(Layer::Case(page)) => self.has_timers(page.id(), now),
            Some(Layer::Guide(guide)) => self.has_timers(guide.id(), now),
            Some(Layer::Form(form)) => form.has_time(),
            Some(_) => false,
        }
    }

    pub(super) fn view(&self, now: Moment) -> View<'_> {
        let pace = if self.is_ticking(now) { Pace::Ticking } else { Pace::Still };
        self.look.view(now, &self.cases, pace)
    }

    /// Whether the terminal is too small for anything but saying so.
    pub(super) fn is_cramped(&self) -> bool {
        self.size.is_some_and(|(width, height)| width < SMALLEST.0 || height < SMALLEST.1)
    }

    fn has_timers(&self, id: &CaseId, now: Moment) -> bool {
        self.case(id).is_some_and(|case| !case.timers(now).is_empty())
    }

    /// Draws the screen as it is at `now`.
    pub fn draw(&self, now: Moment, frame: &mut Frame<'_>) {
        self.draw_layers(now, frame);
        finish(frame.buffer_mut(), &self.look.theme, self.look.letters);
    }

    fn draw_layers(&self, now: Moment, frame: &mut Frame<'_>) {
        let view = self.view(now);
        let area = frame.area();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            let mut page = Page::new(area.width);
            let words = format!(
                "kycase needs {} x {} cells; this is {} x {}. Make it larger, or leave with ctrl-c.",
                SMALLEST.0, SMALLEST.1, area.width, area.height
            );
            page.paragraph("", &words, Style::default());
            draw_lines(page.lines, 0, frame, area);
            return;
        }
        let full = self.layers.iter().rev().find(|layer| !layer.is_window());
        // Under a window only its own keys mean something.
        let silent = self.layers.last().is_some_and(Layer::is_window);
        let note = if silent { Some("") } else { self.foot_note.as_deref() };
        match full {
            Some(Layer::Case(page)) => match self.case(page.id()) {
                Some(case) => page.draw(case, note, &view, frame, area),
                None => self.board.draw(&self.cases, note, &view, frame, area),
            },
            Some(Layer::Guide(guide)) => match self.case(guide.id()) {
                Some(case) => guide.draw(case, note, &view, frame, area),
                None => self.board.draw(&self.cases, note, &view, frame, area),
            },
            Some(Layer::Form(form)) => form.draw(&view, frame, area),
            Some(Layer::Help(help)) => help.draw(&view, frame, area),
            Some(Layer::Statistics(page)) => page.draw(&self.cases, &view, frame, area),
            Some(Layer::Find(page)) => page.draw(&self.cases, &view, frame, area),
            Some(Layer::Message(_) | Layer::Palette(_)) | None => {
                self.board.draw(&self.cases, note, &view, frame, area);
            }
        }
        if silent {
            frame.render_widget(Clear, Rect { y: area.bottom() - 1, height: 1, ..area });
        }
        match self.layers.last() {
            Some(Layer::Message(message)) => message.draw(&view, frame, area),
            Some(Layer::Palette(palette)) => palette.draw(&self.cases, &view, frame, area),
            _ => {}
        }
    }
}
