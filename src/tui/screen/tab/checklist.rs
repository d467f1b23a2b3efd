//! What to go through before an attempt; after an approval, how to secure the account; and the attempt step by step.

use crate::case::{Case, Command};
use crate::playbook::Day;
use crate::preflight::{self, Ready};
use crate::show::OLD;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Writes the list, then the steps of the attempt.
pub fn write(case: &Case, view: &View<'_>, page: &mut Page) {
    let rows = rows(case, view);
    let title = &preflight::checklist(view.knowledge(), case).title;
    // Before an attempt nothing may be left open; a verified account gets safer step by step.
    let progress = if case.is_verified() {
        preflight::progress(&rows)
    } else {
        format!("{} open", rows.iter().filter(|row| !row.done).count())
    };
    page.heading(&format!(" {title}: {progress}"), view.theme.title());
    for row in rows {
        page.row();
        let (tick, style) = if row.done { ("[x]", view.theme.good()) } else { ("[ ]", Style::default()) };
        let mut spans = vec![
            Span::raw("   "),
            Span::styled(tick, style),
            Span::styled(format!(" {}", row.item.title), if row.done { view.theme.dim() } else { Style::default() }),
        ];
        if row.urgent {
            spans.push(Span::styled("  rejected for this", view.theme.warn()));
        }
        page.line(Line::from(spans));
        page.paragraph("       ", &row.item.detail, view.theme.dim());
        if let Some(source) = &row.item.source {
            page.paragraph("       ", source, view.theme.dim());
        }
    }
    let Some(playbook) = view.knowledge().playbook(&case.account.exchange).filter(|_| !case.is_verified()) else {
        return;
    };
    page.heading(&format!(" The attempt at {}, step by step", playbook.title), view.theme.title());
    for (number, step) in (1..).zip(&playbook.steps) {
        page.paragraph(&format!("   {number}. "), &format!("{}. {}", step.title, step.detail), Style::default());
        let day = step.origin().day();
        let age = if day.is_old(Day::of(view.now)) { format!(", {OLD}") } else { String::new() };
        page.paragraph("      ", &format!("{}, {day}{age}", step.tier), view.theme.dim());
    }
}

/// Ticks a row, or takes its tick away.
pub fn toggle(row: usize, case: &Case, view: &View<'_>) -> Reaction {
    let rows = rows(case, view);
    let Some(row) = rows.get(row.min(rows.len().saturating_sub(1))) else { return Reaction::Stay };
    let command = Command::Check { item: row.item.id.clone(), done: !row.done };
    Reaction::Record(Box::new(Wish::about(case, command)))
}

fn rows<'a>(case: &Case, view: &View<'a>) -> Vec<Ready<'a>> {
    preflight::list(preflight::checklist(&view.library.knowledge, case), case)
}
