//! What a ticket should enclose, and what is at hand.

use crate::case::{Case, Command, Evidence};
use crate::preflight;
use crate::show::Asked;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::screen::{Message, Then};
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Writes the list.
pub fn write(case: &Case, view: &View<'_>, page: &mut Page) {
    let lines = preflight::evidence(view.knowledge(), case);
    if lines.is_empty() {
        let text = "Nothing yet: what a ticket should enclose follows from the reasons of a rejection.";
        page.paragraph("   ", text, view.theme.dim());
        return asked(case, view, page);
    }
    page.heading(" What a message to support should enclose", view.theme.title());
    for line in lines {
        page.row();
        let (word, style) = match (line.held.is_some(), line.needed) {
            (true, _) => ("[have]", view.theme.good()),
            (false, true) => ("[need]", view.theme.warn()),
            (false, false) => ("[    ]", view.theme.dim()),
        };
        let title = crate::case::text::display_safe(line.title).into_owned();
        page.line(Line::from(vec![Span::raw("   "), Span::styled(word, style), Span::raw(format!(" {title}"))]));
        page.paragraph("          ", line.hint, view.theme.dim());
        if let Some(file) = line.held.and_then(|held| held.file.as_ref()) {
            let short: String = file.sha256.chars().take(12).collect();
            let words = format!("{} ({} bytes, SHA-256 {short}…)", file.path, file.size);
            page.paragraph("          ", &words, Style::default());
        }
        if let Some(note) = line.held.and_then(|held| held.note.as_ref()) {
            page.paragraph("          ", note, Style::default());
        }
    }
    page.gap();
    page.paragraph(
        "   ",
        "kycase keeps the path and the fingerprint of a file, never the file itself.",
        view.theme.dim(),
    );
    asked(case, view, page);
}

/// What the exchange's form asks for, where that is known.
fn asked(case: &Case, view: &View<'_>, page: &mut Page) {
    let Some(asked) = Asked::of(case, view.knowledge()) else { return };
    page.paragraph("   ", &format!("{} ({}).", asked.words(), asked.origin), Style::default());
}

/// Has a piece at hand, or no longer.
pub fn toggle(row: usize, case: &Case, view: &View<'_>) -> Reaction {
    let lines = preflight::evidence(view.knowledge(), case);
    let Some(line) = lines.get(row.min(lines.len().saturating_sub(1))) else { return Reaction::Stay };
    let item = line.item.clone();
    let Some(held) = line.held else {
        let evidence = Evidence { item, file: None, note: None };
        return Reaction::Record(Box::new(Wish::about(case, Command::AddEvidence { evidence })));
    };
    let wish = Box::new(Wish::about(case, Command::RemoveEvidence { item }));
    if held.file.is_none() && held.note.is_none() {
        return Reaction::Record(wish);
    }
    let text = format!(
        "{}: its path, its fingerprint and your remark are taken off the list. Undo brings them back.",
        line.title
    );
    Reaction::Say(Box::new(Message::question("No longer at hand?", text, Then::Record(wish))))
}
