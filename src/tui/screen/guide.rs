//! The next attempt, step by step: what to see to first, then what the exchange's own pages ask for, then recording it.
//!
//! ```text
//!  okx  Preparing attempt 3                        step 4 of 21  Mon 23 Nov 14:05:00
//! ─────────────────────────────────────────────────────────────────────────────────
//!  COOLING DOWN: a submission is allowed from ...
//!
//!  Before you submit                                   ██████░░░░░░░░░░░░░░░░░░
//!  [ ] The document is accepted and in date
//!
//!      Check the expiry date ...
//! ─────────────────────────────────────────────────────────────────────────────────
//! space done  l next ...
//! ```

use super::tab::overview;
use crate::case::{Case, CaseId, Command, Phase};
use crate::playbook;
use crate::preflight::{self, Ready, State};
use crate::tui::action::Action;
use crate::tui::form;
use crate::tui::keymap::Place;
use crate::tui::reaction::{Reaction, Wish};
use crate::tui::view::{View, parts, rule};
use crate::tui::widget::{Page, draw_lines};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The way through the next attempt of a case.
#[derive(Clone, Debug)]
pub struct Guide {
    id: CaseId,
    step: usize,
}

/// One step of the way.
enum Step<'a> {
    /// Something to see to, which is ticked when it is done.
    Item(Ready<'a>),
    /// Something to do at the exchange.
    AtTheExchange(&'a playbook::Step),
    /// To record what was done.
    Record,
}

impl Guide {
    /// The way through the next attempt of `case`, from the first thing that is not done yet.
    pub fn new(case: &Case, view: &View<'_>) -> Self {
        let open = |step: &Step<'_>| matches!(step, Step::Item(ready) if !ready.is_done());
        let steps = steps(case, view);
        let first = steps.iter().position(open);
        let after_list = steps.iter().take_while(|step| matches!(step, Step::Item(_))).count();
        Self { id: case.id.clone(), step: first.unwrap_or(after_list) }
    }

    /// The case that is being prepared.
    pub fn id(&self) -> &CaseId {
        &self.id
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, case: &Case, view: &View<'_>) -> Reaction {
        let steps = steps(case, view);
        let last = steps.len() - 1;
        match action {
            Action::Back => return Reaction::Back,
            Action::NextStep => self.step = (self.step + 1).min(last),
            Action::PreviousStep => self.step = self.step.saturating_sub(1),
            Action::Done => {
                let done = self.step.min(last);
                self.step = (done + 1).min(last);
                return match &steps[done] {
                    Step::Item(ready) if ready.state == State::Open => {
                        let command = Command::Check { item: ready.item.id.clone(), done: true };
                        Reaction::Record(Box::new(Wish::about(case, command)))
                    }
                    Step::Record if Self::may_submit(case, view) => {
                        Reaction::Instead(Box::new(Reaction::Fill(Box::new(form::submit(case, view)))))
                    }
                    Step::Record => Reaction::Note("Not yet: the list keeps what you have done.".to_owned()),
                    Step::Item(_) | Step::AtTheExchange(_) => Reaction::Stay,
                };
            }
            _ => {}
        }
        Reaction::Stay
    }

    /// Draws the step over the whole of `area`.
    pub fn draw(&self, case: &Case, foot_note: Option<&str>, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let steps = steps(case, view);
        let step = self.step.min(steps.len() - 1);
        let number = case.attempts.last().map_or(1, |last| last.number + 1);
        let title = vec![
            Span::styled(format!(" {}", case.slug), view.theme.accent().patch(view.theme.title())),
            Span::styled(format!("  attempt {number}, step {} of {}", step + 1, steps.len()), view.theme.dim()),
        ];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        rule(frame, foot, view.theme.dim());
        let actions = [Action::Done, Action::NextStep, Action::PreviousStep];
        view.draw_foot(Place::Guide, &actions, foot_note, frame, Rect { y: foot.y + 1, height: 1, ..foot });
        let mut page = Page::new(body.width);
        overview::standing(case, view, &mut page);
        page.line("");
        page.line(progress(step, &steps, page.width(), view));
        page.line("");
        write(&steps[step], case, view, &mut page);
        draw_lines(page.lines, 0, frame, body);
    }

    fn may_submit(case: &Case, view: &View<'_>) -> bool {
        matches!(case.phase(view.now), Phase::Preparing | Phase::Ready)
    }
}

/// What is to be seen to, what is most urgent first; the exchange's steps; the recording.
fn steps<'a>(case: &Case, view: &View<'a>) -> Vec<Step<'a>> {
    let knowledge = &view.library.knowledge;
    let items = preflight::list(&knowledge.preflight, case, &view.around()).into_iter().map(Step::Item);
    let playbook = knowledge.playbook(&case.account.exchange);
    let at_the_exchange = playbook.into_iter().flat_map(|book| &book.steps).map(Step::AtTheExchange);
    items.chain(at_the_exchange).chain([Step::Record]).collect()
}

/// One sign for each step: done, here, to come.
fn progress(step: usize, steps: &[Step<'_>], width: usize, view: &View<'_>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    let cells = (width.saturating_sub(2) / steps.len()).clamp(1, 3);
    for (place, one) in steps.iter().enumerate().take(width.saturating_sub(2)) {
        let (sign, style) = match one {
            _ if place == step => ("▌", view.theme.accent()),
            Step::Item(ready) if ready.is_done() => ("█", view.theme.good()),
            Step::Item(ready) if ready.state == State::Failed => ("░", view.theme.bad()),
            Step::AtTheExchange(_) | Step::Record if place < step => ("█", view.theme.dim()),
            Step::Item(_) | Step::AtTheExchange(_) | Step::Record => ("░", view.theme.dim()),
        };
        spans.push(Span::styled(sign.repeat(cells.saturating_sub(1).max(1)), style));
        if cells > 1 {
            spans.push(Span::raw(" "));
        }
    }
    Line::from(spans)
}

fn write(step: &Step<'_>, case: &Case, view: &View<'_>, page: &mut Page) {
    let exchange = view.knowledge().title_of(&case.account.exchange);
    match step {
        Step::Item(ready) => {
            page.paragraph(" ", &view.knowledge().preflight.title, view.theme.dim());
            page.line("");
            let style = match ready.state {
                State::Done(_) => view.theme.good(),
                State::Open => view.theme.title(),
                State::Failed => view.theme.bad(),
            };
            page.paragraph(&format!(" {} ", ready.state.sign()), &ready.item.title, style);
            if ready.is_decided() {
                page.paragraph("     ", ready.state.title(), view.theme.dim());
            }
            if let Some(why) = &ready.why {
                page.paragraph("     ", why, view.theme.dim());
            }
            if ready.urgent {
                page.paragraph("     ", "The latest rejection was about this.", view.theme.warn());
            }
            page.line("");
            page.paragraph("     ", &ready.item.detail, Style::default());
        }
        Step::AtTheExchange(step) => {
            page.paragraph(" ", &format!("At {exchange}"), view.theme.dim());
            page.line("");
            page.paragraph(" ", &step.title, view.theme.title());
            page.line("");
            page.paragraph("     ", &step.detail, Style::default());
            page.line("");
            let as_of = step.as_of.map_or(step.checked_on, |as_of| as_of);
            page.paragraph("     ", &format!("Source: {}, {as_of}.", step.tier), view.theme.dim());
        }
        Step::Record => {
            page.paragraph(" ", "Record the submission", view.theme.title());
            page.line("");
            let words = if Guide::may_submit(case, view) {
                format!(
                    "When {exchange} has taken your documents, go on: the form asks when that was, and what you changed."
                )
            } else {
                "A submission can't be recorded now; what stands above says why. What you have ticked is kept until then."
                    .to_owned()
            };
            page.paragraph("     ", &words, Style::default());
        }
    }
}
