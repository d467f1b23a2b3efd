//! How sharp a picture is: the width of its edges, in pixels of the frame.
//!
//! The variance of the Laplacian, the usual measure, says as much about what is printed on a document as about the
//! focus. The width of an edge (its height divided by its steepest slope) does not depend on either contrast or the
//! amount of text. It is taken along rows, columns and both diagonals, and the widest counts: a shaken photo is sharp in
//! one direction, and one shaken aslant is as sharp along its rows as along its columns.

use super::frame::{Frame, percentile};
use std::ops::Range;

/// How many pixels an edge is looked for in. Wider ones can't be told apart.
const STRETCH: usize = 16;

/// The least difference of brightness that is an edge and no noise, as a share of the picture's whole range.
const LEAST_SHARE: f32 = 0.3;

/// The same in levels.
const LEAST: f32 = 24.0;

/// The least number of edges for a judgement.
const FEWEST: usize = 40;

/// How wide the sharper edges within `columns` and `rows` are; a picture without an edge is as unsharp as can be.
pub(super) fn edge_width(frame: &Frame, columns: Range<usize>, rows: Range<usize>) -> f32 {
    let smooth = smoothed(frame);
    let mut range = frame.luma.clone();
    let height = percentile(&mut range, 0.98) - percentile(&mut range, 0.02);
    let least = LEAST.max(height * LEAST_SHARE);
    let directions = [(1, 0), (0, 1), (1, 1), (1, -1)];
    let widths = directions.map(|step| {
        let starts = starts(&columns, &rows, step);
        starts.filter_map(|(x, y)| width(along(&smooth, frame.width, (x, y), step), least)).collect::<Vec<f32>>()
    });
    let widths = widths.into_iter().filter(|widths| widths.len() >= FEWEST);
    widths.map(|mut widths| percentile(&mut widths, 0.2)).max_by(f32::total_cmp).unwrap_or(STRETCH as f32)
}

/// Where stretches in one direction begin that lie within the columns and rows: in every second line, each overlapping
/// half of the one before.
fn starts(
    columns: &Range<usize>,
    rows: &Range<usize>,
    (right, down): (isize, isize),
) -> impl Iterator<Item = (usize, usize)> + use<> {
    let room = |range: &Range<usize>, step: isize| {
        let reach = if step == 0 { 0 } else { STRETCH - 1 };
        let ahead = range.start..range.end.saturating_sub(reach).max(range.start);
        if step < 0 { (range.start + reach).min(range.end)..range.end } else { ahead }
    };
    let stride = |step: isize| if step == 0 { 2 } else { STRETCH / 2 };
    let (across, below) = (room(columns, right), room(rows, down));
    // Along a diagonal the lines lie side by side, so that one of the two directions has to be gone through closely.
    let closely = if right == 0 || down == 0 { stride(down) } else { 2 };
    below.step_by(closely).flat_map(move |y| across.clone().step_by(stride(right)).map(move |x| (x, y)))
}

/// The brightness along a stretch, from its start on.
fn along(
    smooth: &[f32],
    width: usize,
    (x, y): (usize, usize),
    (right, down): (isize, isize),
) -> impl Iterator<Item = f32> {
    let places =
        (0..STRETCH.cast_signed()).map(move |at| (x.wrapping_add_signed(at * right), y.wrapping_add_signed(at * down)));
    places.filter_map(move |(x, y)| smooth.get(y * width + x).copied())
}

/// The width of the edge in a stretch, where there is one.
fn width(mut stretch: impl Iterator<Item = f32>, least: f32) -> Option<f32> {
    let first = stretch.next()?;
    let (mut low, mut high, mut before, mut steepest) = (first, first, first, 0_f32);
    for value in stretch {
        low = low.min(value);
        high = high.max(value);
        steepest = steepest.max((value - before).abs());
        before = value;
    }
    (high - low >= least).then(|| (high - low) / steepest)
}

/// The brightness with the finest noise taken out: the mean over three by three pixels, the middle weighing most.
fn smoothed(frame: &Frame) -> Vec<f32> {
    let (width, height) = (frame.width, frame.height);
    let mut rows = frame.luma.clone();
    for (new, old) in rows.chunks_exact_mut(width).zip(frame.luma.chunks_exact(width)) {
        for (new, near) in new.iter_mut().skip(1).zip(old.windows(3)) {
            *new = (near[0] + 2.0 * near[1] + near[2]) / 4.0;
        }
    }
    let mut both = rows.clone();
    for row in 1..height.saturating_sub(1) {
        let (above, rest) = rows[(row - 1) * width..].split_at(width);
        let (middle, below) = rest.split_at(width);
        for (((new, above), middle), below) in both[row * width..].iter_mut().zip(above).zip(middle).zip(below) {
            *new = (above + 2.0 * middle + below) / 4.0;
        }
    }
    both
}
