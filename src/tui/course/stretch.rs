//! A stretch of time, and where its moments lie on a row of cells.

use crate::case::{Moment, Span};
use std::ops::Range;

/// The time from one moment to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    from: Moment,
    length: Span,
}

impl Stretch {
    /// From `from` to `to`, one second where that is not after it.
    pub fn new(from: Moment, to: Moment) -> Self {
        Self::lasting(from, to.since(from))
    }

    /// From `from` on, for `length`, at least one second. At the end of all time it begins earlier.
    pub fn lasting(from: Moment, length: Span) -> Self {
        let length = length.clamp(Span::from_seconds(1), Moment::MAX.since(Moment::MIN));
        let from = from.min(Moment::MAX.minus(length));
        Self { from, length }
    }

    /// Its first moment.
    pub fn from(self) -> Moment {
        self.from
    }

    /// Its last moment.
    pub fn to(self) -> Moment {
        self.from.plus(self.length)
    }

    /// How long it is.
    pub fn length(self) -> Span {
        self.length
    }

    /// Whether `at` lies in it, its ends included.
    pub fn holds(self, at: Moment) -> bool {
        (self.from..=self.to()).contains(&at)
    }

    /// The cell of `at` on a row of `cells` cells; `None` outside the stretch, and on an empty row.
    pub fn cell(self, at: Moment, cells: u16) -> Option<u16> {
        if cells == 0 || !self.holds(at) {
            return None;
        }
        let cell = at.since(self.from).seconds() * u64::from(cells) / self.length.seconds();
        Some(u16::try_from(cell).unwrap_or(u16::MAX).min(cells - 1))
    }

    /// The cells of the time from `from` to `to`, as far as it lies in the stretch: at least one where any of it does.
    pub fn cells(self, from: Moment, to: Moment, cells: u16) -> Option<Range<u16>> {
        if from > self.to() || to < self.from || from > to {
            return None;
        }
        let first = self.cell(from.max(self.from), cells)?;
        let last = self.cell(to.min(self.to()), cells)?;
        Some(first..last.max(first + 1).max(if to > self.to() { cells } else { 0 }))
    }
}
