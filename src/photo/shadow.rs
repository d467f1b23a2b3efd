//! Uneven light: by how much one side is darker than the other.
//!
//! What is printed dark must not count as shadow, so the paper is looked at: the brightest pixels of each part of the
//! document. Where the surface around it is darker on the same side, that speaks for it.

use super::frame::{BLOCK, Frame, percentile};
use super::outline::Outline;
use super::plane::Plane;
use std::collections::BTreeMap;

/// How many parts a side of the picture is cut into.
const PARTS: usize = 10;

/// By how much the darkest side of the document is darker than its brightest, as a share of the brightest.
pub(super) fn unevenness(frame: &Frame, outline: &Outline) -> f32 {
    let on_paper = falloff(&parts(frame, outline));
    match outline.share {
        Some(_) => on_paper.midpoint(outline.falloff),
        None => on_paper,
    }
}

/// The brightness of the paper in each part of the document, with its place.
fn parts(frame: &Frame, outline: &Outline) -> Vec<([f32; 2], f32)> {
    let mut levels: BTreeMap<(usize, usize), Vec<f32>> = BTreeMap::new();
    for (left, top) in outline.cells() {
        let part = (left * PARTS / frame.width, top * PARTS / frame.height);
        let part = levels.entry(part).or_default();
        for y in (top..(top + BLOCK).min(frame.height)).step_by(2) {
            part.extend((left..(left + BLOCK).min(frame.width)).step_by(2).map(|x| frame.luma[y * frame.width + x]));
        }
    }
    // A part that the document barely reaches into says nothing about its paper.
    let full = levels.values().map(Vec::len).max().unwrap_or(0);
    let levels = levels.into_iter().filter(|(_, levels)| levels.len() * 2 > full);
    levels.map(|((x, y), mut levels)| ([x as f32, y as f32], percentile(&mut levels, 0.85))).collect()
}

/// The fall-off of the plane through the brighter parts.
fn falloff(parts: &[([f32; 2], f32)]) -> f32 {
    let mut kept = parts.to_vec();
    let mut plane = Plane::fitted(kept.iter().copied());
    for _ in 0..3 {
        // What lies far below the plane is print, not paper.
        kept.retain(|(place, level)| *level > plane.at(*place) * 0.85);
        plane = Plane::fitted(kept.iter().copied());
    }
    let levels = parts.iter().map(|(place, _)| plane.at(*place).clamp(1.0, 255.0));
    let (low, high) = levels.fold((255.0, 1.0), |(low, high), level| (f32::min(low, level), f32::max(high, level)));
    if parts.is_empty() { 0.0 } else { 1.0 - low / high }
}
