//! A wait as a bar and as a countdown.

use crate::case::{Moment, Span, Timer};

/// A bar of `width` cells that fills as the timer passes.
pub fn gauge(timer: Timer, now: Moment, width: usize) -> (String, String) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a bar of a few dozen cells"
    )]
    let filled = ((timer.progress(now) * width as f64).floor() as usize).min(width);
    ("█".repeat(filled), "░".repeat(width - filled))
}

/// What is left, to the second, in a width that does not jump: `23:59:59`, `2d 03:04:05`. Once it is over, since when:
/// `+00:10:00`.
pub fn countdown(timer: Timer, now: Moment) -> String {
    if timer.is_over(now) { format!("+{}", clock(now.since(timer.due))) } else { clock(timer.remaining(now)) }
}

/// Days begin at 48 hours, so that 24 hours stay 24 hours.
fn clock(span: Span) -> String {
    let seconds = span.seconds();
    let days = if seconds < 2 * 86_400 { 0 } else { seconds / 86_400 };
    let hours = (seconds - days * 86_400) / 3600;
    let clock = format!("{hours:02}:{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    if days > 0 { format!("{days}d {clock}") } else { clock }
}
