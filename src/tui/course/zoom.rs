//! Which part of the time is looked at.

use super::{Detail, Stretch, lanes, whole};
use crate::case::{Case, Moment, Span};
use crate::tui::action::Action;
use crate::tui::view::View;

/// The shortest stretch that a picture shows.
const SHORTEST: u64 = 3600;

/// How much of the time a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All of it.
    #[default]
    Whole,
    /// This stretch.
    Part(Stretch),
}

impl Zoom {
    /// The actions that change it.
    pub const ACTIONS: [Action; 5] =
        [Action::ZoomIn, Action::ZoomOut, Action::Earlier, Action::Later, Action::WholeTime];

    /// What is looked at, of all there is.
    pub fn of(self, whole: Stretch) -> Stretch {
        match self {
            Self::Whole => whole,
            Self::Part(part) => within(part.from(), part.length().seconds(), whole),
        }
    }

    /// What is looked at after `action`; `None` where it changes nothing. The present keeps its place while it is in
    /// sight, else the middle does.
    #[must_use]
    pub fn after(self, action: Action, whole: Stretch, now: Moment) -> Option<Self> {
        let seen = self.of(whole);
        let length = seen.length().seconds();
        let next = match action {
            Action::ZoomIn if length > SHORTEST => about(seen, length.div_ceil(2).max(SHORTEST), whole, now),
            Action::ZoomOut if length.saturating_mul(2) < whole.length().seconds() => {
                about(seen, length * 2, whole, now)
            }
            Action::ZoomOut | Action::WholeTime => whole,
            Action::Earlier => within(seen.from().minus(Span::from_seconds(length.div_ceil(4))), length, whole),
            Action::Later => within(seen.from().plus(Span::from_seconds(length.div_ceil(4))), length, whole),
            _ => return None,
        };
        let next = if next == whole { Self::Whole } else { Self::Part(next) };
        (next.of(whole) != seen).then_some(next)
    }
}

/// How much of the time of `case` is looked at after `action`; `None` where it changes nothing.
pub fn turn(zoom: Zoom, action: Action, case: &Case, view: &View<'_>) -> Option<Zoom> {
    if !Zoom::ACTIONS.contains(&action) {
        return None;
    }
    let lanes = lanes(case, &view.knowledge().catalogue, Detail::Signs, view.now);
    zoom.after(action, whole(case, &lanes, view.now)?, view.now)
}

/// A stretch of another length in which what `seen` shows at its fixed point stays where it is.
fn about(seen: Stretch, length: u64, whole: Stretch, now: Moment) -> Stretch {
    let half = Span::from_seconds(seen.length().seconds() / 2);
    let fixed = if seen.holds(now) { now } else { seen.from().plus(half) };
    let before = u128::from(fixed.since(seen.from()).seconds()) * u128::from(length);
    let before = before / u128::from(seen.length().seconds());
    within(fixed.minus(Span::from_seconds(u64::try_from(before).unwrap_or(u64::MAX))), length, whole)
}

/// A stretch of that length, moved as little as is needed to lie in `whole`.
fn within(from: Moment, length: u64, whole: Stretch) -> Stretch {
    let length = Span::from_seconds(length.min(whole.length().seconds()));
    let latest = whole.to().minus(length);
    Stretch::lasting(from.min(latest).max(whole.from()), length)
}
