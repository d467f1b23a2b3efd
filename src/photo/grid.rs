//! A regular grid all over a picture, as a screen has it, found in the spectra of patches.
//!
//! Patches are taken from the picture as it is, not from the reduced frame, in which the grid is lost. For each frequency
//! it is looked up how far it stands out of its surroundings in the patch that comes off worst but for a quarter: fine
//! lines on a document, text and a cloth beside it show in some patches only, or at a frequency that changes from
//! patch to patch; a screen's dots show in nearly every patch, at nearly the same frequency. The screen's edges and what
//! is too dark may fill the last quarter.

use super::frame::percentile;
use super::spectrum::{SIDE, power};
use image::RgbImage;

/// Patches per side of the picture.
const PATCHES: u32 = 6;

/// The share of patches that may show nothing.
const SPARED: f32 = 0.25;

/// The power of the faintest noise, so that nothing stands out of a blank patch.
const FAINTEST: f32 = 600.0;

/// How far one frequency stands out in nearly all patches, in decibels; nothing where the picture is too small.
pub(super) fn strength(picture: &RgbImage) -> Option<f32> {
    let side = u32::try_from(SIDE).ok()?;
    if picture.width() < side * 2 || picture.height() < side * 2 {
        return None;
    }
    let starts = |of: u32| (0..PATCHES).map(move |number| (of - side) * number / (PATCHES - 1));
    let places = starts(picture.height()).flat_map(|top| starts(picture.width()).map(move |left| (left, top)));
    let patches: Vec<Vec<f32>> = places.map(|(left, top)| standing_out(&patch(picture, left, top))).collect();
    let all = frequencies().map(|(x, y)| {
        let mut strengths: Vec<f32> = patches.iter().map(|patch| around(patch, x, y)).collect();
        percentile(&mut strengths, SPARED)
    });
    all.max_by(f32::total_cmp).map(|strength| 10.0 * strength.max(1.0).log10())
}

/// The brightness of a patch.
fn patch(picture: &RgbImage, left: u32, top: u32) -> Vec<f32> {
    let wide = picture.width() as usize;
    let (left, top) = (left as usize, top as usize);
    let rows = (top..top + SIDE).map(|row| &picture.as_raw()[(row * wide + left) * 3..][..SIDE * 3]);
    rows.flat_map(|row| row.chunks_exact(3).map(|pixel| f32::from(pixel[1]))).collect()
}

/// How many times stronger than usual at its fineness each frequency is that is looked at.
fn standing_out(patch: &[f32]) -> Vec<f32> {
    let power = power(patch);
    let mut rings: Vec<Vec<f32>> = vec![Vec::new(); SIDE];
    for y in 0..SIDE / 2 {
        for x in 0..SIDE {
            rings[radius(x, y)].push(power[y * SIDE + x]);
        }
    }
    let usual: Vec<f32> = rings.into_iter().map(|mut ring| percentile(&mut ring, 0.5)).collect();
    let mut strengths = vec![0.0; power.len()];
    for (x, y) in frequencies() {
        strengths[y * SIDE + x] = power[y * SIDE + x] / (usual[radius(x, y)] + FAINTEST);
    }
    strengths
}

/// The strongest at a frequency and next to it: a slanted view changes it a little from patch to patch.
fn around(strengths: &[f32], x: usize, y: usize) -> f32 {
    let rows = y.saturating_sub(1)..=(y + 1).min(SIDE / 2 - 1);
    let places = rows.flat_map(|row| [SIDE - 1, 0, 1].map(|step| row * SIDE + (x + step) % SIDE));
    places.filter_map(|at| strengths.get(at).copied()).fold(0.0, f32::max)
}

/// The frequencies that are looked at: the finer ones, in one half of the plane (the other mirrors it), without those
/// that the blocks of a JPEG make.
fn frequencies() -> impl Iterator<Item = (usize, usize)> {
    let all = (0..SIDE / 2).flat_map(|y| (0..SIDE).map(move |x| (x, y)));
    all.filter(|(x, y)| {
        let (fx, fy) = (folded(*x), folded(*y));
        let is_of_blocks = |f: usize| f.abs_diff((f + SIDE / 16) / (SIDE / 8) * (SIDE / 8)) <= 1;
        (SIDE / 10..SIDE / 2).contains(&radius(*x, *y)) && !(is_of_blocks(fx) && is_of_blocks(fy))
    })
}

fn radius(x: usize, y: usize) -> usize {
    let (fx, fy) = (folded(x) as f32, folded(y) as f32);
    fx.hypot(fy) as usize
}

/// A frequency without its sign.
fn folded(at: usize) -> usize {
    at.min(SIDE - at)
}
