//! What to go through before an attempt; after an approval, how to secure the account; and the attempt step by step.

use crate::case::{Case, Command};
use crate::playbook::Day;
use crate::preflight::{self, Ready, State};
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
        format!("{} open", rows.iter().filter(|row| !row.is_done()).count())
    };
    page.heading(&format!(" {title}: {progress}"), view.theme.title());
    for row in rows {
        page.row();
        let (tick, style) = match row.state {
            State::Done(_) => (view.theme.good(), view.theme.dim()),
            State::Open => (Style::default(), Style::default()),
            State::Failed => (view.theme.bad(), Style::default()),
        };
        let mut spans = vec![
            Span::raw("   "),
            Span::styled(row.state.sign(), tick),
            Span::styled(format!(" {}", row.item.title), style),
        ];
        if row.is_decided() {
            spans.push(Span::styled(format!("  {}", row.state.title()), tick));
        }
        if row.urgent {
            spans.push(Span::styled("  rejected for this", view.theme.warn()));
        }
        page.line(Line::from(spans));
        if let Some(why) = &row.why {
            page.paragraph(
                "       ",
                why,
                if row.state == State::Failed { Style::default() } else { view.theme.dim() },
            );
        }
        if !row.is_decided() {
            page.paragraph("       ", &row.item.detail, view.theme.dim());
        }
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

/// Ticks a row, or takes its tick away; one that kycase decides has no tick.
pub fn toggle(row: usize, case: &Case, view: &View<'_>) -> Reaction {
    let rows = rows(case, view);
    let Some(row) = rows.get(row.min(rows.len().saturating_sub(1))) else { return Reaction::Stay };
    if let Some(why) = row.why.as_ref().filter(|_| row.is_decided()) {
        return Reaction::Note(format!("kycase decides this one: {why}"));
    }
    let command = Command::Check { item: row.item.id.clone(), done: !row.is_done() };
    Reaction::Record(Box::new(Wish::about(case, command)))
}

fn rows<'a>(case: &Case, view: &View<'a>) -> Vec<Ready<'a>> {
    preflight::list(preflight::checklist(&view.library.knowledge, case), case, &view.around())
}
