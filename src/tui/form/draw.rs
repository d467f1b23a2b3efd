//! A form on the screen.
//!
//! ```text
//! title
//! ────────────────────────────────────────────────
//! intro
//!
//!   Label      value
//! ▌ Label      value of the field that takes the keys
//!   Label      value
//!
//! hint of that field, or what is wrong with it
//! ────────────────────────────────────────────────
//! keys
//! ```

use super::choice::Choice;
use super::field::{Field, Kind};
use super::reasons::ReasonPicker;
use super::{Form, when};
use crate::case::text::display_safe;
use crate::show::in_quotes;
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, fit, shown};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui_textarea::TextArea;

/// The width of the labels, with the mark before them.
const LABELS: u16 = 19;

impl Form {
    /// Draws the form over the whole of `area`.
    pub fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let title = vec![
            Span::raw(" "),
            Span::styled(fit(&self.title, usize::from(area.width) - 1).trim_end().to_owned(), view.theme.title()),
        ];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, below(head), view.theme.dim());
        rule(frame, foot, view.theme.dim());
        let keys = [Action::Save, Action::NextField, Action::PreviousField, Action::Accept];
        frame.render_widget(view.hints(Place::Form, &keys, area.width), below(foot));
        self.draw_body(view, frame, body);
    }

    fn draw_body(&self, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let mut intro = Page::new(area.width);
        intro.paragraph(" ", &self.intro, view.theme.dim());
        let mut advice = Page::new(area.width);
        let field = &self.fields[self.focus];
        match &self.fault {
            Some(fault) => advice.paragraph(" ✗ ", &fault.text, view.theme.bad()),
            None => advice.paragraph("   ", &field.hint, view.theme.dim()),
        }
        let (top, bottom) = (length(&intro) + 1, length(&advice));
        let room =
            Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top + bottom + 1), ..area };
        for (index, line) in (0..).zip(intro.lines).take(usize::from(area.height)) {
            frame.render_widget(line, Rect { y: area.y + index, height: 1, ..area });
        }
        let heights = self.heights(room.height);
        let first = self.first_shown(&heights, room.height);
        let mut y = room.y;
        for (index, field) in self.fields.iter().enumerate().skip(first) {
            let height = heights[index].min(room.bottom().saturating_sub(y));
            if height == 0 {
                break;
            }
            field.draw(index == self.focus, view, frame, Rect { y, height, ..room });
            y += height;
        }
        let advice_top = area.bottom().saturating_sub(bottom);
        for (index, line) in (0..).zip(advice.lines) {
            let y = advice_top + index;
            if y < area.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
        }
    }

    /// How many lines each field gets: one for most; areas and lists share what is left.
    fn heights(&self, room: u16) -> Vec<u16> {
        let tall = |field: &Field| matches!(field.kind, Kind::Area(_) | Kind::Reasons(_));
        let count = u16::try_from(self.fields.iter().filter(|field| tall(field)).count()).unwrap_or(u16::MAX);
        let lines = u16::try_from(self.fields.len()).unwrap_or(u16::MAX) - count;
        let share = room.saturating_sub(lines).checked_div(count).unwrap_or(1).clamp(3, 12);
        self.fields.iter().map(|field| if tall(field) { share } else { 1 }).collect()
    }

    /// The first field to draw, so that the one that takes the keys is seen.
    fn first_shown(&self, heights: &[u16], room: u16) -> usize {
        let mut first = self.focus;
        let mut used = heights[self.focus];
        while first > 0 && used + heights[first - 1] <= room {
            first -= 1;
            used += heights[first];
        }
        first
    }
}

impl Field {
    fn draw(&self, focused: bool, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let (mark, style) = if focused { ("▌ ", view.theme.focus()) } else { ("  ", view.theme.dim()) };
        let label = Line::from(vec![Span::styled(mark, view.theme.accent()), Span::styled(self.label, style)]);
        frame.render_widget(label, Rect { height: 1, ..area });
        let value = Rect { x: area.x + LABELS.min(area.width), width: area.width.saturating_sub(LABELS + 1), ..area };
        if value.width == 0 {
            return;
        }
        match &self.kind {
            Kind::Line(text) => match self.read_out_of() {
                Some(words) => {
                    let (typed, rest) = split(value, 12);
                    draw_text(text, focused, view, frame, typed);
                    let words = fit(&format!("out of {}", in_quotes([words])), usize::from(rest.width));
                    frame.render_widget(Line::styled(words, view.theme.accent()), rest);
                }
                None => draw_text(text, focused, view, frame, value),
            },
            Kind::Area(text) => draw_text(text, focused, view, frame, value),
            Kind::Time(text) => {
                let (typed, reading) = split(value, 26);
                draw_text(text, focused, view, frame, typed);
                frame.render_widget(read_time(&text.lines().join(" "), view), reading);
            }
            Kind::Choice(choice) => frame.render_widget(choice.line(focused, view, value.width), value),
            Kind::Reasons(picker) => picker.draw(focused, view, frame, value),
        }
    }
}

/// The place of what is typed, and that of what is said of it.
fn split(area: Rect, width: u16) -> (Rect, Rect) {
    let typed = Rect { width: area.width.min(width), ..area };
    (typed, Rect { x: typed.right(), width: area.width - typed.width, ..area })
}

fn draw_text(text: &TextArea<'static>, focused: bool, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
    let mut shown = shown(text);
    if focused {
        shown.set_cursor_style(view.theme.selected());
        shown.set_selection_style(view.theme.selected());
    } else {
        shown.set_cursor_style(Style::default());
        shown.cancel_selection();
    }
    frame.render_widget(&shown, area);
}

/// What a typed time was understood as.
fn read_time(typed: &str, view: &View<'_>) -> Line<'static> {
    match when::parse(typed, view.now, view.zone) {
        Ok(moment) if moment > view.now => Line::styled("in the future", view.theme.bad()),
        Ok(moment) => Line::styled(format!("= {}", view.zone.near(moment)), view.theme.dim()),
        Err(_) => Line::styled("not understood", view.theme.bad()),
    }
}

impl Choice {
    /// The chosen value, then the ones that the arrows lead to.
    fn line(&self, focused: bool, view: &View<'_>, width: u16) -> Line<'static> {
        let shown = |place: usize| self.options.get(place).map_or("", |(_, shown)| shown);
        let arrows = if focused { view.theme.key() } else { view.theme.dim() };
        let mut spans =
            vec![Span::styled("‹ ", arrows), Span::raw(shown(self.selected).to_owned()), Span::styled(" ›", arrows)];
        if !focused {
            return Line::from(spans);
        }
        if !self.query().is_empty() {
            let style = if self.is_lost() { view.theme.bad() } else { view.theme.accent() };
            spans.push(Span::styled(format!("  “{}”", display_safe(self.query())), style));
        }
        let matching = self.matching();
        let place = matching.iter().position(|place| *place == self.selected).unwrap_or(0);
        let others: Vec<&str> = matching
            .iter()
            .cycle()
            .skip(place + 1)
            .take(matching.len().saturating_sub(1))
            .map(|it| shown(*it))
            .collect();
        let used: usize = spans.iter().map(Span::width).sum();
        let rest = format!("   {}", others.join(" · "));
        spans.push(Span::styled(fit(&rest, usize::from(width).saturating_sub(used)), view.theme.dim()));
        Line::from(spans)
    }
}

impl ReasonPicker {
    fn draw(&self, focused: bool, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let (shown, cursor) = self.shown();
        let ticked = self.ticked().len();
        let head = match (self.query(), ticked) {
            ("", 0) => "none ticked: recorded as `unspecified`".to_owned(),
            ("", count) => format!("{count} ticked"),
            (query, count) => format!("{count} ticked, searching `{query}`"),
        };
        frame.render_widget(
            Line::styled(fit(&head, usize::from(area.width)), view.theme.dim()),
            Rect { height: 1, ..area },
        );
        let room = usize::from(area.height.saturating_sub(1));
        let first = cursor.saturating_sub(room.saturating_sub(1));
        for (row, (index, option)) in (1..).zip(shown.iter().enumerate().skip(first).take(room)) {
            let tick = if option.ticked { "[x] " } else { "[ ] " };
            let because: Vec<String> = option.because.iter().map(|words| format!("“{words}”")).collect();
            let because = if because.is_empty() { String::new() } else { format!("  {}", because.join(" ")) };
            let chosen = focused && index == cursor;
            let line = if chosen {
                Line::styled(
                    fit(&format!("{tick}{}{because}", option.title), usize::from(area.width)),
                    view.theme.selected(),
                )
            } else {
                let title = if option.ticked { view.theme.title() } else { Style::default() };
                let left = usize::from(area.width).saturating_sub(tick.len());
                let name = fit(&option.title, left.min(36));
                let rest = left.saturating_sub(36);
                Line::from(vec![
                    Span::styled(tick, title),
                    Span::styled(name, title),
                    Span::styled(fit(&because, rest), view.theme.accent()),
                ])
            };
            frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
        }
    }
}

fn below(area: Rect) -> Rect {
    Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area }
}

fn length(page: &Page) -> u16 {
    u16::try_from(page.lines.len()).unwrap_or(u16::MAX)
}
