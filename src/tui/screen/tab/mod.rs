//! The tabs of a case, one file each.

mod checklist;
mod draft;
mod evidence;
pub mod overview;
mod rejection;
mod timeline;

use crate::case::Case;
use crate::tui::action::Action;
use crate::tui::reaction::Reaction;
use crate::tui::screen::support_message::SupportMessage;
use crate::tui::view::View;
use crate::tui::widget::Page;

/// A part of the page of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What to fix, and the attempts.
    Overview,
    /// What the exchange wrote, and what to fix.
    Rejection,
    /// What to go through before an attempt, or after an approval.
    Checklist,
    /// What a ticket should enclose.
    Evidence,
    /// The message to support.
    Draft,
    /// Everything that was recorded.
    Timeline,
}

impl Tab {
    /// Every tab, in the order of their keys.
    pub const ALL: [Tab; 6] =
        [Self::Overview, Self::Rejection, Self::Checklist, Self::Evidence, Self::Draft, Self::Timeline];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Rejection => "Rejection",
            Self::Checklist => "Checklist",
            Self::Evidence => "Evidence",
            Self::Draft => "Draft",
            Self::Timeline => "Timeline",
        }
    }

    /// The tab to the right.
    #[must_use]
    pub fn next(self) -> Self {
        self.turned(1)
    }

    /// The tab to the left.
    #[must_use]
    pub fn previous(self) -> Self {
        self.turned(Self::ALL.len() - 1)
    }

    /// The actions that belong to it.
    pub fn actions(self) -> &'static [Action] {
        match self {
            Self::Checklist => &[Action::Toggle, Action::Guide],
            Self::Evidence => &[Action::Toggle, Action::Enclose],
            Self::Draft => &[Action::CopyDraft, Action::EditDraft, Action::Channel, Action::TicketSent],
            Self::Rejection => &[Action::Amend],
            Self::Overview | Self::Timeline => &[],
        }
    }

    /// What it shows.
    pub fn page(self, case: &Case, message: &SupportMessage, view: &View<'_>, width: u16) -> Page {
        let mut page = Page::new(width);
        match self {
            Self::Overview => return overview::page(case, view, width),
            Self::Rejection => rejection::write(case, view, &mut page),
            Self::Checklist => checklist::write(case, view, &mut page),
            Self::Evidence => evidence::write(case, view, &mut page),
            Self::Draft => draft::write(case, message, view, &mut page),
            Self::Timeline => timeline::write(case, view, &mut page),
        }
        page
    }

    /// Ticks the row with the number `row`, or takes its tick away.
    pub fn toggle(self, row: usize, case: &Case, view: &View<'_>) -> Reaction {
        match self {
            Self::Checklist => checklist::toggle(row, case, view),
            Self::Evidence => evidence::toggle(row, case, view),
            Self::Overview | Self::Rejection | Self::Draft | Self::Timeline => Reaction::Stay,
        }
    }

    fn turned(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(place + by) % Self::ALL.len()]
    }
}
