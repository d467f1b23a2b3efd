//! A line that is typed over a list, to choose from it.

use super::typed::shown;
use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui_textarea::TextArea;
use unicode_width::UnicodeWidthStr;

/// The most that is taken of a paste, in bytes: what is searched for is short.
const LONGEST: usize = 1024;

/// What is searched for, as it is being typed.
#[derive(Clone, Debug)]
pub struct Query(TextArea<'static>);

impl Default for Query {
    fn default() -> Self {
        let mut area = TextArea::default();
        area.set_cursor_line_style(Style::default());
        Self(area)
    }
}

impl Query {
    /// What stands in the line, without blanks around it.
    pub fn text(&self) -> String {
        self.0.lines().join(" ").trim().to_owned()
    }

    /// Takes a key; whether that changed the line.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let leads_elsewhere = matches!(event.code, KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc);
        !leads_elsewhere && self.0.input(event)
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace(['\r', '\n', '\t'], " ");
        let end = (0..=text.len().min(LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        self.0.insert_str(&text[..end]);
    }

    /// Draws the line behind a mark that says what it is for.
    pub fn draw(&self, mark: Span<'static>, cursor: Style, frame: &mut Frame<'_>, area: Rect) {
        let used = u16::try_from(mark.content.width()).unwrap_or(u16::MAX).min(area.width);
        frame.render_widget(mark, Rect { height: area.height.min(1), ..area });
        let mut line = shown(&self.0);
        line.set_cursor_style(cursor);
        let place = Rect { x: area.x + used, width: area.width - used, height: area.height.min(1), ..area };
        if place.width > 0 {
            frame.render_widget(&line, place);
        }
    }
}
