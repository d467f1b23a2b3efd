//! What the interface does around its screens: it calls its user back, names the window, and listens to the mouse.

use super::{App, Flow, Layer, Reaction};
use crate::case::Moment;
use crate::show::alarm::{self, Alarm};
use crate::show::headline;
use crate::tui::mouse::{Gesture, Mouse, gesture};
use crate::tui::view::Pace;
use ratatui::crossterm::event::MouseEvent;
use ratatui::layout::{Position, Rect};

impl App {
    /// The timers that have ended since this was asked last. Each is told of once.
    pub fn alarms(&mut self, now: Moment) -> Vec<Alarm> {
        self.alarms.take(&self.cases, now)
    }

    /// When the next timer ends.
    pub fn next_due(&self, now: Moment) -> Option<Moment> {
        alarm::next_due(&self.cases, now)
    }

    /// What the window is to be called.
    pub fn headline(&self, now: Moment) -> String {
        headline(&self.cases, now)
    }

    /// The interface for a terminal that has 256 colours and no more.
    #[must_use]
    pub fn in_256_colours(mut self) -> Self {
        self.look.theme = self.look.theme.in_256_colours();
        self
    }

    /// Who has the mouse.
    pub fn mouse(&self) -> Mouse {
        self.mouse
    }

    /// Hands the mouse over to the terminal, or takes it.
    pub(super) fn hand_mouse_over(&mut self) -> Reaction {
        self.mouse = self.mouse.other();
        Reaction::Note(self.mouse.words().to_owned())
    }

    /// Takes an event of the mouse on a screen that is drawn on `area`.
    pub fn mouse_event(&mut self, event: MouseEvent, area: Rect, now: Moment) -> Flow {
        match gesture(event).filter(|_| self.mouse == Mouse::Kycase) {
            Some(Gesture::Wheel(action)) => {
                let known = self.look.keymap.bindings(self.place()).any(|binding| binding.action == action);
                let reaction = if known { self.act(action, now) } else { Reaction::Stay };
                self.react(reaction, now)
            }
            Some(Gesture::Click(at)) => {
                self.click(at, area, now);
                Flow::GoOn
            }
            None => Flow::GoOn,
        }
    }

    fn click(&mut self, at: Position, area: Rect, now: Moment) {
        let view = self.look.view(now, &self.cases, Pace::Ticking);
        match self.layers.last_mut() {
            None => self.board.click(at, &self.cases, &view, area),
            Some(Layer::Case(page)) => {
                if let Some(case) = self.cases.iter().find(|case| case.id == *page.id()) {
                    page.click(at, case, &view, area);
                }
            }
            Some(_) => {}
        }
    }
}
