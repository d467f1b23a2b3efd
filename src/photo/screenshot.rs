//! Whether a picture is a screenshot: it says so, or it has exactly the size of a display and no camera.

use super::judge::Judge;
use super::metadata::Metadata;
use super::{CheckId, Format};

/// Judges the signs. A display's size alone is one sign, and with a PNG, which cameras don't write, two.
pub(super) fn judge(sides: Option<(u32, u32)>, format: Format, metadata: &Metadata, judge: &mut Judge<'_>) {
    let Some((width, height)) = sides else { return };
    let displays = &judge.thresholds.screenshot.displays;
    let is_display = displays.iter().any(|[a, b]| (width, height) == (*a, *b) || (height, width) == (*a, *b));
    let (signs, shown) = match (metadata.is_screenshot, is_display && !metadata.has_camera, format) {
        (true, _, _) => (2.0, "the file calls itself one".to_owned()),
        (_, true, Format::Png) => (2.0, format!("PNG of {width} x {height} like a display, no camera named")),
        (_, true, _) => (1.0, format!("{width} x {height} like a display, no camera named")),
        _ => (0.0, "none".to_owned()),
    };
    judge.text(CheckId::Screenshot, signs, shown);
}
