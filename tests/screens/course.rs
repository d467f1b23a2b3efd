//! Moments become cells: whatever happened when, however wide the place is, whichever part of the time is looked at.

use kycase::case::{Moment, Span};
use kycase::show::Zone;
use kycase::tui::Action;
use kycase::tui::course::{Bar, Lane, Layout, Mark, Name, Piece, Sign, Spot, Stretch, Subject, Zoom, layout, ticks};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

const DAY: u64 = 86_400;

/// Moments of one year, and some of all time.
fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        9 => 1_780_000_000_i64..1_811_536_000,
        1 => Moment::MIN.unix()..=Moment::MAX.unix(),
    ]
    .prop_map(|seconds| Moment::from_unix(seconds).unwrap())
}

fn stretch() -> impl Strategy<Value = Stretch> {
    (moment(), prop_oneof![1_u64..DAY, DAY..400 * DAY, DAY..4_000_000 * DAY])
        .prop_map(|(from, length)| Stretch::lasting(from, Span::from_seconds(length)))
}

fn sign() -> impl Strategy<Value = Sign> {
    prop::sample::select(vec![
        Sign::Breach,
        Sign::Rejected,
        Sign::Approved,
        Sign::Interrupted,
        Sign::Withdrawn,
        Sign::Answered,
        Sign::Submitted,
    ])
}

fn lane() -> impl Strategy<Value = Lane> {
    let bar = (moment(), moment(), moment(), "[0-9a-z 文]{0,9}").prop_map(|(a, b, c, caption)| {
        let mut ends = [a, b, c];
        ends.sort();
        Bar { from: ends[0], until: ends[1], to: ends[2], caption }
    });
    let mark =
        (moment(), sign(), "[!0-9a-z é文\u{1b}\u{202e}\n]{0,30}").prop_map(|(at, sign, name)| Mark { at, sign, name });
    (prop::collection::vec(bar, 0..20), prop::collection::vec(mark, 0..40)).prop_map(|(bars, mut marks)| {
        marks.sort_by_key(|mark| mark.at);
        Lane { subject: Subject::Attempts, bars, marks }
    })
}

/// A zone that changes its clocks, or does not.
fn zone() -> impl Strategy<Value = Zone> {
    (-14_i32..=14, -1_i32..=1, moment()).prop_map(|(hours, change, at)| {
        Zone::new(move |moment| {
            let seconds = if moment < at { hours } else { (hours + change).clamp(-14, 14) } * 3600;
            chrono::FixedOffset::east_opt(seconds).unwrap()
        })
    })
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(prop::sample::select(Zoom::ACTIONS.to_vec()), 0..30)
}

/// The cells of everything in a lane are cells of the lane; marks stand in the order of time, and no name reaches the
/// next mark.
fn hold_within(picture: &Layout) {
    for run in &picture.lanes {
        let mut free = 0;
        for piece in &run.pieces {
            match piece {
                Piece::Passed(cells) | Piece::Coming(cells) | Piece::Caption(Name { cells, .. }) => {
                    assert!(cells.start < cells.end && cells.end <= picture.cells, "{piece:?} of {}", picture.cells);
                }
                Piece::Mark(cell, _, name) => {
                    assert!(*cell >= free && *cell < picture.cells, "{piece:?} after {free} of {}", picture.cells);
                    free = cell + 1;
                    if let Some(name) = name {
                        assert!(name.cells.start >= *cell && name.cells.start < name.cells.end, "{piece:?}");
                        assert!(name.cells.end <= picture.cells, "{piece:?} of {}", picture.cells);
                        assert!(!name.text.contains(|c: char| c.is_control()), "{piece:?}");
                        free = name.cells.end;
                    }
                }
            }
        }
    }
    let mut free = 0;
    for tick in &picture.ticks {
        let end = usize::from(tick.start) + tick.label.width();
        assert!(tick.start >= free && end <= usize::from(picture.cells), "{tick:?} of {}", picture.cells);
        assert!((usize::from(tick.start)..end).contains(&usize::from(tick.cell)), "{tick:?}");
        free = u16::try_from(end).unwrap() + 1;
    }
}

fn settings() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn the_cells_of_moments_are_in_the_order_of_the_moments(
        stretch in stretch(), a in 0.0..=1.0_f64, b in 0.0..=1.0_f64, cells in 0_u16..=u16::MAX,
    ) {
        let at = |share: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
                reason = "a share of a length")]
            let seconds = (stretch.length().seconds() as f64 * share) as u64;
            stretch.from().plus(Span::from_seconds(seconds)).min(stretch.to())
        };
        let (first, second) = (at(a.min(b)), at(a.max(b)));
        match (stretch.cell(first, cells), stretch.cell(second, cells)) {
            (Some(left), Some(right)) => prop_assert!(left <= right && right < cells),
            (left, right) => prop_assert_eq!((left, right, cells), (None, None, 0)),
        }
        if cells > 0 {
            prop_assert_eq!(stretch.cell(stretch.from(), cells), Some(0));
            prop_assert_eq!(stretch.cell(stretch.to(), cells), Some(cells - 1));
        }
        prop_assert_eq!(stretch.cell(stretch.to().plus(Span::from_seconds(1)), cells).is_some(),
            cells > 0 && stretch.to() == Moment::MAX);
    }

    #[test]
    fn everything_stands_within_the_picture_and_in_order(
        lanes in prop::collection::vec(lane(), 0..4),
        whole in stretch(), actions in actions(), cells in 0_u16..500, zone in zone(), now in moment(),
    ) {
        let mut zoom = Zoom::Whole;
        for action in actions {
            zoom = zoom.after(action, whole, now).unwrap_or(zoom);
        }
        let picture = layout(&lanes, zoom.of(whole), whole, cells, &zone, now);
        prop_assert_eq!(picture.lanes.len(), lanes.len());
        hold_within(&picture);
        if let Spot::In(cell) = picture.now {
            prop_assert!(cell < cells);
        }
    }

    #[test]
    fn whatever_is_looked_at_is_a_part_of_the_whole_and_every_action_that_has_an_effect_changes_it(
        whole in stretch(), actions in actions(), now in moment(),
    ) {
        let mut zoom = Zoom::Whole;
        for action in actions {
            let before = zoom.of(whole);
            if let Some(next) = zoom.after(action, whole, now) {
                zoom = next;
                prop_assert_ne!(zoom.of(whole), before);
            }
            let seen = zoom.of(whole);
            prop_assert!(seen.from() >= whole.from() && seen.to() <= whole.to(), "{seen:?} of {whole:?}");
            prop_assert!(seen.length() >= whole.length().min(Span::from_seconds(3600)));
        }
        for _ in 0..64 {
            zoom = zoom.after(Action::ZoomOut, whole, now).unwrap_or(zoom);
        }
        prop_assert_eq!(zoom, Zoom::Whole);
    }

    #[test]
    fn what_is_looked_at_stays_within_a_whole_that_has_changed(before in stretch(), after in stretch(), now in moment()) {
        let zoom = Zoom::Whole.after(Action::ZoomIn, before, now).unwrap_or_default();
        let seen = zoom.of(after);
        prop_assert!(seen.from() >= after.from() && seen.to() <= after.to(), "{seen:?} of {after:?}");
    }

    #[test]
    fn an_axis_that_is_wide_enough_has_marks(stretch in stretch(), cells in 40_u16..500, zone in zone()) {
        let (marks, _) = ticks(stretch, cells, &zone);
        prop_assert!(!marks.is_empty() || stretch.length() < Span::from_seconds(3600), "{stretch:?}");
    }
}

fn at(seconds: i64) -> Moment {
    Moment::from_unix(seconds).unwrap()
}

/// Monday, 2026-11-23, at midnight in UTC.
const MONDAY: i64 = 1_795_392_000;

fn labels(from: i64, length: u64, cells: u16, zone: &Zone) -> Vec<String> {
    let (marks, common) = ticks(Stretch::lasting(at(from), Span::from_seconds(length)), cells, zone);
    let mut labels: Vec<String> = marks.into_iter().map(|tick| tick.label).collect();
    labels.insert(0, common);
    labels
}

#[test]
fn the_marks_of_an_axis_are_as_far_apart_as_there_is_room() {
    let utc = Zone::utc();
    assert_eq!(
        labels(MONDAY, 3600, 60, &utc),
        ["23 Nov", "23 Nov", "00:10", "00:20", "00:30", "00:40", "00:50", "01:00"]
    );
    assert_eq!(
        labels(MONDAY + 3600, DAY, 70, &utc),
        ["23 Nov", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "24 Nov"]
    );
    assert_eq!(labels(MONDAY, 5 * DAY, 60, &utc)[..4], ["2026", "23 Nov", "24 Nov", "25 Nov"]);
    assert_eq!(labels(MONDAY - 86_400, 60 * DAY, 80, &utc)[..4], ["2026", "23 Nov", "30 Nov", "7 Dec"]);
    assert_eq!(labels(MONDAY, 300 * DAY, 80, &utc)[..4], ["2026", "Dec", "2027", "Feb"]);
    assert_eq!(labels(MONDAY, 3000 * DAY, 80, &utc)[..4], ["", "2027", "2028", "2029"]);
}

#[test]
fn the_marks_of_an_axis_follow_local_clocks() {
    let east = Zone::new(|_| chrono::FixedOffset::east_opt(5 * 3600 + 1800).unwrap());
    assert_eq!(labels(MONDAY, DAY, 30, &east), ["23 Nov", "12:00", "24 Nov"]);
    let (marks, _) = ticks(Stretch::lasting(at(MONDAY), Span::from_seconds(DAY)), 48, &east);
    let noon = marks.iter().find(|tick| tick.label == "12:00").unwrap();
    assert_eq!(noon.cell, 13, "noon there is 06:30 in UTC");
}

#[test]
fn nothing_hides_a_breach() {
    let mark = |seconds, sign, name: &str| Mark { at: at(MONDAY + seconds), sign, name: name.to_owned() };
    let marks = vec![mark(0, Sign::Submitted, "1"), mark(10, Sign::Breach, "!2"), mark(20, Sign::Submitted, "3")];
    let lane = Lane { subject: Subject::Attempts, bars: Vec::new(), marks };
    let week = Stretch::lasting(at(MONDAY), Span::from_seconds(7 * DAY));
    let picture = layout(&[lane], week, week, 50, &Zone::utc(), at(MONDAY));
    assert_eq!(
        picture.lanes[0].pieces,
        [Piece::Mark(0, Sign::Breach, Some(Name { text: "!2".to_owned(), cells: 0..2 }))]
    );
}
