//! The next timer in a few words, for the title of a window.

use crate::case::{Case, Moment, Span, Timer};

/// Which timer ends next, and how long that takes: `okx: 23 h left - kycase`; `kycase` where none runs.
pub fn headline(cases: &[Case], now: Moment) -> String {
    let running = |case: &Case| case.timers(now).into_iter().find(|timer| !timer.is_over(now));
    let timers = cases.iter().filter_map(|case| Some((running(case)?, &case.slug)));
    match timers.min_by_key(|(timer, _): &(Timer, _)| timer.due) {
        Some((timer, slug)) => format!("{slug}: {} left - kycase", roughly(timer.remaining(now))),
        None => "kycase".to_owned(),
    }
}

/// A length of time in its largest unit: whole days from two days on, whole hours from one on, minutes below.
fn roughly(span: Span) -> String {
    let seconds = span.seconds();
    match seconds {
        172_800.. => format!("{} days", seconds / 86_400),
        3600.. => format!("{} h", seconds / 3600),
        // The last minute is one as long as it runs.
        _ => format!("{} min", seconds.div_ceil(60)),
    }
}
