//! Photos of the second hand: the good ones of every kind pass, and what nobody can use is found. The whole of it, with
//! figures, is `cargo bench --bench photo_quality`.

use crate::report;
use crate::scenes::head::{DARKEST, WHITEST, skin_and_wall};
use crate::scenes::{self, Fault, Grade, Subject};
use kycase::photo::{CheckId, Kind, Report, Verdict};
use std::thread;

/// The longer side. They are small so that the test is quick.
const WIDTH: usize = 800;

fn kind(subject: Subject) -> Kind {
    match subject {
        Subject::Card | Subject::Passport => Kind::Document,
        Subject::Letter => Kind::Address,
        Subject::Selfie => Kind::Selfie,
    }
}

fn judged(seed: u64, subject: Subject, spoiled: Option<(Fault, Grade)>) -> Report {
    report(&scenes::photo(seed, subject, spoiled, WIDTH), kind(subject))
}

#[test]
fn good_photos_with_fine_print_on_any_table_are_not_bad_and_no_screens() {
    use Subject::{Card, Letter, Passport, Selfie};
    let photos = [(7, Card), (9, Card), (13, Card), (21, Passport), (3, Letter), (5, Selfie)];
    thread::scope(|scope| {
        for (seed, subject) in photos {
            scope.spawn(move || {
                let report = judged(seed, subject, None);
                let checks = report.checks.iter().filter(|check| check.id != CheckId::Pixels);
                let worst = checks.map(|check| check.verdict).max();
                assert!(worst < Some(Verdict::Bad), "{subject:?} {seed}: {report:#?}");
                assert_eq!(report.check(CheckId::Screen).unwrap().verdict, Verdict::Ok, "{subject:?} {seed}");
            });
        }
    });
}

#[test]
fn what_nobody_can_use_is_found_by_its_check() {
    use CheckId::{Backlight, Border, Glare, Screen, Sharpness};
    let photos = [
        (1003, Subject::Card, Fault::Focus, Sharpness, Verdict::Bad),
        (1003, Subject::Card, Fault::Screen, Screen, Verdict::Look),
        (1003, Subject::Card, Fault::Glare, Glare, Verdict::Bad),
        (1005, Subject::Card, Fault::Cut, Border, Verdict::Bad),
        (1003, Subject::Letter, Fault::Focus, Sharpness, Verdict::Bad),
        (1003, Subject::Selfie, Fault::Backlight, Backlight, Verdict::Bad),
    ];
    thread::scope(|scope| {
        for (seed, subject, fault, id, at_least) in photos {
            scope.spawn(move || {
                let report = judged(seed, subject, Some((fault, Grade::Heavy)));
                assert!(report.check(id).unwrap().verdict >= at_least, "{fault:?} of {subject:?}: {report:#?}");
            });
        }
    });
}

#[test]
fn dark_skin_before_a_white_wall_is_neither_dark_nor_lit_from_behind() {
    let seeds = (1..400).step_by(2).filter(|seed| skin_and_wall(*seed) == (DARKEST, WHITEST)).take(2);
    let seeds: Vec<u64> = seeds.collect();
    assert_eq!(seeds.len(), 2);
    for seed in seeds {
        let report = judged(seed, Subject::Selfie, None);
        for id in [CheckId::Dark, CheckId::Backlight] {
            assert_eq!(report.check(id).unwrap().verdict, Verdict::Ok, "{seed}: {report:#?}");
        }
    }
}
