//! One case with all that belongs to it, in tabs.
//!
//! ```text
//! okx  OKX · UID 44705892343619584 · Identity verification  Mon 23 Nov 14:05:00
//! ───────────────────────────────────────────────────────────────────────────────
//! cooling down
//! wait 23:12:05  ██████░░░░░░  until Tue 24 Nov 14:05:00
//! Next: ...
//! 1 Overview  2 Rejection  3 Checklist  4 Evidence  5 Draft  6 Timeline
//! ───────────────────────────────────────────────────────────────────────────────
//! the tab
//! ───────────────────────────────────────────────────────────────────────────────
//! s submit  r reject ...
//! ```

use super::on_case;
use super::support_message::SupportMessage;
use super::tab::{Tab, overview};
use crate::case::{Case, CaseId};
use crate::preflight;
use crate::tui::action::Action;
use crate::tui::course::{self, Zoom};
use crate::tui::form;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, draw_lines, fit};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use std::ops::Range;

/// Below this width the names of all tabs have no room.
const NARROW: u16 = 78;

/// The page of one case.
#[derive(Clone, Debug)]
pub struct CasePage {
    id: CaseId,
    tab: Tab,
    /// The chosen row, or the first line where the tab has no rows to choose.
    cursor: usize,
    template: &'static str,
    /// How much of the time the picture of the timeline shows.
    zoom: Zoom,
}

impl CasePage {
    /// The page of the case with this id.
    pub fn new(id: CaseId) -> Self {
        Self { id, tab: Tab::Overview, cursor: 0, template: "chat", zoom: Zoom::Whole }
    }

    /// The case that is shown.
    pub fn id(&self) -> &CaseId {
        &self.id
    }

    /// The template of the message to support that is shown.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, case: &Case, view: &View<'_>) -> Reaction {
        match action {
            Action::Back => return Reaction::Back,
            Action::NextTab => self.turn_to(self.tab.next()),
            Action::PreviousTab => self.turn_to(self.tab.previous()),
            Action::Tab1 => self.turn_to(Tab::Overview),
            Action::Tab2 => self.turn_to(Tab::Rejection),
            Action::Tab3 => self.turn_to(Tab::Checklist),
            Action::Tab4 => self.turn_to(Tab::Evidence),
            Action::Tab5 => self.turn_to(Tab::Draft),
            Action::Tab6 => self.turn_to(Tab::Timeline),
            Action::Next => self.cursor = self.cursor.saturating_add(1),
            Action::Previous => self.cursor = self.cursor.saturating_sub(1),
            Action::PageDown => self.cursor = self.cursor.saturating_add(10),
            Action::PageUp => self.cursor = self.cursor.saturating_sub(10),
            Action::First => self.cursor = 0,
            Action::Last => self.cursor = usize::MAX,
            Action::Channel => {
                self.template = if self.template == "chat" { "email" } else { "chat" };
                self.turn_to(Tab::Draft);
            }
            Action::CopyDraft => return self.message(case, view).copied(),
            Action::TicketSent => {
                let text = self.message(case, view).text();
                return Reaction::Fill(Box::new(form::sent(case, self.template, &text)));
            }
            Action::EditDraft => {
                self.turn_to(Tab::Draft);
                return Reaction::Edit(self.message(case, view).text());
            }
            Action::Enclose => {
                self.turn_to(Tab::Evidence);
                let row = self.cursor;
                let chosen = preflight::evidence(view.knowledge(), case).into_iter().nth(row).map(|line| line.item);
                return Reaction::Fill(Box::new(form::enclose(case, chosen.as_ref(), view)));
            }
            Action::Toggle => return self.tab.toggle(self.cursor, case, view),
            _ if Zoom::ACTIONS.contains(&action) => {
                self.zoom = self.turned(action, case, view).unwrap_or(self.zoom);
                return Reaction::Stay;
            }
            _ => return on_case::act(action, case, view).unwrap_or(Reaction::Stay),
        }
        self.cursor = self.cursor.min(self.last(case, view));
        Reaction::Stay
    }

    /// Draws the page over the whole of `area`.
    pub fn draw(&self, case: &Case, foot_note: Option<&str>, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let title = vec![
            Span::styled(format!(" {}", case.slug), view.theme.accent().patch(view.theme.title())),
            Span::styled(format!("  {}", fit(&view.case_title(case), 200).trim_end()), view.theme.dim()),
        ];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        let below = self.draw_standing(case, view, frame, body);
        self.draw_tab(case, view, frame, below);
        rule(frame, foot, view.theme.dim());
        let line = Rect { y: foot.y + 1, height: 1, ..foot };
        view.draw_foot(Place::Case, &self.hints(case, below.height, view), foot_note, frame, line);
    }

    /// The message to support, as the user edited it or as the template makes it.
    fn message(&self, case: &Case, view: &View<'_>) -> SupportMessage {
        SupportMessage::of(case, self.template, view)
    }

    /// Turns to the tab, or goes to the row, in which `at` is, on a screen that is drawn on `area`.
    pub fn click(&mut self, at: Position, case: &Case, view: &View<'_>, area: Rect) {
        let body = parts(area)[1];
        let standing = u16::try_from(self.standing(case, view, body.width).lines.len()).unwrap_or(u16::MAX);
        let tabs = body.y.saturating_add(standing).saturating_sub(1);
        if at.y == tabs {
            let mut end = 0;
            let ends = self.tabs(view, body.width).spans.into_iter().map(|span| {
                end += span.width();
                end
            });
            // Each tab has two pieces: the gap before it, and itself.
            let place = ends.take_while(|end| *end <= usize::from(at.x)).count() / 2;
            if let Some(tab) = Tab::ALL.get(place) {
                self.turn_to(*tab);
            }
            return;
        }
        let top = tabs + 2;
        let height = body.bottom().saturating_sub(top);
        if (top..body.bottom()).contains(&at.y) {
            let page = self.tab.page(case, &self.message(case, view), view, body.width);
            let line = self.window(&page, usize::from(height)).0 + usize::from(at.y - top);
            let end = page.lines.len();
            if let Some(row) = page.rows.iter().rposition(|first| *first <= line).filter(|_| line < end) {
                self.cursor = row;
            }
        }
    }

    fn hints(&self, case: &Case, height: u16, view: &View<'_>) -> Vec<Action> {
        let mut hints: Vec<Action> = self.tab.actions().to_vec();
        if self.tab.page(case, &self.message(case, view), view, 80).rows.is_empty() {
            hints.retain(|action| *action != Action::Toggle);
        }
        if course::fits(case, view, height) {
            hints.extend(Zoom::ACTIONS.into_iter().filter(|action| self.turned(*action, case, view).is_some()));
        }
        hints.extend(on_case::likely(case, view.now).iter().filter(|action| !self.tab.actions().contains(action)));
        hints.push(Action::NextTab);
        hints
    }

    /// Draws where the case stands and the tabs; what is left is for the tab.
    fn draw_standing(&self, case: &Case, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) -> Rect {
        let used = draw_lines(self.standing(case, view, area.width).lines, 0, frame, area);
        let left = Rect { y: area.y + used, height: area.height - used, ..area };
        rule(frame, left, view.theme.dim());
        Rect { y: left.y + 1.min(left.height), height: left.height.saturating_sub(1), ..left }
    }

    fn standing(&self, case: &Case, view: &View<'_>, width: u16) -> Page {
        let mut page = Page::new(width);
        overview::standing(case, view, &mut page);
        page.line(self.tabs(view, width));
        page
    }

    /// The tabs; on a narrow screen those that are not open go by their first letters.
    fn tabs(&self, view: &View<'_>, width: u16) -> Line<'static> {
        let mut spans = Vec::new();
        let room = if width < NARROW { 4 } else { usize::MAX };
        for (index, tab) in Tab::ALL.into_iter().enumerate() {
            let style = if tab == self.tab { view.theme.selected() } else { view.theme.dim() };
            spans.push(Span::raw(" "));
            let letters = if tab == self.tab { usize::MAX } else { room };
            let title: String = tab.title().chars().take(letters).collect();
            spans.push(Span::styled(format!(" {} {title} ", index + 1), style));
        }
        Line::from(spans)
    }

    fn draw_tab(&self, case: &Case, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let page = self.tab.page(case, &self.message(case, view), view, area.width);
        if self.tab == Tab::Overview {
            let top = self.cursor.min(page.lines.len().saturating_sub(usize::from(area.height)));
            return overview::draw(case, top, view, frame, area);
        }
        let area = match self.tab {
            Tab::Timeline => course::draw(case, self.zoom, view, frame.buffer_mut(), area),
            _ => area,
        };
        let (top, marked) = self.window(&page, usize::from(area.height));
        let mark = view.theme.accent();
        for (row, (index, line)) in (0..area.height).zip(page.lines.into_iter().enumerate().skip(top)) {
            let place = Rect { y: area.y + row, height: 1, ..area };
            frame.render_widget(line, place);
            if marked.contains(&index) {
                frame.render_widget(Span::styled("▌", mark), Rect { width: 1.min(place.width), ..place });
            }
        }
    }

    /// The first line of `page` that is shown in `height` lines, and the lines of the chosen row.
    fn window(&self, page: &Page, height: usize) -> (usize, Range<usize>) {
        let chosen = self.cursor.min(page.rows.len().saturating_sub(1));
        match page.rows.get(chosen) {
            // As little as is needed to see the chosen row as a whole.
            Some(first) => {
                let end = page.rows.get(chosen + 1).copied().unwrap_or(page.lines.len());
                (end.saturating_sub(height), *first..end)
            }
            None => (self.cursor.min(page.lines.len().saturating_sub(height)), 0..0),
        }
    }

    /// How much of the time the picture shows after `action`; `None` where it changes nothing.
    fn turned(&self, action: Action, case: &Case, view: &View<'_>) -> Option<Zoom> {
        (self.tab == Tab::Timeline).then(|| course::turn(self.zoom, action, case, view)).flatten()
    }

    fn turn_to(&mut self, tab: Tab) {
        if tab != self.tab {
            self.tab = tab;
            self.cursor = 0;
        }
    }

    /// The last place that the cursor can have.
    fn last(&self, case: &Case, view: &View<'_>) -> usize {
        let page = self.tab.page(case, &self.message(case, view), view, 80);
        let rows = if page.rows.is_empty() { page.lines.len() } else { page.rows.len() };
        rows.saturating_sub(1)
    }
}
