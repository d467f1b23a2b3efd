//! Where a case stands, what to fix, and its attempts.

use crate::case::{Attempt, Case, Phase};
use crate::preflight::{self, Tries};
use crate::show::{breach_words, next_step, outcome_words, wait_words};
use crate::tui::view::{View, WIDE};
use crate::tui::widget::{Page, draw_lines};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The phase, the timers and the next step.
pub fn standing(case: &Case, view: &View<'_>, page: &mut Page) {
    let phase = case.phase(view.now);
    let mut spans = vec![Span::raw(" "), Span::styled(phase.title().to_uppercase(), view.phase_style(phase))];
    if phase == Phase::CoolingDown
        && let Some((_, rejection)) = case.holding_back()
    {
        spans.push(Span::styled(format!("  {}", wait_words(&rejection.ruling)), view.theme.dim()));
    }
    page.line(Line::from(spans));
    let width = u16::try_from(page.width()).unwrap_or(u16::MAX);
    for timer in case.timers(view.now) {
        page.line(view.timer_line(timer, width));
    }
    if let Some(tries) = Tries::of(case, view.knowledge(), view.now).filter(|tries| tries.used > 0) {
        let style = if tries.is_used_up() { view.theme.warn() } else { view.theme.dim() };
        page.paragraph(" ", &format!("{} ({}, {})", tries.words(), tries.origin.tier, tries.origin.day()), style);
    }
    page.paragraph(" → ", &next_step(case, view.knowledge(), view.zone, view.now), Style::default());
}

/// Draws what to fix, the attempts and the account, from the line `top` on; on a wide screen the attempts stand beside
/// the rest.
pub fn draw(case: &Case, top: usize, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
    if area.width < WIDE {
        draw_lines(page(case, view, area.width).lines, top, frame, area);
        return;
    }
    let [left, _, right] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(2), Constraint::Fill(1)]).areas(area);
    let (mut needs, mut history) = (Page::new(left.width), Page::new(right.width));
    fixes(case, view, &mut needs);
    account(case, view, &mut needs);
    attempts(case, view, &mut history);
    draw_lines(needs.lines, top, frame, left);
    draw_lines(history.lines, top, frame, right);
}

/// What to fix, the attempts and the account, below each other.
pub fn page(case: &Case, view: &View<'_>, width: u16) -> Page {
    let mut page = Page::new(width);
    fixes(case, view, &mut page);
    attempts(case, view, &mut page);
    account(case, view, &mut page);
    page
}

/// What the latest rejection asks to be fixed, reason by reason.
fn fixes(case: &Case, view: &View<'_>, page: &mut Page) {
    let reasons = preflight::fixes(&view.knowledge().catalogue, case);
    if reasons.is_empty() || matches!(case.phase(view.now), Phase::Verified | Phase::Closed) {
        return;
    }
    page.heading(" What to fix", view.theme.title());
    for reason in reasons {
        page.paragraph("   ", &reason.title, view.theme.warn());
        for fix in &reason.fix {
            page.paragraph("     • ", fix, Style::default());
        }
    }
}

/// Every attempt, the latest first.
fn attempts(case: &Case, view: &View<'_>, page: &mut Page) {
    if case.attempts.is_empty() {
        return;
    }
    page.heading(" Attempts", view.theme.title());
    for attempt in case.attempts.iter().rev() {
        one_attempt(attempt, view, page);
    }
}

fn one_attempt(attempt: &Attempt, view: &View<'_>, page: &mut Page) {
    let submission = &attempt.submission;
    let with = submission.document.as_ref().map_or_else(String::new, |kind| format!(", {}", kind.replace('_', " ")));
    let country = submission.country.as_ref().map_or_else(String::new, |country| format!(" of {country}"));
    let submitted = view.zone.stamp(attempt.submitted_at);
    page.paragraph("   ", &format!("{}  submitted {submitted}{with}{country}", attempt.number), view.theme.title());
    if let Some(breach) = attempt.breach {
        page.paragraph("      ", &breach_words(breach), view.theme.bad());
    }
    if let Some(changed) = &submission.changed {
        page.paragraph("      ", &format!("changed: {changed}"), view.theme.dim());
    }
    let words = outcome_words(attempt, &view.knowledge().catalogue);
    let words = attempt.decided_at().map_or(words.clone(), |at| format!("{} {words}", view.zone.stamp(at)));
    page.paragraph("      ", &words, Style::default());
    if let Some(text) = attempt.rejection().and_then(|rejection| rejection.text.as_ref()) {
        page.paragraph("      ", &format!("“{}”", text.trim()), view.theme.quote());
    }
}

/// What is known of the account, the tickets and the notes.
fn account(case: &Case, view: &View<'_>, page: &mut Page) {
    let account = &case.account;
    let known = [
        ("label", &account.label),
        ("name", &account.name),
        ("e-mail", &account.email),
        ("country", &account.country),
        ("time zone", &account.time_zone),
        ("invitation code (private)", &account.invitation_code),
    ];
    let known: Vec<_> = known.iter().filter_map(|(name, text)| Some((*name, text.as_ref()?))).collect();
    if !known.is_empty() {
        page.heading(" Account", view.theme.title());
        for (name, text) in known {
            page.paragraph("   ", &format!("{name}: {text}"), Style::default());
        }
    }
    if !case.tickets.is_empty() {
        page.heading(" Support", view.theme.title());
        for ticket in &case.tickets {
            let reference = ticket.reference.as_deref().unwrap_or("no number");
            let state = match (ticket.closed_at, ticket.awaiting_since()) {
                (Some(_), _) => "closed",
                (None, Some(_)) => "waiting for their answer",
                (None, None) => "answered",
            };
            let words = format!("ticket {} by {}, {reference}: {state}", ticket.number, ticket.channel);
            page.paragraph("   ", &words, Style::default());
        }
    }
    if !case.notes.is_empty() {
        page.heading(" Notes (private)", view.theme.title());
        for note in case.notes.iter().rev() {
            page.paragraph("   ", &format!("{}  {}", view.zone.minute(note.at), note.text), Style::default());
        }
    }
}
