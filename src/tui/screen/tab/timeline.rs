//! Everything that was recorded, the latest first.

use crate::case::Case;
use crate::show::timeline;
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::{Modifier, Style};

/// Writes the timeline.
pub fn write(case: &Case, view: &View<'_>, page: &mut Page) {
    for line in timeline(case, &view.knowledge().catalogue).into_iter().rev() {
        let style = match (line.undone_by, line.breach) {
            (Some(_), _) => view.theme.dim().add_modifier(Modifier::CROSSED_OUT),
            (None, true) => view.theme.bad(),
            (None, false) => Style::default(),
        };
        let undone = line.undone_by.map_or_else(String::new, |by| format!(" (undone by entry {by})"));
        let time = view.zone.minute(line.at);
        page.paragraph(&format!(" {:>3}  {time}  ", line.sequence), &format!("{}{undone}", line.text), style);
    }
}
