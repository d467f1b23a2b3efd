//! Whether a picture is in colour.
//!
//! Noise has colours of its own, so blocks are looked at; and a photocopy in warm light is tinted, the more so the
//! brighter it is, so what follows the brightness does not count.

use super::frame::{Frame, luma};

/// How far the colours of a picture spread beyond what its brightness explains, in levels.
pub(super) fn spread(frame: &Frame) -> f32 {
    let (_, _, colours) = frame.blocks();
    let mean = |value: &dyn Fn(usize) -> f32| (0..colours.len()).map(value).sum::<f32>() / colours.len().max(1) as f32;
    let level = |at: usize| luma(&colours[at]);
    let mean_level = mean(&level);
    let level_squares = mean(&|at| (level(at) - mean_level).powi(2)).max(1.0);
    let squares = [0, 2].map(|channel: usize| {
        let tint = |at: usize| colours[at][channel] - colours[at][1];
        let mean_tint = mean(&tint);
        let slope = mean(&|at| (level(at) - mean_level) * (tint(at) - mean_tint)) / level_squares;
        mean(&|at| (tint(at) - mean_tint - slope * (level(at) - mean_level)).powi(2))
    });
    squares.iter().sum::<f32>().sqrt()
}
