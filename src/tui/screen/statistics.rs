//! What all cases add up to.
//!
//! ```text
//!  Statistics  3 cases, 1 verified                     Mon 23 Nov 14:05:00
//! ───────────────────────────────────────────────────────────────────────────
//!  What became of 9 attempts           Time to a decision
//!    ███▓▓▓▓▓▓▓▓▒▒░                      half within 4h, the longest 2d 3h
//!  Reasons given in 5 rejections         ▁▃▂▇▂▁
//!    Glare on the document  3 ██████   Attempts for each case
//! ───────────────────────────────────────────────────────────────────────────
//!  j down  k up ...
//! ```

use crate::case::Case;
use crate::show::{Share, Statistics, counted};
use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::reaction::Reaction;
use crate::tui::view::{View, WIDE, parts, rule};
use crate::tui::widget::{Page, chart, draw_lines, fit};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The statistics, from some line on.
#[derive(Clone, Debug, Default)]
pub struct StatisticsPage {
    top: usize,
}

/// Up to so many cases have a bar each; more of them are counted by their number of attempts.
const FEW: usize = 8;

/// The longest bar, in cells: a longer one says no more.
const LONGEST_BAR: usize = 48;

/// From this height on, the picture of all decisions is high.
const HIGH: u16 = 44;

impl StatisticsPage {
    /// Takes an action.
    pub fn act(&mut self, action: Action, cases: &[Case], view: &View<'_>) -> Reaction {
        match action {
            Action::Back => return Reaction::Back,
            Action::Next => self.top = self.top.saturating_add(1),
            Action::Previous => self.top = self.top.saturating_sub(1),
            Action::PageDown => self.top = self.top.saturating_add(10),
            Action::PageUp => self.top = self.top.saturating_sub(10),
            Action::First => self.top = 0,
            Action::Last => self.top = usize::MAX,
            _ => {}
        }
        let lines = pages(&Statistics::of(cases), view, (80, 24)).iter().map(|page| page.lines.len()).sum::<usize>();
        self.top = self.top.min(lines.saturating_sub(1));
        Reaction::Stay
    }

    /// Draws the statistics over the whole of `area`.
    pub fn draw(&self, cases: &[Case], view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let statistics = Statistics::of(cases);
        let [head, body, foot] = parts(area);
        let title = vec![
            Span::styled(" Statistics", view.theme.accent().patch(view.theme.title())),
            Span::styled(format!("  {}", summary(&statistics)), view.theme.dim()),
        ];
        frame.render_widget(view.head(title, area.width), Rect { height: 1, ..head });
        rule(frame, Rect { y: head.y + 1, ..head }, view.theme.dim());
        let columns: Vec<Rect> = if area.width < WIDE || statistics.attempts == 0 {
            vec![body]
        } else {
            let [left, _, right] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(3), Constraint::Fill(1)]).areas(body);
            vec![left, right]
        };
        let width = columns.first().map_or(0, |column| column.width);
        let mut pages = pages(&statistics, view, (width, body.height));
        if columns.len() == 1 {
            pages = vec![below_each_other(pages, width)];
        }
        let longest = pages.iter().map(|page| page.lines.len()).max().unwrap_or(0);
        let height = usize::from(body.height);
        let top = self.top.min(longest.saturating_sub(height));
        for (page, column) in pages.into_iter().zip(columns) {
            draw_lines(page.lines, top, frame, column);
        }
        rule(frame, foot, view.theme.dim());
        if longest > height {
            let words = format!(" lines {} to {} of {longest} ", top + 1, top + height);
            let cells = u16::try_from(words.width()).unwrap_or(u16::MAX).min(foot.width);
            let place = Rect { x: foot.right() - cells, width: cells, height: 1.min(foot.height), ..foot };
            frame.render_widget(Span::styled(words, view.theme.dim()), place);
        }
        let moves = [Action::Next, Action::Previous, Action::PageDown, Action::PageUp];
        let hints = if longest > height { &moves[..] } else { &[] };
        frame
            .render_widget(view.hints(Place::Statistics, hints, area.width), Rect { y: foot.y + 1, height: 1, ..foot });
    }
}

fn summary(statistics: &Statistics) -> String {
    match statistics.cases {
        0 => String::new(),
        cases => format!("{}, {} verified", counted(cases, "case", "cases"), statistics.verified),
    }
}

/// The two halves: what became of the attempts and why; how long it took and how often it was tried.
fn pages(statistics: &Statistics, view: &View<'_>, (width, height): (u16, u16)) -> Vec<Page> {
    let (mut first, mut second) = (Page::new(width), Page::new(width));
    if statistics.attempts == 0 {
        nothing_yet(view, &mut first);
        return vec![first];
    }
    outcomes(statistics, view, &mut first);
    breaches(statistics, view, &mut first);
    reasons(statistics, view, &mut first);
    decisions(statistics, if height < HIGH { 3 } else { 8 }, view, &mut second);
    tries(statistics, view, &mut second);
    vec![first, second]
}

fn below_each_other(pages: Vec<Page>, width: u16) -> Page {
    let mut all = Page::new(width);
    for page in pages {
        all.gap();
        all.lines.extend(page.lines);
    }
    all
}

/// What is shown before anything can be counted.
fn nothing_yet(view: &View<'_>, page: &mut Page) {
    page.line("");
    page.paragraph("  ", "Nothing to count yet.", view.theme.title());
    page.gap();
    page.paragraph("  ", "Once a submission is recorded, this screen shows, over all cases:", Style::default());
    page.gap();
    for words in [
        "what became of the attempts: approved, rejected, interrupted, withdrawn",
        "the reasons that were given, the most frequent first",
        "how long decisions took: half of them, the longest, and each in turn",
        "how many attempts each case needed",
        "submissions that broke the rule",
    ] {
        page.paragraph("    • ", words, view.theme.dim());
    }
    page.gap();
    let key = |action| Span::styled(view.key(Place::Board, action), view.theme.key());
    page.line(Line::from(vec![
        Span::raw("  On the list of cases "),
        key(Action::Open),
        Span::raw(" opens a case and "),
        key(Action::Submit),
        Span::raw(" records a submission."),
    ]));
}

fn outcomes(statistics: &Statistics, view: &View<'_>, page: &mut Page) {
    let glyphs = view.glyphs();
    let parts = [
        ("approved", statistics.approved, view.theme.good()),
        ("rejected", statistics.rejected, view.theme.bad()),
        ("interrupted", statistics.interrupted, view.theme.warn()),
        ("withdrawn", statistics.withdrawn, view.theme.dim()),
        ("in review", statistics.in_review, view.theme.info()),
    ];
    page.heading(
        &format!(" What became of {}", counted(statistics.attempts, "attempt", "attempts")),
        view.theme.title(),
    );
    let counts = parts.map(|(_, count, _)| count);
    let width = page.width().saturating_sub(4).min(2 * LONGEST_BAR);
    let mut spans = vec![Span::raw("   ")];
    let shades = || glyphs.shades.into_iter().zip(parts);
    for ((shade, (_, _, style)), cells) in shades().zip(chart::shares(&counts, width)) {
        spans.push(Span::styled(shade.repeat(cells), even(style)));
    }
    page.line(Line::from(spans));
    // As many to a line as fit.
    let mut line = vec![Span::raw("   ")];
    for (shade, (words, count, style)) in shades().filter(|(_, (_, count, _))| *count > 0) {
        let said = format!(" {count} {words}   ");
        let used: usize = line.iter().map(Span::width).sum();
        if used + said.width() > page.width() + 2 {
            page.line(Line::from(std::mem::replace(&mut line, vec![Span::raw("   ")])));
        }
        line.push(Span::styled(shade, even(style)));
        line.push(Span::raw(said));
    }
    page.line(Line::from(line));
}

fn breaches(statistics: &Statistics, view: &View<'_>, page: &mut Page) {
    page.heading(" Breaches of the rule", view.theme.title());
    if statistics.breaches == 0 {
        return page.paragraph("   ", "None: every submission kept the rule.", view.theme.good());
    }
    for Share { words, count } in statistics.breaches_by_rule.shares() {
        let words = format!("{} made {words}", counted(count, "submission", "submissions"));
        page.paragraph("   ! ", &words, view.theme.bad());
    }
}

fn reasons(statistics: &Statistics, view: &View<'_>, page: &mut Page) {
    if statistics.reasons.is_empty() {
        return;
    }
    let rejections = counted(statistics.rejected, "rejection", "rejections");
    page.heading(&format!(" Reasons given in {rejections}"), view.theme.title());
    let catalogue = &view.knowledge().catalogue;
    let shares = statistics.reasons.iter();
    let shares = shares.map(|(reason, count)| Share { words: catalogue.title_of(reason).to_owned(), count: *count });
    bars(&shares.collect::<Vec<_>>(), view.theme.bad(), view, page);
}

fn decisions(statistics: &Statistics, lines: usize, view: &View<'_>, page: &mut Page) {
    let (Some(median), Some(longest)) = (statistics.median_decision(), statistics.longest_decision()) else { return };
    page.heading(" Time to a decision", view.theme.title());
    let seconds = &statistics.decision_seconds;
    let words = match seconds.len() {
        1 => format!("One decision, after {longest}."),
        count => format!("Half of {count} decisions within {median}, the longest {longest}."),
    };
    page.paragraph("   ", &words, Style::default());
    if seconds.len() > 1 {
        page.line("");
        let width = page.width().saturating_sub(4).min(2 * LONGEST_BAR);
        for line in chart::columns(seconds, (width, lines), 6, &view.glyphs()) {
            page.line(Line::from(vec![Span::raw("   "), Span::styled(line, view.theme.gauge())]));
        }
        let words = match seconds.len() {
            count if count > width => format!("the latest {width} of them, the oldest first"),
            _ => "each of them, the oldest first".to_owned(),
        };
        page.paragraph("   ", &words, view.theme.dim());
        page.line("");
        bars(&statistics.decisions_by_length(), view.theme.gauge(), view, page);
    }
}

fn tries(statistics: &Statistics, view: &View<'_>, page: &mut Page) {
    let tried = statistics.attempts_per_case.iter().filter(|(_, count)| *count > 0);
    let mut cases: Vec<Share> = tried.map(|(slug, count)| Share { words: slug.clone(), count: *count }).collect();
    if cases.len() <= FEW {
        page.heading(" Attempts for each case", view.theme.title());
        cases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.words.cmp(&b.words)));
        return bars(&cases, view.theme.accent(), view, page);
    }
    page.heading(" Cases by their number of attempts", view.theme.title());
    bars(&statistics.cases_by_attempts(), view.theme.accent(), view, page);
    if let Some((slug, most)) = statistics.busiest() {
        page.paragraph(
            "   ",
            &format!("{slug} has the most: {}.", counted(most, "attempt", "attempts")),
            view.theme.dim(),
        );
    }
}

/// One line for each share: its words, how many, and a bar.
fn bars(shares: &[Share], style: Style, view: &View<'_>, page: &mut Page) {
    let glyphs = view.glyphs();
    let most = shares.iter().map(|share| share.count).max().unwrap_or(0);
    let digits = most.to_string().len();
    let words = shares.iter().map(|share| share.words.width()).max().unwrap_or(0).min(page.width() / 2);
    let width = page.width().saturating_sub(words + digits + 7).min(LONGEST_BAR);
    for share in shares {
        let (filled, _) = chart::bar(share.count as u64, most as u64, width, &glyphs);
        let count = if share.count == 0 { view.theme.dim() } else { view.theme.title() };
        page.line(Line::from(vec![
            Span::raw(format!("   {}", fit(&share.words, words))),
            Span::styled(format!("  {:>digits$} ", share.count), count),
            Span::styled(filled, even(style)),
        ]));
    }
}

/// A style for signs that fill their cells: bold or underlined they would not do so evenly.
fn even(style: Style) -> Style {
    style.remove_modifier(Modifier::BOLD | Modifier::UNDERLINED)
}
