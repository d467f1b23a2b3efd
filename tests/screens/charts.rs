//! The course of a case as a picture, and the statistics.

use crate::cases;
use crate::desk::Desk;
use crate::glass::Glass;
use crate::pictures::hold;
use crate::stories;
use kycase::tui::{Glyphs, chart};
use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::style::Color;
use unicode_width::UnicodeWidthStr;

fn long() -> Desk {
    Desk::with("terminal", stories::long)
}

fn course() -> Desk {
    long().press("enter 6")
}

/// The line that begins with `title`, and its style.
fn lane(screen: &Glass, title: &str) -> (String, String) {
    let place = screen.lines().iter().position(|line| line.starts_with(&format!(" {title:<8} │"))).unwrap();
    (screen.lines()[place].clone(), screen.styles().lines().nth(place).unwrap().to_owned())
}

#[test]
fn the_course_of_a_case_stands_above_its_entries() {
    hold("course", &course());
    hold("course-of-one-attempt", &Desk::with("terminal", cases::in_review).press("enter 6"));
    let forty = Desk::with("terminal", |store| stories::many_attempts(store, 40));
    hold("course-of-forty-attempts", &forty.press("enter 6"));
}

#[test]
fn a_part_of_the_time_shows_hours_and_what_lies_beside_it() {
    hold("course-closer", &course().press("+ +"));
    hold("course-earlier", &course().press("+ + < < <"));
}

#[test]
fn a_case_in_which_nothing_happened_has_no_course() {
    let desk = Desk::with("terminal", cases::fresh).press("enter 6");
    assert!(!desk.screen().text().contains("attempts"), "{:?}", desk.screen());
    assert!(!desk.screen().foot().contains("zoom"), "{:?}", desk.screen());
    assert_eq!(desk.screen(), desk.press("+ < 0 -").screen());
}

#[test]
fn a_place_that_is_too_low_for_the_course_shows_the_entries_alone() {
    let screen = course().screen_of(60, 16);
    assert!(!screen.text().contains(" attempts "), "{screen:?}");
    assert!(!screen.foot().contains("zoom"), "{screen:?}");
    assert!(screen.shows("ticket 1: message sent by chat"), "{screen:?}");
}

#[test]
fn keys_zoom_and_move_and_lead_back() {
    let whole = course().screen();
    for there_and_back in ["+ -", "+ 0", "+ + + < < > - 0", "+ + < > - -"] {
        assert_eq!(course().press(there_and_back).screen(), whole, "{there_and_back}");
    }
    for nowhere in ["-", "<", ">", "0"] {
        assert_eq!(course().press(nowhere).screen(), whole, "{nowhere}");
    }
    for somewhere in ["+", "+ <", "+ + < <"] {
        assert_ne!(course().press(somewhere).screen(), whole, "{somewhere}");
    }
}

#[test]
fn the_closest_look_and_the_earliest_have_an_end() {
    let close = course().press(&"+ ".repeat(20));
    assert!(!close.screen().foot().contains("zoom in"), "{:?}", close.screen());
    let closest = close.screen();
    assert_eq!(close.press("+").screen(), closest);
    let early = course().press("+").press(&"< ".repeat(20));
    assert!(!early.screen().foot().contains("earlier"), "{:?}", early.screen());
    assert!(lane(&early.screen(), "attempts").0.contains("│   1 "), "{:?}", early.screen());
}

#[test]
fn the_present_is_a_line_through_every_lane() {
    let screen = course().screen();
    let column = |line: &str| line.chars().position(|c| c == '┊');
    let lines: Vec<_> = ["attempts", "review", "wait", "support"].map(|title| lane(&screen, title).0).to_vec();
    let place = column(&lines[0]);
    assert!(place.is_some(), "{screen:?}");
    assert!(lines.iter().all(|line| column(line) == place), "{screen:?}");
    let labels = screen.lines().into_iter().find(|line| line.starts_with(" 2026")).unwrap();
    let now = labels.chars().collect::<Vec<_>>().windows(3).position(|word| word == ['n', 'o', 'w']);
    assert_eq!(now.map(|start| start + 1), place, "{screen:?}");
}

#[test]
fn the_present_out_of_sight_is_pointed_at() {
    let screen = course().press("+ + < < < <").screen();
    assert!(screen.text().contains("now ›"), "{screen:?}");
}

#[test]
fn what_is_still_to_come_of_a_wait_looks_unlike_what_has_passed() {
    let (line, styled) = lane(&course().screen(), "wait");
    assert!(line.contains("█┊░"), "{line}");
    assert!(styled.contains("{yellow}█") && styled.contains("{dim}░"), "{styled}");
}

#[test]
fn a_breach_and_each_outcome_have_a_sign_a_word_and_a_colour() {
    let screen = course().screen_of(120, 40);
    let attempts = lane(&screen, "attempts").1;
    assert!(attempts.contains("{bold}1"), "{attempts}");
    assert!(attempts.contains("{red bold}!2"), "{attempts}");
    let outcomes = lane(&screen, "outcome").1;
    for sign in ["{red bold}✗", "✗ {}Name does not match", "{yellow bold}○", "{dim}◁"] {
        assert!(outcomes.contains(sign), "{sign}: {outcomes}");
    }
    for word in ["! breach", "✗ rejected", "○ interrupted", "◁ withdrawn", "◆ answered", "░ to come"] {
        assert!(screen.text().contains(word), "{word}: {screen:?}");
    }
    let approved = Desk::with("terminal", cases::in_review).press("a ctrl-s enter 6").screen();
    assert!(lane(&approved, "review").1.contains("{green bold}✓"), "{approved:?}");
    assert!(approved.text().contains("✓ approved"), "{approved:?}");
}

#[test]
fn attempts_that_stand_too_close_are_dots_until_one_zooms_in() {
    let desk = Desk::with("terminal", |store| stories::many_attempts(store, 40)).press("enter 6");
    assert!(lane(&desk.screen(), "attempts").0.contains('•'), "{:?}", desk.screen());
    assert!(desk.screen().text().contains("• more attempts"), "{:?}", desk.screen());
    let closer = desk.press("+ + +");
    assert!(!lane(&closer.screen(), "attempts").0.contains('•'), "{:?}", closer.screen());
}

#[test]
fn the_statistics_show_what_all_cases_add_up_to() {
    hold("statistics", &long().press("S"));
    hold("statistics-of-one-attempt", &Desk::with("terminal", cases::in_review).press("S"));
    hold("statistics-of-300-cases", &Desk::with("terminal", |store| stories::many_cases(store, 300)).press("S"));
}

#[test]
fn before_anything_is_recorded_the_statistics_say_what_they_will_show() {
    hold("statistics-of-nothing", &Desk::new().press("S"));
    let fresh = Desk::with("terminal", cases::fresh).press("S").screen();
    assert!(fresh.shows("Nothing to count yet."), "{fresh:?}");
}

#[test]
fn the_statistics_can_be_moved_along_where_they_are_longer_than_the_screen() {
    let desk = || Desk::with("terminal", |store| stories::many_cases(store, 30)).press("S");
    let (first, end) = (desk().screen(), desk().press("G").screen());
    assert!(first.shows("What became of") && !first.shows("has the most"), "{first:?}");
    assert!(first.text().contains("lines 1 to 20 of"), "{first:?}");
    assert!(end.shows("has the most") && !end.shows("What became of"), "{end:?}");
    assert_eq!(desk().press("G g").screen(), first);
    assert_ne!(desk().press("j").screen(), first);
    assert_eq!(desk().press("j k").screen(), first);
    let wide = desk().screen_of(200, 60);
    assert!(!wide.text().contains("lines 1 to"), "{wide:?}");
    assert!(!wide.foot().contains("down"), "{wide:?}");
}

#[test]
fn from_a_width_of_110_the_statistics_have_two_columns() {
    let beside = |width| {
        let lines = long().press("S").screen_of(width, 30).lines();
        lines.iter().any(|line| line.contains("What became of") && line.contains("Time to a decision"))
    };
    assert!(!beside(109));
    assert!(beside(110));
}

#[test]
fn each_outcome_has_its_shade_and_its_colour_and_together_they_fill_the_bar() {
    let desk = Desk::with("terminal", |store| {
        stories::long(store);
        stories::many_cases(store, 7);
    });
    let styles = desk.press("S").screen().styles();
    let bar = styles.lines().nth(3).unwrap().to_owned();
    for part in ["{green}█", "{red}▓", "{yellow}▒", "{dim}░", "{blue}·"] {
        assert!(bar.contains(part), "{part}: {bar}");
    }
    assert_eq!(bar.chars().filter(|c| "█▓▒░·".contains(*c)).count(), 75, "{bar}");
}

#[test]
fn a_breach_stands_out_in_the_statistics_and_its_absence_is_said_too() {
    let broken = long().press("S").screen().styles();
    assert!(broken.contains("{red bold}! 1 submission made before the wait was over"), "{broken}");
    let kept = Desk::with("terminal", cases::in_review).press("S").screen().styles();
    assert!(kept.contains("{green bold}None: every submission kept the rule."), "{kept}");
}

#[test]
fn without_colour_the_pictures_have_none_and_say_the_same() {
    for way in ["enter 6", "enter 6 + <", "S"] {
        let plain = Desk::with("plain", stories::long).press(way).screen_of(120, 40);
        let coloured = |cell: &&Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
        assert_eq!(plain.cells().iter().find(coloured), None, "{way}");
        assert_eq!(plain.text(), long().press(way).screen_of(120, 40).text(), "{way}");
    }
}

#[test]
fn every_sign_fills_one_cell_in_both_sets() {
    for (glyphs, plain) in [(Glyphs::unicode(), false), (Glyphs::ascii(), true)] {
        let Glyphs {
            full,
            empty,
            parts,
            levels,
            shades,
            rule,
            wall,
            corners,
            notch,
            mark,
            tick,
            cross,
            ring,
            turn,
            answer,
            dot,
            now,
            arrows,
            more,
            ellipsis,
        } = glyphs;
        let mut all = vec![full, empty, rule, wall, notch, mark, tick, cross, ring, turn, answer, dot, now, ellipsis];
        all.extend([&parts[..], &levels, &shades, &corners, &arrows, &more].concat());
        for glyph in all {
            assert_eq!(glyph.width(), 1, "{glyph}");
            assert_eq!(glyph.is_ascii(), plain, "{glyph}");
        }
    }
}

fn settings() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_bar_fills_its_width_and_grows_with_its_value(
        value in 0_u64..=u64::MAX, more in 0_u64..=u64::MAX, width in 0_usize..200,
    ) {
        let (less, most) = (value.min(more), value.max(more));
        for glyphs in [Glyphs::unicode(), Glyphs::ascii()] {
            let (filled, rest) = chart::bar(less, most, width, &glyphs);
            prop_assert_eq!(filled.width() + rest.width(), width);
            prop_assert_eq!(filled.is_empty(), less == 0 || width == 0);
            prop_assert_eq!(chart::bar(most, most, width, &glyphs).0.width(), if most == 0 { 0 } else { width });
        }
    }

    #[test]
    fn shares_fill_their_width_and_show_everything_that_is_more_than_nothing(
        counts in prop::collection::vec(0_usize..1_000_000, 1..6), width in 6_usize..200,
    ) {
        let cells = chart::shares(&counts, width);
        let nothing = counts.iter().all(|count| *count == 0);
        prop_assert_eq!(cells.iter().sum::<usize>(), if nothing { 0 } else { width });
        for (count, cells) in counts.iter().zip(&cells) {
            prop_assert_eq!(*count == 0, *cells == 0);
        }
    }

    #[test]
    fn standing_bars_fit_and_the_largest_one_reaches_the_top(
        values in prop::collection::vec(0_u64..=u64::MAX, 1..300), width in 1_usize..200, height in 1_usize..9,
    ) {
        let glyphs = Glyphs::unicode();
        let lines = chart::columns(&values, (width, height), 6, &glyphs);
        prop_assert_eq!(lines.len(), height);
        prop_assert!(lines.iter().all(|line| line.width() <= width));
        let shown = &values[values.len().saturating_sub(width)..];
        prop_assert!(shown.iter().all(|value| *value == 0) || lines[0].contains('█'));
        prop_assert!(!lines[height - 1].starts_with(' '), "what is shown has a foot");
    }
}
