//! Every case, with what it waits for; beside it, or below, what the chosen one needs.
//!
//! ```text
//! kycase  2 cases: 1 ready, 1 cooling down                  Mon 23 Nov 14:05:00
//! ───────────────────────────────────────────────────────────────────────────────
//! ▌ okx        identity     cooling down   ██████░░░░░░  23:12:05   2 attempts
//!   generic    basic        ready                                   1 attempt
//! ───────────────────────────────────────────────────────────────────────────────
//! OKX · UID 44705892343619584 · Identity verification
//! COOLING DOWN, its timers, what to do next
//! what to fix, and the attempts (beside it on a wide screen)
//! ───────────────────────────────────────────────────────────────────────────────
//! s submit  r reject ...
//! ```

use super::on_case;
use super::tab::overview;
use crate::case::text::display_safe;
use crate::case::{Case, CaseId, Moment, Phase};
use crate::tui::action::Action;
use crate::tui::form;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, WIDE, parts, rule};
use crate::tui::widget::{Page, Query, countdown, draw_lines, fit, gauge};
use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The list of cases.
#[derive(Clone, Debug, Default)]
pub struct Board {
    chosen: Option<CaseId>,
    filter: Filter,
}

/// Which of the cases are shown.
#[derive(Clone, Debug, Default)]
enum Filter {
    /// All of them.
    #[default]
    Off,
    /// Those that match what is being typed.
    Typing(Query),
    /// Those that match what was typed.
    Set(Query),
}

impl Filter {
    fn text(&self) -> String {
        match self {
            Self::Off => String::new(),
            Self::Typing(query) | Self::Set(query) => query.text(),
        }
    }
}

impl Board {
    /// Chooses a case, and shows all of them so that it is seen.
    pub fn choose(&mut self, id: CaseId) {
        self.chosen = Some(id);
        self.filter = Filter::Off;
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        if matches!(self.filter, Filter::Typing(_)) { Place::Finder } else { Place::Board }
    }

    /// Takes a key that is no action here: while a filter is being typed, it is part of it.
    pub fn type_key(&mut self, event: KeyEvent) -> Reaction {
        if let Filter::Typing(query) = &mut self.filter {
            query.key(event);
        }
        Reaction::Stay
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        if let Filter::Typing(query) = &mut self.filter {
            query.paste(text);
        }
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action, cases: &[Case], view: &View<'_>) -> Reaction {
        let cases = &self.shown(cases, view)[..];
        match action {
            Action::Filter => self.filter = Filter::Typing(Query::default()),
            Action::Run => {
                self.filter = match std::mem::take(&mut self.filter) {
                    Filter::Typing(query) if !query.text().is_empty() => Filter::Set(query),
                    _ => Filter::Off,
                }
            }
            Action::AllCases | Action::Back => self.filter = Filter::Off,
            _ => return self.act_on_cases(action, cases, view),
        }
        Reaction::Stay
    }

    fn act_on_cases(&mut self, action: Action, cases: &[&Case], view: &View<'_>) -> Reaction {
        match action {
            Action::Open => Reaction::Fill(Box::new(form::open(view))),
            Action::Next => self.go(cases, 1),
            Action::Previous => self.go(cases, -1),
            Action::PageDown => self.go(cases, 10),
            Action::PageUp => self.go(cases, -10),
            Action::First => self.go(cases, isize::MIN / 2),
            Action::Last => self.go(cases, isize::MAX / 2),
            _ => match self.chosen(cases) {
                Some(case) if action == Action::Show => Reaction::ShowCase(case.id.clone()),
                Some(case) => on_case::act(action, case, view).unwrap_or(Reaction::Stay),
                None => {
                    Reaction::Note(format!("There is no case yet: {} opens one.", view.key(Place::Board, Action::Open)))
                }
            },
        }
    }

    /// Draws the list over the whole of `area`.
    pub fn draw(&self, cases: &[Case], foot_note: Option<&str>, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let [head, body, foot] = parts(area);
        let shown = self.shown(cases, view);
        let title = vec![
            Span::styled(" kycase", view.theme.accent().patch(view.theme.title())),
            Span::styled(format!("  {}", self.summary(cases, &shown, view.now)), view.theme.dim()),
        ];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        match self.chosen(&shown) {
            None if cases.is_empty() => draw_greeting(view, frame, body),
            None => frame.render_widget(Line::styled("  No case matches.", view.theme.dim()), body),
            Some(chosen) => draw_cases(&shown, chosen, view, frame, body),
        }
        rule(frame, foot, view.theme.dim());
        let line = Rect { y: foot.y + 1, height: 1, ..foot };
        if let Filter::Typing(query) = &self.filter {
            view.draw_query(query, frame, line);
            return;
        }
        view.draw_foot(Place::Board, &self.hints(&shown, view), foot_note, frame, line);
    }

    /// The cases that match the filter.
    fn shown<'a>(&self, cases: &'a [Case], view: &View<'_>) -> Vec<&'a Case> {
        let wanted = self.filter.text().to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let matches = |case: &&Case| {
            let label = case.account.label.as_deref().unwrap_or_default();
            let phase = case.phase(view.now).title();
            let text = format!("{} {label} {} {phase}", case.slug, view.case_title(case)).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        cases.iter().filter(matches).collect()
    }

    /// The chosen case, the first one where none was chosen.
    fn chosen<'a>(&self, cases: &[&'a Case]) -> Option<&'a Case> {
        let chosen = self.chosen.as_ref();
        cases.iter().find(|case| Some(&case.id) == chosen).or_else(|| cases.first()).copied()
    }

    fn summary(&self, cases: &[Case], shown: &[&Case], now: Moment) -> String {
        match self.filter {
            Filter::Off => summary(shown, now),
            _ => format!("{} of {} cases match “{}”", shown.len(), cases.len(), display_safe(&self.filter.text())),
        }
    }

    /// Chooses the case in whose row `at` is, on a screen that is drawn on `area`.
    pub fn click(&mut self, at: Position, cases: &[Case], view: &View<'_>, area: Rect) {
        let shown = self.shown(cases, view);
        let Some(chosen) = self.chosen(&shown) else { return };
        let (list, first) = rows_of(&shown, chosen, parts(area)[1]);
        if list.contains(at)
            && let Some(case) = shown.get(first + usize::from(at.y - list.y))
        {
            self.chosen = Some(case.id.clone());
        }
    }

    fn hints(&self, cases: &[&Case], view: &View<'_>) -> Vec<Action> {
        let all = matches!(self.filter, Filter::Set(_)).then_some(Action::AllCases);
        let Some(case) = self.chosen(cases) else { return all.into_iter().chain([Action::Open]).collect() };
        let mut hints: Vec<Action> = all.into_iter().chain([Action::Show]).collect();
        hints.extend(on_case::likely(case, view.now));
        hints.extend([Action::Open, Action::Statistics]);
        hints
    }

    fn go(&mut self, cases: &[&Case], by: isize) -> Reaction {
        let place = self.chosen(cases).and_then(|chosen| cases.iter().position(|case| case.id == chosen.id));
        let last = cases.len().saturating_sub(1);
        let place = place.unwrap_or(0).saturating_add_signed(by).min(last);
        self.chosen = cases.get(place).map(|case| case.id.clone());
        Reaction::Stay
    }
}

/// The cases in the order in which they want attention: what can be done now, then what is due next, then the rest.
pub fn sort(cases: &mut [Case], now: Moment) {
    cases.sort_by_key(|case| {
        let rank = match case.phase(now) {
            Phase::Ready => 0,
            Phase::Overdue => 1,
            Phase::SupportFirst => 2,
            Phase::Blocked => 3,
            Phase::Preparing => 4,
            Phase::CoolingDown | Phase::InReview => 5,
            Phase::Verified => 6,
            Phase::Closed => 7,
        };
        (rank, case.timers(now).first().map_or(Moment::MAX, |timer| timer.due), case.slug.clone())
    });
}

fn summary(cases: &[&Case], now: Moment) -> String {
    if cases.is_empty() {
        return String::new();
    }
    let count = |phase: Phase| cases.iter().filter(|case| case.phase(now) == phase).count();
    let phases = Phase::ALL.iter().filter(|phase| count(**phase) > 0);
    let parts: Vec<String> = phases.map(|phase| format!("{} {}", count(*phase), phase.title())).collect();
    parts.join(", ")
}

/// The part of `area` that the rows of the cases take, and the first case that is shown there.
fn rows_of(cases: &[&Case], chosen: &Case, area: Rect) -> (Rect, usize) {
    let rows = u16::try_from(cases.len()).unwrap_or(u16::MAX);
    let list = Rect { height: rows.min(area.height / 2).max(1).min(area.height), ..area };
    let place = cases.iter().position(|case| case.id == chosen.id).unwrap_or(0);
    (list, place.saturating_sub(usize::from(list.height.saturating_sub(1))))
}

fn draw_cases(cases: &[&Case], chosen: &Case, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (list, first) = rows_of(cases, chosen, area);
    let [_, line, detail] =
        Layout::vertical([Constraint::Length(list.height), Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    rule(frame, line, view.theme.dim());
    for (row, case) in (0..list.height).zip(cases.iter().skip(first)) {
        let line = case_line(case, case.id == chosen.id, view, list.width);
        frame.render_widget(line, Rect { y: list.y + row, height: 1, ..list });
    }
    let mut standing = Page::new(detail.width);
    standing.line(Line::styled(
        format!(" {}", fit(&view.case_title(chosen), usize::from(detail.width) - 1)),
        view.theme.dim(),
    ));
    overview::standing(chosen, view, &mut standing);
    standing.line("");
    let used = draw_lines(standing.lines, 0, frame, detail);
    let below = Rect { y: detail.y + used, height: detail.height - used, ..detail };
    overview::draw(chosen, 0, view, frame, below);
}

/// One case in one line. A wide screen also tells what the case is about and until when it waits.
fn case_line(case: &Case, chosen: bool, view: &View<'_>, width: u16) -> Line<'static> {
    let phase = case.phase(view.now);
    let timer = case.timers(view.now).into_iter().next();
    let wide = width >= WIDE;
    let bar_width = match width {
        WIDE.. => 14,
        NARROW.. => 10,
        // The countdown and the attempts matter more than the bar.
        _ => 0,
    };
    let (full, empty) = timer.map_or((String::new(), " ".repeat(bar_width)), |timer| gauge(timer, view.now, bar_width));
    let left = timer.map_or(String::new(), |timer| countdown(timer, view.now));
    let until = timer.filter(|_| wide).map_or(String::new(), |timer| view.zone.near(timer.due));
    let exchange = view.knowledge().title_of(&case.account.exchange);
    let level = view.knowledge().level_title(&case.account.exchange, &case.level);
    let about = match &case.account.label {
        Some(label) => label.clone(),
        None if wide => format!("{exchange}, {level}"),
        None => case.level.as_str().to_owned(),
    };
    let attempts = match case.attempts.len() {
        0 => "no attempt".to_owned(),
        1 => "1 attempt".to_owned(),
        count => format!("{count} attempts"),
    };
    let parts = [
        (if chosen { "▌ " } else { "  " }.to_owned(), view.theme.accent()),
        (fit(case.slug.as_str(), 12), view.theme.title()),
        (format!(" {} ", fit(&about, if wide { 28 } else { 12 })), view.theme.dim()),
        (format!("{} ", fit(phase.title(), 14)), view.phase_style(phase)),
        (full, view.theme.gauge()),
        (empty, view.theme.dim()),
        (format!(" {left:>12}  "), Style::default()),
        (if wide { fit(&until, 21) } else { String::new() }, view.theme.dim()),
        (attempts, view.theme.dim()),
    ];
    let mut spans: Vec<Span<'static>> = parts.into_iter().map(|(text, style)| Span::styled(text, style)).collect();
    if chosen {
        // The bar keeps its own look: turned round it would show the opposite.
        let selected = view.theme.selected();
        for (place, span) in spans.iter_mut().enumerate() {
            if timer.is_none() || !GAUGE.contains(&place) {
                span.style = selected;
            }
        }
        let used: usize = spans.iter().map(Span::width).sum();
        spans.push(Span::styled(" ".repeat(usize::from(width).saturating_sub(used)), selected));
    }
    Line::from(spans)
}

/// Below this width a case's line has no room for a bar.
const NARROW: u16 = 74;

/// The places of the bar's two parts in a case's line.
const GAUGE: [usize; 2] = [4, 5];

/// What is shown before there is a case.
fn draw_greeting(view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = area.width.min(72);
    let mut page = Page::new(width.saturating_sub(4));
    page.paragraph("", "Welcome. Nothing is tracked yet.", view.theme.title());
    page.gap();
    let key = view.key(Place::Board, Action::Open);
    page.line(Line::from(vec![
        Span::raw("Press "),
        Span::styled(key, view.theme.key()),
        Span::raw(" to open a case: the exchange, your UID, and the level you want."),
    ]));
    page.gap();
    page.paragraph(
        "",
        "kycase keeps a log of every attempt, keeps you from resubmitting within 24 hours of a rejection (its own rule), \
         says what to fix, and drafts the message to support. It stays on this computer: nothing is sent anywhere.",
        view.theme.dim(),
    );
    let lines = u16::try_from(page.lines.len()).unwrap_or(u16::MAX);
    let top = area.y + area.height.saturating_sub(lines) / 3;
    for (row, line) in (0..area.height).zip(page.lines) {
        let place =
            Rect { x: area.x + 2.min(area.width), y: top + row, width: area.width.saturating_sub(2), height: 1 };
        if place.y < area.bottom() {
            frame.render_widget(line, place);
        }
    }
}
