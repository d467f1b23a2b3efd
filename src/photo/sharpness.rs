//! How sharp a picture is: the width of its edges, in pixels of the frame.
//!
//! The variance of the Laplacian, the usual measure, says as much about what is printed on a document as about the
//! focus. The width of an edge (its height divided by its steepest slope) does not depend on either contrast or the
//! amount of text. It is taken along rows and along columns, and the wider one counts: a shaken photo is sharp in one
//! direction.

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
    let along_rows = rows.clone().step_by(2).flat_map(|row| {
        let line = &smooth[row * frame.width..][..frame.width];
        stretches(columns.clone()).filter_map(move |at| width(line[at..at + STRETCH].iter().copied(), least))
    });
    let along_columns = columns.clone().step_by(2).flat_map(|column| {
        let smooth = &smooth;
        stretches(rows.clone())
            .filter_map(move |at| width((at..at + STRETCH).map(|row| smooth[row * frame.width + column]), least))
    });
    let (mut across, mut down): (Vec<f32>, Vec<f32>) = (along_rows.collect(), along_columns.collect());
    let widths = [&mut across, &mut down].into_iter().filter(|widths| widths.len() >= FEWEST);
    widths.map(|widths| percentile(widths, 0.2)).max_by(f32::total_cmp).unwrap_or(STRETCH as f32)
}

/// Where stretches begin that lie within a range, each overlapping half of the one before.
fn stretches(range: Range<usize>) -> impl Iterator<Item = usize> {
    (range.start..(range.end + 1).saturating_sub(STRETCH).max(range.start)).step_by(STRETCH / 2)
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
