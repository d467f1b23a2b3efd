//! Whether a document is all in the picture: it stands out, and nothing of it reaches the border.

use super::CheckId;
use super::judge::Judge;
use super::outline::Outline;

/// Judges where the document lies.
pub(super) fn judge(outline: &Outline, judge: &mut Judge<'_>) {
    judge.number(CheckId::Outline, outline.share.unwrap_or(0.0) * 100.0);
    // Where none stands out, what reaches the border may be anything; the first check tells of it.
    judge.number(CheckId::Border, outline.share.map_or(0.0, |_| outline.touched) * 100.0);
}
