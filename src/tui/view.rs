//! What every screen is drawn with, and what all of them show: the head, the hints and the gauges.

use super::action::Action;
use super::finish::Letters;
use super::keymap::{Binding, Key, Keymap, Place};
use super::theme::Theme;
use super::widget::{Glyphs, Query, countdown, fit, gauge, spread};
use crate::case::{Case, CaseId, Moment, Phase, Timer, TimerKind};
use crate::playbook::Knowledge;
use crate::preflight::Around;
use crate::show::Zone;
use crate::system::clock::Clock;
use crate::system::library::Library;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::collections::BTreeMap;

/// What a screen is drawn with: one moment, one look, one set of words.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Settings, playbooks, phrases and templates.
    pub library: &'a Library,
    /// What the roles look like.
    pub theme: &'a Theme,
    /// Which signs the terminal can show.
    pub letters: Letters,
    /// Which key does what.
    pub keymap: &'a Keymap,
    /// Local time.
    pub zone: &'a Zone,
    /// Where the time comes from.
    pub clock: Clock,
    /// The time of this picture.
    pub now: Moment,
    /// Every case of the log.
    pub cases: &'a [Case],
    /// Whether the picture is drawn anew every second.
    pub pace: Pace,
    /// The messages to support that the user has edited.
    pub drafts: &'a Drafts,
}

/// How often a picture is drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Every second.
    Ticking,
    /// Only when something happens: it tells no time of day, which would soon be wrong.
    Still,
}

/// What the user made of messages to support, by case and template.
pub type Drafts = BTreeMap<(CaseId, &'static str), String>;

/// What all screens are drawn with, whatever the time.
#[derive(Debug)]
pub struct Look {
    /// Settings, playbooks, phrases and templates.
    pub library: Library,
    /// What the roles look like.
    pub theme: Theme,
    /// Which signs the terminal can show.
    pub letters: Letters,
    /// Which key does what.
    pub keymap: Keymap,
    /// Local time.
    pub zone: Zone,
    /// Where the time comes from.
    pub clock: Clock,
    /// The messages to support that the user has edited.
    pub drafts: Drafts,
}

impl Look {
    /// What a screen is drawn with at `now`, where `cases` are all of the log.
    pub fn view<'a>(&'a self, now: Moment, cases: &'a [Case], pace: Pace) -> View<'a> {
        View {
            library: &self.library,
            theme: &self.theme,
            letters: self.letters,
            keymap: &self.keymap,
            zone: &self.zone,
            clock: self.clock,
            now,
            cases,
            pace,
            drafts: &self.drafts,
        }
    }
}

impl View<'_> {
    /// Playbooks, reasons, evidence and checklists.
    pub fn knowledge(&self) -> &Knowledge {
        &self.library.knowledge
    }

    /// What a list rests on, besides its case.
    pub fn around(&self) -> Around<'_> {
        Around { knowledge: self.knowledge(), cases: self.cases, now: self.now }
    }

    /// The signs that pictures are made of.
    pub fn glyphs(&self) -> Glyphs {
        match self.letters {
            Letters::Unicode => Glyphs::unicode(),
            Letters::Ascii => Glyphs::ascii(),
        }
    }

    /// The name of a key. An arrow alone in ASCII would be read as another key.
    pub fn key_name(&self, key: Key) -> String {
        match self.letters {
            Letters::Unicode => key.to_string(),
            Letters::Ascii => key.long_name(),
        }
    }

    /// The keys of a binding, as the help shows them; one without a key is done from the palette.
    pub fn key_names(&self, keys: &[Key]) -> String {
        if keys.is_empty() {
            return "(palette)".to_owned();
        }
        keys.iter().map(|key| self.key_name(*key)).collect::<Vec<_>>().join(" ")
    }

    /// How a phase looks.
    pub fn phase_style(&self, phase: Phase) -> Style {
        match phase {
            Phase::Ready | Phase::Verified => self.theme.good(),
            Phase::CoolingDown | Phase::Overdue | Phase::SupportFirst => self.theme.warn(),
            Phase::Blocked => self.theme.bad(),
            Phase::InReview => self.theme.info(),
            Phase::Preparing => self.theme.accent(),
            Phase::Closed => self.theme.dim(),
        }
    }

    /// The key of an action, as hints show it; empty where it has none here.
    pub fn key(&self, place: Place, action: Action) -> String {
        self.keymap.key_for(place, action).map_or_else(String::new, |key| self.key_name(key))
    }

    /// The hints for some actions, as far as they fit on one line; those that lead out, to the help and away from the
    /// program keep their place at the right, however narrow the screen is.
    pub fn hints(&self, place: Place, actions: &[Action], width: u16) -> Line<'static> {
        let ways_out =
            [Action::Cancel, Action::Back, Action::Help, Action::Quit].map(|action| self.way_out(place, action));
        let right: Vec<Span<'static>> = ways_out.into_iter().flatten().collect();
        let mut room = usize::from(width).saturating_sub(right.iter().map(Span::width).sum());
        let mut left = vec![Span::raw(" ")];
        for hint in actions.iter().map(|action| self.hint(place, *action)) {
            let cells: usize = hint.iter().map(Span::width).sum();
            if cells + 1 > room {
                break;
            }
            room -= cells;
            left.extend(hint);
        }
        spread(left, right, width)
    }

    /// The foot of a screen: something that was just done, or the hints.
    pub fn draw_foot(&self, place: Place, actions: &[Action], note: Option<&str>, frame: &mut Frame<'_>, line: Rect) {
        match note {
            Some(note) => {
                let words = fit(&format!(" {}", note.replace('\n', " ")), usize::from(line.width));
                frame.render_widget(Line::styled(words, self.theme.title()), line);
            }
            None => frame.render_widget(self.hints(place, actions, line.width), line),
        }
    }

    /// What is being typed to choose from a list, with the keys that end it.
    pub fn draw_query(&self, query: &Query, frame: &mut Frame<'_>, line: Rect) {
        let hints = self.hints(Place::Finder, &[Action::Run], line.width / 2);
        let room = u16::try_from(hints.width()).unwrap_or(u16::MAX).min(line.width);
        let left = Rect { width: line.width - room, ..line };
        query.draw(Span::styled(" /", self.theme.accent()), self.theme.selected(), frame, left);
        frame.render_widget(hints, Rect { x: line.x + left.width, width: room, ..line });
    }

    /// The hint for a way out. That one key always leaves the program is no hint for every place.
    fn way_out(&self, place: Place, action: Action) -> Vec<Span<'static>> {
        let near = |binding: &Binding| binding.action == action && binding.place != Place::Always;
        let is_told = action != Action::Quit || self.keymap.bindings(place).any(near);
        if is_told { self.hint(place, action) } else { Vec::new() }
    }

    fn hint(&self, place: Place, action: Action) -> Vec<Span<'static>> {
        let Some(key) = self.keymap.key_for(place, action) else { return Vec::new() };
        vec![
            Span::styled(self.key_name(key), self.theme.key()),
            Span::styled(format!(" {}  ", action.hint()), self.theme.dim()),
        ]
    }

    /// The head of the screen: what is shown at the left, the time at the right, and a warning where it is not real.
    pub fn head(&self, left: Vec<Span<'static>>, width: u16) -> Line<'static> {
        let time = match (self.clock, self.pace) {
            (Clock::Real, Pace::Still) => self.zone.day(self.now),
            _ => self.zone.near(self.now),
        };
        let right = match self.clock {
            Clock::Real => vec![Span::styled(format!(" {time} "), self.theme.dim())],
            Clock::Test(_) => vec![Span::raw(" "), Span::styled(format!("TEST CLOCK {time} "), self.theme.bad())],
        };
        spread(left, right, width)
    }

    /// A timer in words and as a bar: what it waits for, what is left, how far it is, when it ends here and in UTC.
    pub fn timer_line(&self, timer: Timer, width: u16) -> Line<'static> {
        let over = timer.is_over(self.now);
        let style = if over { self.theme.bad() } else { self.theme.title() };
        let words = match (timer.kind, over) {
            (TimerKind::Cooldown, _) => "wait",
            (TimerKind::ReviewDue, false) => "review due in",
            (TimerKind::ReviewDue, true) => "review overdue",
            (TimerKind::SupportReply, false) => "support reply due in",
            (TimerKind::SupportReply, true) => "support reply overdue",
        };
        let left = countdown(timer, self.now);
        let end = self.end_of(timer);
        // The bar gives way: when it ends matters more than how it looks.
        let taken = words.len() + left.len() + end.len() + " ".len() * 4 + "  until ".len();
        let room = usize::from(width).saturating_sub(taken);
        let bar_width = room.clamp(4, if width >= 100 { 24 } else { 12 });
        let (full, empty) = gauge(timer, self.now, bar_width);
        Line::from(vec![
            Span::raw(" "),
            Span::styled(format!("{words} "), self.theme.dim()),
            Span::styled(left, style),
            Span::raw("  "),
            Span::styled(full, self.theme.gauge()),
            Span::styled(empty, self.theme.dim()),
            Span::styled("  until ", self.theme.dim()),
            Span::raw(end),
        ])
    }

    /// When a timer ends, here and in UTC; the day is told twice where it is not the same.
    fn end_of(&self, timer: Timer) -> String {
        let (here, utc) = (self.zone.near(timer.due), Zone::utc().near(timer.due));
        if self.zone.is_utc_at(timer.due) {
            return format!("{here} UTC");
        }
        let day = |text: &str| text.rsplit_once(' ').map(|(day, time)| (day.to_owned(), time.to_owned()));
        match (day(&here), day(&utc)) {
            (Some((one, _)), Some((other, time))) if one == other => format!("{here} ({time} UTC)"),
            _ => format!("{here} ({utc} UTC)"),
        }
    }

    /// What a case is, in a few words.
    pub fn case_title(&self, case: &Case) -> String {
        let knowledge = self.knowledge();
        let exchange = knowledge.title_of(&case.account.exchange);
        format!(
            "{exchange} · UID {} · {}",
            case.account.uid,
            knowledge.level_title(&case.account.exchange, &case.level)
        )
    }
}

/// From this width on, things stand beside each other that otherwise stand below each other.
pub const WIDE: u16 = 110;

/// The three parts of a full screen: head, body, foot.
///
/// ```text
/// head                                  one line
/// ────────────────────────────────────────────────
/// body
/// ────────────────────────────────────────────────
/// message, or the hints                 one line
/// ```
pub fn parts(area: Rect) -> [Rect; 3] {
    Layout::vertical([Constraint::Length(2), Constraint::Fill(1), Constraint::Length(2)]).areas(area)
}

/// A line across the screen.
pub fn rule(frame: &mut Frame<'_>, area: Rect, style: Style) {
    frame.render_widget(
        Span::styled("─".repeat(usize::from(area.width)), style),
        Rect { height: 1.min(area.height), ..area },
    );
}
