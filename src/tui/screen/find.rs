//! A search through everything that was written down.
//!
//! ```text
//!  Find                                               Mon 23 Nov 14:05:00
//! ─────────────────────────────────────────────────────────────────────────
//!  / glare▌
//!
//!  okx        rejection of attempt 1, 2026-11-22 10:00
//!    Your ID photo has glare and the name does not match
//! ─────────────────────────────────────────────────────────────────────────
//! keys
//! ```

use crate::case::Case;
use crate::case::text::display_safe;
use crate::show::{self, Hit};
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, Picker, draw_lines, fit};
use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A search, as it is being typed.
#[derive(Clone, Debug, Default)]
pub struct FindPage {
    picker: Picker,
}

impl FindPage {
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
    pub fn act(&mut self, action: Action, cases: &[Case]) -> Reaction {
        let hits = self.hits(cases);
        self.picker.act(action, hits.len());
        match action {
            Action::Back => return Reaction::Back,
            Action::Run => {
                let case = hits.into_iter().nth(self.picker.chosen).map(|hit| hit.case);
                return case.map_or(Reaction::Stay, Reaction::ShowCase);
            }
            _ => {}
        }
        Reaction::Stay
    }

    /// Draws the search over the whole of `area`.
    pub fn draw(&self, cases: &[Case], view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let hits = self.hits(cases);
        let told = match (hits.len(), self.picker.query.text().is_empty()) {
            (_, true) => "notes, rejections, messages, accounts".to_owned(),
            (1, _) => "1 text".to_owned(),
            (count, _) => format!("{count} texts"),
        };
        let title =
            vec![Span::styled(" Find", view.theme.title()), Span::styled(format!("  {told}"), view.theme.dim())];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        rule(frame, foot, view.theme.dim());
        let keys = [Action::Run, Action::Next, Action::Previous];
        let line = Rect { y: foot.y + 1, height: 1, ..foot };
        frame.render_widget(view.hints(Place::Finder, &keys, area.width), line);
        self.picker.query.draw(Span::styled(" / ", view.theme.accent()), view.theme.selected(), frame, body);
        let below = Rect { y: body.y + 2.min(body.height), height: body.height.saturating_sub(2), ..body };
        let page = self.page(&hits, view, below.width);
        let chosen = page.rows.get(self.picker.chosen).copied().unwrap_or(0);
        let end = page.rows.get(self.picker.chosen + 1).copied().unwrap_or(page.lines.len());
        draw_lines(page.lines, end.saturating_sub(usize::from(below.height)).min(chosen), frame, below);
    }

    fn hits(&self, cases: &[Case]) -> Vec<Hit> {
        show::find(cases, &self.picker.query.text())
    }

    fn page(&self, hits: &[Hit], view: &View<'_>, width: u16) -> Page {
        let mut page = Page::new(width);
        if hits.is_empty() && !self.picker.query.text().is_empty() {
            page.paragraph("   ", "Nothing that was written down holds all of these words.", view.theme.dim());
        }
        for (row, hit) in hits.iter().enumerate() {
            page.row();
            let when = hit.at.map_or_else(String::new, |at| format!(", {}", view.zone.minute(at)));
            let head = format!(" {} {}{when}", fit(&hit.slug, 12), display_safe(&hit.what));
            let head = Line::raw(fit(&head, page.width()));
            page.line(if row == self.picker.chosen { head.style(view.theme.selected()) } else { head });
            page.line(highlighted(hit, page.width(), view));
        }
        page
    }
}

/// The words around the first place, with every word that was looked for marked.
fn highlighted(hit: &Hit, width: usize, view: &View<'_>) -> Line<'static> {
    let (text, found) = hit.around(width.saturating_sub(6));
    let mut spans = vec![Span::raw("   ")];
    let mut done = 0;
    for range in found {
        spans.push(Span::raw(display_safe(&text[done..range.start]).into_owned()));
        spans.push(Span::styled(display_safe(&text[range.clone()]).into_owned(), view.theme.found()));
        done = range.end;
    }
    spans.push(Span::raw(display_safe(&text[done..]).into_owned()));
    Line::from(spans)
}
