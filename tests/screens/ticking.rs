//! Time on the screen.

use crate::cases::{self, give, opened, submit};
use crate::desk::{Desk, UID};
use kycase::case::{Command, Submission};

#[test]
fn without_a_timer_on_the_screen_nothing_ticks() {
    assert!(!Desk::new().ticks());
    assert!(!Desk::with("terminal", cases::fresh).ticks());
    assert!(!Desk::with("terminal", cases::in_review).press("a ctrl-s").ticks(), "it is verified");
    assert!(!Desk::with("terminal", cases::cooling_down).press("x ctrl-s").ticks(), "it is closed");
}

#[test]
fn each_kind_of_timer_ticks() {
    assert!(Desk::with("terminal", cases::in_review).ticks());
    assert!(Desk::with("terminal", cases::cooling_down).ticks());
    assert!(Desk::with("terminal", cases::fresh).press("t ctrl-s").ticks(), "support owes an answer");
}

#[test]
fn a_page_ticks_for_its_own_case_alone() {
    let desk = || Desk::with("terminal", cases::in_every_phase);
    assert!(desk().ticks());
    let page = |name: &str| {
        let mut desk = desk();
        for _ in 0..9 {
            if desk.screen().reversed()[0].contains(name) {
                break;
            }
            desk.keys("j");
        }
        assert!(desk.screen().reversed()[0].contains(name), "{:?}", desk.screen());
        desk.press("enter")
    };
    for (name, ticks) in [("cooling-down", true), ("overdue", true), ("verified", false), ("blocked", false)] {
        assert_eq!(page(name).ticks(), ticks, "{name}");
    }
}

#[test]
fn a_form_the_help_and_the_statistics_cover_the_timers_and_a_question_does_not() {
    let desk = || Desk::with("terminal", cases::cooling_down);
    assert!(!desk().press("n").ticks());
    assert!(!desk().press("?").ticks());
    assert!(!desk().press("S").ticks());
    assert!(!desk().press("n x esc").ticks(), "a question over a form");
    assert!(desk().press("u").ticks(), "a question over the list");
    assert!(desk().press("n esc").ticks(), "the list is back");
}

#[test]
fn drawing_changes_nothing() {
    for way in [
        "",
        "enter",
        "enter 3 j j",
        "enter 6",
        "enter 6 + <",
        "S",
        "r",
        "n",
        "u",
        "s ctrl-s",
        "?",
        "enter E",
        "s ctrl-s y",
        ":",
        "/",
        "p",
        "F",
    ] {
        let desk = Desk::with("terminal", cases::cooling_down).press(way);
        let first = desk.screen();
        let _ = desk.screen_of(120, 40);
        let _ = desk.screen_of(1, 1);
        assert_eq!(desk.screen(), first, "{way}");
    }
}

#[test]
fn the_countdown_tells_what_is_left_to_the_second() {
    for (now, shown) in [
        ("T-2h", "24:00:00"),
        ("T-1h 59m 59s", "23:59:59"),
        ("T", "22:00:00"),
        ("T+21h 59m", "00:01:00"),
        ("T+21h 59m 59s", "00:00:01"),
    ] {
        let desk = Desk::with("terminal", cases::cooling_down).at(now);
        assert!(desk.screen().reversed().concat().contains(&format!(" {shown} ")), "{now}: {:?}", desk.screen());
        assert!(desk.screen().shows(&format!("wait {shown}")), "{now}: {:?}", desk.screen());
        assert!(desk.ticks(), "{now}");
    }
}

#[test]
fn at_the_due_second_the_case_is_ready_and_the_clock_stands() {
    let desk = Desk::with("terminal", cases::cooling_down).at("T+22h");
    assert!(desk.screen().reversed()[0].contains(" ready "), "{:?}", desk.screen());
    assert!(desk.screen().shows("A new attempt is allowed."), "{:?}", desk.screen());
    assert!(!desk.screen().text().contains("00:00:00  "), "{:?}", desk.screen());
    assert!(!desk.ticks());
}

#[test]
fn a_review_that_is_overdue_tells_for_how_long() {
    let desk = Desk::with("terminal", cases::in_review);
    for (now, phase, shown) in [
        ("T+22h 59m 59s", "in review", "review due in 00:00:01"),
        ("T+23h", "review overdue", "review overdue +00:00:00"),
        ("T+48h", "review overdue", "review overdue +25:00:00"),
    ] {
        let screen = Desk::with("terminal", cases::in_review).at(now).screen();
        assert!(screen.reversed()[0].contains(phase), "{now}: {screen:?}");
        assert!(screen.shows(shown), "{now}: {screen:?}");
    }
    assert!(desk.at("T+48h").ticks());
}

#[test]
fn a_bar_fills_as_the_wait_passes() {
    let bar = |now: &str| {
        let screen = Desk::with("terminal", cases::cooling_down).at(now).screen();
        let row = screen.text().lines().nth(2).unwrap().to_owned();
        (row.matches('█').count(), row.matches('░').count())
    };
    assert_eq!(bar("T-2h"), (0, 10));
    assert_eq!(bar("T+10h"), (5, 5));
    assert_eq!(bar("T+21h 59m 59s"), (9, 1), "it is full only when it is over");
}

#[test]
fn the_case_that_is_due_next_stands_first() {
    let desk = Desk::with("terminal", |store| {
        for (uid, at) in [(UID, "T-1h"), ("1", "T-3h"), ("2", "T-2h")] {
            let case = opened(store, "okx", uid);
            give(store, &case, &submit(at, Submission::default()));
            give(store, &case, &Command::Note { text: uid.to_owned() });
        }
    });
    for (row, slug) in desk.screen().lines()[2..5].iter().zip(["okx-2 ", "okx-3 ", "okx "]) {
        assert!(row.contains(slug), "{slug}: {:?}", desk.screen());
    }
}
