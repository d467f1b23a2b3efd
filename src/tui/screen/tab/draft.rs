//! The message to support, as it would be copied.

use crate::case::Case;
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::Style;

/// Writes the message that `template` makes.
pub fn write(case: &Case, template: &str, view: &View<'_>, page: &mut Page) {
    let library = view.library;
    match library.templates.draft(template, &library.config.lang, case, view.knowledge(), view.now) {
        Ok(draft) => {
            let copy = view.key(Place::Case, Action::CopyDraft);
            let other = view.key(Place::Case, Action::Channel);
            page.paragraph(
                " ",
                &format!("For {template}. {copy} copies it, {other} changes between chat and email."),
                view.theme.dim(),
            );
            if !draft.unfilled.is_empty() {
                let edit = view.key(Place::Case, Action::Account);
                let words = format!("Still lacking: {}. {edit} completes the account.", draft.unfilled.join(", "));
                page.paragraph(" ", &words, view.theme.warn());
            }
            page.gap();
            for line in draft.text.lines() {
                if line.is_empty() {
                    page.line("");
                } else {
                    page.paragraph("   ", line, Style::default());
                }
            }
        }
        Err(error) => page.paragraph(" ", &error.to_string(), view.theme.bad()),
    }
}
