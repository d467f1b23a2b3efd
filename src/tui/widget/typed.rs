//! Text that is being typed, as it may be shown.

use crate::case::text::is_deceptive;
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea};

/// The text to be shown: a character that could deceive gives its place to a mark. What is typed stays as it is.
pub fn shown(text: &TextArea<'static>) -> TextArea<'static> {
    let deceives = |c| c != '\t' && is_deceptive(c);
    if !text.lines().iter().any(|line| line.contains(deceives)) {
        return text.clone();
    }
    let mut safe = TextArea::new(text.lines().iter().map(|line| line.replace(deceives, "\u{fffd}")).collect());
    safe.set_wrap_mode(text.wrap_mode());
    safe.set_cursor_line_style(Style::default());
    let place = |index| u16::try_from(index).unwrap_or(u16::MAX);
    safe.move_cursor(CursorMove::Jump(place(text.cursor().0), place(text.cursor().1)));
    safe
}
