//! What the exchange wrote, with the words that led to each reason, and what to fix.

use crate::case::{Attempt, Case, Rejection, Wait};
use crate::show::{in_quotes, left_words, wait_words};
use crate::tui::view::View;
use crate::tui::widget::Page;
use ratatui::style::Style;
use std::ops::Range;

/// Writes every rejection, the latest first.
pub fn write(case: &Case, view: &View<'_>, page: &mut Page) {
    let rejected: Vec<_> = case.attempts.iter().rev().filter_map(|it| Some((it, it.rejection()?))).collect();
    if rejected.is_empty() {
        page.paragraph("   ", "Nothing was rejected.", view.theme.dim());
    }
    for (attempt, rejection) in rejected {
        one(attempt, rejection, view, page);
    }
}

fn one(attempt: &Attempt, rejection: &Rejection, view: &View<'_>, page: &mut Page) {
    let head = format!(" Attempt {}, rejected {}", attempt.number, view.zone.stamp(rejection.at));
    page.heading(&head, view.theme.title());
    let triage = &view.library.triage;
    let text = rejection.text.as_deref();
    let proposals = text.map_or_else(Vec::new, |text| triage.propose(text));
    let reasons = &rejection.ruling.reasons;
    let led: Vec<_> = proposals.iter().filter(|it| reasons.contains(&it.reason)).collect();
    let wait = text.and_then(|text| triage.stated_wait(text));
    let wait = wait.filter(|wait| Some(wait.value) == rejection.ruling.stated_wait);
    let left = text.and_then(|text| triage.attempts_left(text));
    match text {
        Some(text) => {
            let mut words: Vec<Range<usize>> = led.iter().flat_map(|it| it.because.iter().cloned()).collect();
            words.extend(wait.as_ref().map(|wait| wait.because.clone()));
            words.extend(left.as_ref().map(|left| left.because.clone()));
            page.marked("   ", text, &words, view.theme.quote(), view.theme.found());
        }
        None => page.paragraph("   ", "The exchange's words were not kept.", view.theme.dim()),
    }
    page.line("");
    let text = text.unwrap_or_default();
    let catalogue = &view.knowledge().catalogue;
    for id in reasons {
        let because = led.iter().find(|it| it.reason == *id).map(|it| in_quotes(it.words(text)));
        let because = because.map_or_else(String::new, |words| format!(", because of {words}"));
        page.paragraph("   ", &format!("{}{because}", catalogue.title_of(id)), view.theme.warn());
        for fix in catalogue.reason(id).iter().flat_map(|reason| &reason.fix) {
            page.paragraph("     • ", fix, Style::default());
        }
    }
    let ruling = &rejection.ruling;
    if let Some(wait) = wait {
        let words = in_quotes(wait.words(text));
        let says = format!("They name a wait of {}, because of {words}", Wait::Span(wait.value));
        page.paragraph("   ", &says, view.theme.warn());
    }
    if let Some(left) = left {
        let says = format!("They say that {}, because of {}", left_words(left.value), in_quotes(left.words(text)));
        page.paragraph("   ", &says, view.theme.warn());
    }
    let advice = format!("In all: {} ({}).", catalogue.advice(ruling.class, &ruling.reasons), wait_words(ruling));
    page.paragraph("   ", &advice, view.theme.title());
}
