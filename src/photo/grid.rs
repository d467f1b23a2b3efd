//! A regular grid all over a picture, as a screen has it, found in the spectra of patches.
//!
//! Patches are taken from the picture as it is, not from the reduced frame, in which the grid is lost. A document's own
//! fine pattern shows on the document alone; a screen's dots show in nearly every patch, at the same frequency.

use super::spectrum::{SIDE, power};
use image::RgbImage;

/// Patches per side of the picture.
const PATCHES: u32 = 4;

/// How many times stronger than its surroundings a peak is.
const PEAK: f32 = 60.0;

/// The power of the faintest noise, so that nothing stands out of a blank patch.
const FAINTEST: f32 = 600.0;

/// The share of patches in which one frequency stands out.
pub(super) fn share(picture: &RgbImage) -> Option<f32> {
    let side = u32::try_from(SIDE).ok()?;
    if picture.width() < side * 2 || picture.height() < side * 2 {
        return None;
    }
    let starts = |of: u32| (0..PATCHES).map(move |number| (of - side) * number / (PATCHES - 1));
    let places = starts(picture.height()).flat_map(|top| starts(picture.width()).map(move |left| (left, top)));
    let peaks: Vec<Option<(usize, usize)>> = places.map(|(left, top)| peak(&patch(picture, left, top))).collect();
    let near = |a: (usize, usize), b: (usize, usize)| a.0.abs_diff(b.0) <= 1 && a.1.abs_diff(b.1) <= 1;
    let alike = |peak: (usize, usize)| peaks.iter().flatten().filter(|other| near(peak, **other)).count();
    let most = peaks.iter().flatten().map(|peak| alike(*peak)).max().unwrap_or(0);
    Some(most as f32 / peaks.len() as f32)
}

/// The brightness of a patch.
fn patch(picture: &RgbImage, left: u32, top: u32) -> Vec<f32> {
    let wide = picture.width() as usize;
    let (left, top) = (left as usize, top as usize);
    let rows = (top..top + SIDE).map(|row| &picture.as_raw()[(row * wide + left) * 3..][..SIDE * 3]);
    rows.flat_map(|row| row.chunks_exact(3).map(|pixel| f32::from(pixel[1]))).collect()
}

/// The frequency that stands out most, where one does.
fn peak(patch: &[f32]) -> Option<(usize, usize)> {
    let power = power(patch);
    let mut rings: Vec<Vec<f32>> = vec![Vec::new(); SIDE];
    for (x, y) in frequencies() {
        rings[radius(x, y)].push(power[y * SIDE + x]);
    }
    let usual: Vec<f32> = rings.into_iter().map(|mut ring| super::frame::percentile(&mut ring, 0.5)).collect();
    let strength = |(x, y): (usize, usize)| power[y * SIDE + x] / (usual[radius(x, y)] + FAINTEST);
    let best = frequencies().max_by(|a, b| strength(*a).total_cmp(&strength(*b)))?;
    (strength(best) > PEAK).then_some(best)
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
