//! How bright a picture is: too dark, blown out, and whether the light comes from behind.

use super::frame::{Frame, percentile};
use super::outline::Outline;

/// The level from which on a pixel counts as blown out.
pub(super) const BLOWN_OUT: f32 = 250.0;

/// The level up to which what is behind a face does not count as a light.
const DRAWN: f32 = 190.0;

/// The brightness of a document's paper: what nine tenths of it stay below.
pub(super) fn of_paper(frame: &Frame, outline: &Outline) -> f32 {
    let mut inside: Vec<f32> = within(frame, |x, y| outline.holds(x, y)).map(|at| frame.luma[at]).collect();
    percentile(&mut inside, 0.9)
}

/// The share of a picture that is blown out.
pub(super) fn blown_out(frame: &Frame) -> f32 {
    let blown = frame.luma.iter().filter(|level| **level >= BLOWN_OUT).count();
    blown as f32 / frame.luma.len().max(1) as f32
}

/// The brightness of the lit skin in the middle of a picture, where the face of a selfie is. The brightest tenth is
/// taken, because the mean would say more about the colour of the skin than about the light.
fn of_skin(frame: &Frame) -> f32 {
    let mut face: Vec<f32> = placed(frame, |place| is_round(place, 0.3)).collect();
    percentile(&mut face, 0.9)
}

/// The brightness of a selfie: that of the lit skin or half of that of the brightest things, whichever is more. Where
/// something is bright, dark skin is dark of itself and not for want of light; a light from behind has its own check.
pub(super) fn of_face(frame: &Frame) -> f32 {
    let mut all = frame.luma.clone();
    of_skin(frame).max(percentile(&mut all, 0.98) / 2.0)
}

/// By how much what lies around the middle is brighter than the lit skin. The bottom, where the shoulders are, is left
/// out. Of what a camera could still draw it counts the less: a white wall behind dark skin is not blown out, but a
/// window behind a face is.
pub(super) fn from_behind(frame: &Frame) -> f32 {
    let mut around: Vec<f32> = placed(frame, |place| !is_round(place, 0.75) && place[1] < 0.3).collect();
    let behind = percentile(&mut around, 0.7);
    (behind - of_skin(frame)) * ((behind - DRAWN) / (BLOWN_OUT - DRAWN)).clamp(0.0, 1.0)
}

/// Whether a place lies within an ellipse around the middle.
fn is_round([x, y]: [f32; 2], radius: f32) -> bool {
    x * x + y * y < radius * radius
}

/// The brightness of the pixels at places that are counted from -1 to 1.
fn placed(frame: &Frame, is_in: impl Fn([f32; 2]) -> bool) -> impl Iterator<Item = f32> {
    let scaled = |at: usize, of: usize| (2 * at + 1) as f32 / of as f32 - 1.0;
    within(frame, move |x, y| is_in([scaled(x, frame.width), scaled(y, frame.height)])).map(|at| frame.luma[at])
}

fn within(frame: &Frame, is_in: impl Fn(usize, usize) -> bool) -> impl Iterator<Item = usize> {
    let width = frame.width;
    (0..frame.luma.len()).filter(move |at| is_in(at % width, at / width))
}
