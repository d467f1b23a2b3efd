//! The message to support, as it would be copied.

use crate::case::Case;
use crate::show::Asked;
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::screen::support_message::{Author, SupportMessage};
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::Style;

/// Writes the message.
pub fn write(case: &Case, message: &SupportMessage, view: &View<'_>, page: &mut Page) {
    let text = match &message.made {
        Ok(text) => text,
        Err(error) => return page.paragraph(" ", error, view.theme.bad()),
    };
    let key = |action| view.key(Place::Case, action);
    let whose = match message.author {
        Author::Template => "",
        Author::User => " (edited; emptied, it is the template's again)",
    };
    let words = format!(
        "For {}{whose}. {} copies it, {} edits it, {} changes between chat and email.",
        message.template,
        key(Action::CopyDraft),
        key(Action::EditDraft),
        key(Action::Channel)
    );
    page.paragraph(" ", &words, view.theme.dim());
    if let Some(asked) = Asked::of(case, view.knowledge()) {
        let words = format!("{} ({}, {}).", asked.words(), asked.origin.tier, asked.origin.day());
        page.paragraph(" ", &words, view.theme.dim());
    }
    if !message.lacking.is_empty() {
        let words =
            format!("Still lacking: {}. {} completes the account.", message.lacking.join(", "), key(Action::Account));
        page.paragraph(" ", &words, view.theme.warn());
    }
    page.gap();
    for line in text.lines() {
        if line.is_empty() {
            page.line("");
        } else {
            page.paragraph("   ", line, Style::default());
        }
    }
}
