//! Moments become cells: where every bar, mark and label stands, and which of them there is room for.

use super::{Lane, Mark, Sign, Stretch, Subject, Tick, ticks};
use crate::case::Moment;
use crate::case::text::display_safe;
use crate::show::Zone;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A picture in cells. Every cell is below `cells`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How many cells a lane has.
    pub cells: u16,
    /// The lanes, from above.
    pub lanes: Vec<Run>,
    /// The marks of the axis, from the left; none stands in the way of the present.
    pub ticks: Vec<Tick>,
    /// What the marks have in common.
    pub common: String,
    /// Where the present is.
    pub now: Spot,
    /// Whether there is more before and after what is shown.
    pub more: [bool; 2],
}

/// A lane in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it shows.
    pub subject: Subject,
    /// Its parts; a later one goes over an earlier one.
    pub pieces: Vec<Piece>,
}

/// A part of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Cells of a bar that lie in the past.
    Passed(Range<u16>),
    /// Cells of a bar that are still to come.
    Coming(Range<u16>),
    /// Words on a bar.
    Caption(Name),
    /// A sign, and its name where there is room for it.
    Mark(u16, Sign, Option<Name>),
}

/// Words, safe to show, and the cells that they may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words; they may be wider than their cells, and are cut then.
    pub text: String,
    /// Their cells.
    pub cells: Range<u16>,
}

/// Where a moment is, seen from a window of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Before it.
    Before,
    /// In this cell.
    In(u16),
    /// After it.
    After,
}

/// The shortest piece of a name that is worth its cells.
const SHORTEST_NAME: u16 = 8;

/// The word for the present under the axis.
pub const NOW: &str = "now";

/// Where everything stands when `seen` of `whole` is spread over `cells` cells.
pub fn layout(lanes: &[Lane], seen: Stretch, whole: Stretch, cells: u16, zone: &Zone, now: Moment) -> Layout {
    let here = match seen.cell(now, cells) {
        Some(cell) => Spot::In(cell),
        None if now < seen.from() => Spot::Before,
        None => Spot::After,
    };
    let (mut marks, common) = ticks(seen, cells, zone);
    let word = now_cells(here, cells);
    marks.retain(|tick| {
        let end = tick.start.saturating_add(width(&tick.label));
        end < word.start || tick.start > word.end
    });
    Layout {
        cells,
        lanes: lanes.iter().map(|lane| run(lane, seen, cells, here)).collect(),
        ticks: marks,
        common,
        now: here,
        more: [whole.from() < seen.from(), seen.to() < whole.to()],
    }
}

/// The cells in which the word for the present stands, with its arrow where the present is out of sight.
pub fn now_cells(now: Spot, cells: u16) -> Range<u16> {
    let word = width(NOW);
    let start = match now {
        Spot::Before => 0,
        Spot::In(cell) => cell.saturating_sub(word / 2).min(cells.saturating_sub(word)),
        Spot::After => cells.saturating_sub(word + 2),
    };
    let room = if matches!(now, Spot::In(_)) { word } else { word + 2 };
    start..start.saturating_add(room).min(cells)
}

fn run(lane: &Lane, seen: Stretch, cells: u16, now: Spot) -> Run {
    let mut pieces = Vec::new();
    for bar in &lane.bars {
        let passed = seen.cells(bar.from, bar.until, cells);
        let coming = seen.cells(bar.until, bar.to, cells).filter(|_| bar.to > bar.until);
        if let Some(coming) = coming {
            pieces.push(Piece::Coming(coming));
        }
        if let Some(passed) = passed.clone() {
            pieces.push(Piece::Passed(passed));
        }
        if let Some(caption) = passed.and_then(|passed| caption(&bar.caption, passed, now)) {
            pieces.push(Piece::Caption(caption));
        }
    }
    pieces.extend(marks(lane, seen, cells));
    Run { subject: lane.subject, pieces }
}

/// The words in the middle of a bar, where they leave enough of it to be seen and the present does not cut them.
fn caption(text: &str, bar: Range<u16>, now: Spot) -> Option<Name> {
    let needed = width(text);
    if text.is_empty() || bar.end - bar.start < needed + 4 {
        return None;
    }
    let start = bar.start + (bar.end - bar.start - needed) / 2;
    let cells = start..start + needed;
    let cut = matches!(now, Spot::In(cell) if cells.contains(&cell));
    (!cut).then(|| Name { text: text.to_owned(), cells })
}

/// The marks of a lane, from the left. The latest ones get their names first, and a number stands alone or not at all;
/// of two marks in one cell the later is shown, but for a breach, which nothing hides.
fn marks(lane: &Lane, seen: Stretch, cells: u16) -> Vec<Piece> {
    let mut told: Vec<(u16, &Mark)> = Vec::new();
    for (cell, mark) in lane.marks.iter().filter_map(|mark| Some((seen.cell(mark.at, cells)?, mark))) {
        match told.last_mut().filter(|(taken, _)| *taken == cell) {
            Some((_, kept)) if kept.sign == Sign::Breach && mark.sign.is_number() => {}
            Some(kept) => kept.1 = mark,
            None => told.push((cell, mark)),
        }
    }
    let mut placed = Vec::new();
    // The first cell that a name may not reach.
    let mut limit = cells;
    for (place, (cell, mark)) in told.iter().enumerate().rev() {
        let crowded = mark.sign.is_number() && place > 0 && told[place - 1].0 + 1 == *cell;
        let name = if crowded { None } else { name(mark, *cell, limit) };
        placed.push(Piece::Mark(*cell, mark.sign, name));
        limit = cell.saturating_sub(1);
    }
    placed.reverse();
    placed
}

/// The name of a mark, where there is room for it before the cell `limit`: for a number as a whole, for words cut.
fn name(mark: &Mark, cell: u16, limit: u16) -> Option<Name> {
    let text = display_safe(&mark.name).into_owned();
    let start = if mark.sign.is_number() { cell } else { cell.saturating_add(2) };
    let room = limit.saturating_sub(start);
    let fits = width(&text) <= room || (!mark.sign.is_number() && room >= SHORTEST_NAME);
    (fits && !text.is_empty()).then(|| Name { cells: start..start + width(&text).min(room), text })
}

fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}
