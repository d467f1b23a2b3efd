//! Glare: a coherent blown-out spot on the document. It is measured as the share of the document that it covers.

use super::frame::Frame;
use super::light::BLOWN_OUT;
use super::outline::Outline;

/// The share of the document that the largest blown-out spot covers.
pub(super) fn largest_spot(frame: &Frame, outline: &Outline) -> f32 {
    let mut inside = 0_usize;
    let mut open: Vec<bool> = frame
        .luma
        .iter()
        .enumerate()
        .map(|(at, level)| {
            let holds = outline.holds(at % frame.width, at / frame.width);
            inside += usize::from(holds);
            holds && *level >= BLOWN_OUT
        })
        .collect();
    let mut largest = 0;
    let mut spot = Vec::new();
    for start in 0..open.len() {
        if !open[start] {
            continue;
        }
        open[start] = false;
        spot.clear();
        spot.push(start);
        let mut next = 0;
        while let Some(at) = spot.get(next).copied() {
            next += 1;
            let left = (at % frame.width > 0).then(|| at - 1);
            let right = (at % frame.width + 1 < frame.width).then(|| at + 1);
            let above = at.checked_sub(frame.width);
            let below = Some(at + frame.width).filter(|below| *below < open.len());
            for near in [left, right, above, below].into_iter().flatten() {
                if open[near] {
                    open[near] = false;
                    spot.push(near);
                }
            }
        }
        largest = largest.max(spot.len());
    }
    largest as f32 / inside.max(1) as f32
}
