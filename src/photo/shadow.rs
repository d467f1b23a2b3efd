//! Uneven light: by how much one side is darker than the other.
//!
//! What is printed dark must not count as shadow, so the paper is looked at: the brightest pixels of each part of the
//! document, of those parts that have the tint of most. Where the surface around it is evenly lit, that speaks against it.

use super::frame::{BLOCK, Colour, Frame, percentile};
use super::outline::Outline;
use std::collections::BTreeMap;

/// How far the tint of a part may be from that of most, for it to be paper.
const OWN_TINT: f32 = 0.07;

/// How many parts a side of the picture is cut into.
const PARTS: usize = 10;

/// By how much the darkest side of the document is darker than its brightest, as a share of the brightest.
pub(super) fn unevenness(frame: &Frame, outline: &Outline) -> f32 {
    let on_paper = falloff(&parts(frame, outline));
    // A surface's own pattern, or one so dark that little is much, must not speak against an evenly lit paper.
    if outline.is_sure() { on_paper.midpoint(on_paper.min(outline.falloff)) } else { on_paper }
}

/// The paper in one part of the document.
struct Part {
    level: f32,
    /// Red and blue, as shares of green.
    tint: [f32; 2],
}

impl Part {
    /// What the brighter pixels of a part are like.
    fn of(pixels: &mut [(f32, Colour)]) -> Option<Self> {
        let at = pixels.len().saturating_sub(1) * 17 / 20;
        pixels.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let paper = pixels.get(at..)?;
        let mean = |channel: usize| paper.iter().map(|(_, colour)| colour[channel]).sum::<f32>() / paper.len() as f32;
        let green = mean(1).max(1.0);
        Some(Self { level: paper.first()?.0, tint: [mean(0) / green, mean(2) / green] })
    }
}

/// The paper in each part of the document.
fn parts(frame: &Frame, outline: &Outline) -> Vec<Part> {
    let mut levels: BTreeMap<(usize, usize), Vec<(f32, Colour)>> = BTreeMap::new();
    for (left, top) in outline.cells() {
        let part = (left * PARTS / frame.width, top * PARTS / frame.height);
        let part = levels.entry(part).or_default();
        for y in (top..(top + BLOCK).min(frame.height)).step_by(2) {
            let places = (left..(left + BLOCK).min(frame.width)).step_by(2).map(|x| y * frame.width + x);
            part.extend(places.map(|at| (frame.luma[at], frame.colours[at])));
        }
    }
    // A part that the document barely reaches into says nothing about its paper.
    let full = levels.values().map(Vec::len).max().unwrap_or(0);
    let levels = levels.into_iter().filter(|(_, levels)| levels.len() * 2 > full);
    levels.filter_map(|(_, mut pixels)| Part::of(&mut pixels)).collect()
}

/// By how much the darker parts are darker than the brighter ones, of those that have the colour of most: a shadow
/// leaves the colour of the paper, while what is printed dark has one of its own.
fn falloff(parts: &[Part]) -> f32 {
    let middle = [0, 2].map(|channel| {
        let mut tints: Vec<f32> = parts.iter().map(|part| part.tint[channel / 2]).collect();
        percentile(&mut tints, 0.5)
    });
    let is_paper = |part: &&Part| part.tint.iter().zip(middle).all(|(tint, usual)| (tint - usual).abs() < OWN_TINT);
    let mut levels: Vec<f32> = parts.iter().filter(is_paper).map(|part| part.level).collect();
    let (low, high) = (percentile(&mut levels, 0.2), percentile(&mut levels, 0.9));
    if high < 1.0 { 0.0 } else { 1.0 - low / high }
}
