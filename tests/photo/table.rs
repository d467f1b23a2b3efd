//! Which spoiling is found by which check, and that good pictures pass: the confusion table.

use crate::report;
use crate::specimen::{Picture, Pose, card, card_at, letter, pose, selfie, selfie_against_the_light};
use kycase::photo::{Check, CheckId, Kind, Report, Value, Verdict};
use std::fmt::Write as _;
use std::thread;

/// A way to spoil a picture, with the check that must find it and how it must come out at least.
struct Spoiling {
    name: &'static str,
    kind: Kind,
    found_by: CheckId,
    at_least: Verdict,
    draw: fn(u64) -> Picture,
}

const fn spoiling(
    name: &'static str,
    kind: Kind,
    found_by: CheckId,
    at_least: Verdict,
    draw: fn(u64) -> Picture,
) -> Spoiling {
    Spoiling { name, kind, found_by, at_least, draw }
}

/// Every strong spoiling, and the weaker ones that should be noticed at least.
fn spoilings() -> Vec<Spoiling> {
    use CheckId::{Backlight, Border, Bright, Colour, Dark, Glare, Outline, Screen, Shadow, Sharpness};
    use Kind::{Address, Document, Selfie};
    use Verdict::{Bad, Look};
    vec![
        spoiling("out of focus, 3 px", Document, Sharpness, Look, |seed| card(seed).blurred(2.8)),
        spoiling("out of focus, 5 px", Document, Sharpness, Bad, |seed| card(seed).blurred(5.0)),
        spoiling("out of focus, 9 px", Document, Sharpness, Bad, |seed| card(seed).blurred(9.0)),
        spoiling("shaken sideways", Document, Sharpness, Bad, |seed| card(seed).shaken(10)),
        spoiling("small glare", Document, Glare, Look, |seed| card(seed).with_glare(0.025, [0.6, 0.55])),
        spoiling("large glare", Document, Glare, Bad, |seed| card(seed).with_glare(0.09, [0.4, 0.5])),
        spoiling("dark", Document, Dark, Bad, |seed| card(seed).lit(0.38)),
        spoiling("very dark", Document, Dark, Bad, |seed| card(seed).lit(0.15)),
        spoiling("overexposed", Document, Bright, Bad, |seed| card(seed).lit(1.6)),
        spoiling("light from the side", Document, Shadow, Look, |seed| card(seed).lit_from_the_left(0.5)),
        spoiling("strong light from the side", Document, Shadow, Bad, |seed| card(seed).lit_from_the_left(0.25)),
        spoiling("half in shadow", Document, Shadow, Bad, |seed| card(seed).half_in_shadow(0.35)),
        spoiling("without colour", Document, Colour, Bad, |seed| card(seed).grey()),
        spoiling("cut off at the right", Document, Border, Bad, |seed| moved(seed, [850.0, 450.0])),
        spoiling("cut off at the bottom", Document, Border, Bad, |seed| moved(seed, [600.0, 720.0])),
        spoiling("cut off at a corner", Document, Border, Bad, |seed| moved(seed, [820.0, 620.0])),
        spoiling("far away", Document, Outline, Look, |seed| card_at(seed, Pose { width: 380.0, ..pose(seed) })),
        spoiling("on a screen", Document, Screen, Look, |seed| card(seed).on_a_screen(4.6)),
        spoiling("selfie out of focus", Selfie, Sharpness, Bad, |seed| selfie(seed).blurred(8.0)),
        spoiling("selfie in the dark", Selfie, Dark, Bad, |seed| selfie(seed).lit(0.15)),
        spoiling("selfie before a window", Selfie, Backlight, Bad, selfie_against_the_light),
        spoiling("letter out of focus", Address, Sharpness, Bad, |seed| letter(seed).blurred(5.0)),
        spoiling("letter in the dark", Address, Dark, Bad, |seed| letter(seed).lit(0.3)),
    ]
}

fn moved(seed: u64, centre: [f32; 2]) -> Picture {
    card_at(seed, Pose { centre, ..pose(seed) })
}

/// A picture as it comes out of a phone.
fn taken(picture: Picture, seed: u64, kind: Kind) -> Report {
    report(&picture.noisy(seed, 2.0 + (seed % 4) as f32).jpeg(), kind)
}

#[test]
fn every_strong_spoiling_is_found_by_its_check() {
    let spoilings = spoilings();
    let rows: Vec<(bool, String)> = thread::scope(|scope| {
        let half = spoilings.len().div_ceil(2);
        let halves = spoilings.chunks(half).map(|some| scope.spawn(move || some.iter().map(row).collect::<Vec<_>>()));
        let halves: Vec<_> = halves.collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    let table: String = rows.iter().fold(String::new(), |mut table, (_, row)| {
        writeln!(table, "{row}").unwrap();
        table
    });
    println!("{table}");
    assert!(rows.iter().all(|(is_found, _)| *is_found), "\n{table}");
}

/// Two pictures spoiled in one way: whether both were found out, and what each check said.
fn row(spoiling: &Spoiling) -> (bool, String) {
    let mut line = format!("{:28} {:10}", spoiling.name, spoiling.kind.word());
    let mut is_found = true;
    for seed in [1, 6] {
        let report = taken((spoiling.draw)(seed), seed, spoiling.kind);
        let check = report.check(spoiling.found_by).unwrap();
        is_found &= check.verdict >= spoiling.at_least;
        let Value::Number(number) = check.value else { unreachable!("a measure is a number") };
        let others: Vec<String> = worse_than_ok(&report)
            .filter(|check| ![spoiling.found_by, CheckId::Pixels].contains(&check.id))
            .map(|check| format!("{:?}={}", check.id, check.verdict.word()))
            .collect();
        write!(line, " | {:?} {} {number} {}", spoiling.found_by, check.verdict.word(), others.join(" ")).unwrap();
    }
    (is_found, line)
}

#[test]
fn good_pictures_of_many_kinds_pass() {
    let cards = (0..8).map(|seed| (card(seed), seed, Kind::Document));
    let selfies = (0..4).map(|seed| (selfie(seed), seed, Kind::Selfie));
    let letters = (0..2).map(|seed| (letter(seed), seed, Kind::Address));
    for (picture, seed, kind) in cards.chain(selfies).chain(letters) {
        let report = taken(picture, seed, kind);
        // They are drawn small, so that the test is quick.
        let found: Vec<_> = worse_than_ok(&report).filter(|check| check.id != CheckId::Pixels).collect();
        assert!(found.is_empty(), "{kind:?} {seed}: {found:#?}");
    }
}

fn worse_than_ok(report: &Report) -> impl Iterator<Item = &Check> {
    report.checks.iter().filter(|check| check.verdict > Verdict::Ok)
}

#[test]
fn a_slightly_soft_or_dim_picture_is_not_bad() {
    for seed in 0..2 {
        for picture in [card(seed).blurred(1.5), card(seed).lit(0.65), card(seed).lit_from_the_left(0.7)] {
            let report = taken(picture, seed, Kind::Document);
            assert!(report.verdict < Verdict::Bad, "{seed}: {report:#?}");
        }
    }
}

#[test]
fn a_photo_means_the_same_at_another_resolution() {
    let sharp = taken(card(3).resized(1280, 960), 3, Kind::Document);
    assert_eq!(sharp.verdict, Verdict::Ok, "{sharp:#?}");
    let blurred = taken(card(3).blurred(6.0).resized(1280, 960), 3, Kind::Document);
    assert_eq!(blurred.check(CheckId::Sharpness).unwrap().verdict, Verdict::Bad, "{blurred:#?}");
}
