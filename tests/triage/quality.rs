//! How often triage is right about texts that its words were not made from. The figures are those of the day the test
//! was written, rounded down: who changes a word list sees here whether it got worse.

use crate::TRIAGE;
use crate::measure::{Labelled, Score, per_cent};

fn score(lines: &str) -> Score {
    Score::of(&TRIAGE, &Labelled::read(lines).unwrap())
}

fn at_least(least: f64, part: usize, whole: usize, what: &str) {
    let share = per_cent(part, whole).unwrap();
    assert!(share >= least, "{what}: {share:.1} %, and was {least} % or more");
}

#[test]
fn texts_that_were_held_out_are_read_as_well_as_ever() {
    let score = score(include_str!("held_out.jsonl"));
    at_least(88.5, score.first, score.naming, "top-1");
    at_least(90.0, score.first_three, score.naming, "top-3");
    at_least(80.0, score.found, score.wanted, "recall of several reasons");
    at_least(88.5, score.right, score.proposed, "precision");
    assert_eq!(score.left_alone, score.silent, "a text that names no reason got one");
}

#[test]
fn texts_that_the_words_were_made_from_are_read_as_well_as_ever() {
    let score = score(include_str!("dev.jsonl"));
    at_least(97.5, score.first, score.naming, "top-1");
    at_least(98.0, score.first_three, score.naming, "top-3");
    at_least(97.0, score.right, score.proposed, "precision");
}

#[test]
fn no_text_is_both_for_making_the_words_and_for_measuring_them() {
    let dev = Labelled::read(include_str!("dev.jsonl")).unwrap();
    for text in Labelled::read(include_str!("held_out.jsonl")).unwrap() {
        assert!(dev.iter().all(|other| other.text != text.text), "{}", text.text);
    }
}

#[test]
fn every_text_says_where_it_is_from_and_names_reasons_that_there_are() {
    let catalogue = kycase::playbook::Knowledge::read(&[]).unwrap().catalogue;
    for lines in [include_str!("dev.jsonl"), include_str!("held_out.jsonl")] {
        for text in Labelled::read(lines).unwrap() {
            assert!(!text.source.is_empty() && !text.reasons.is_empty(), "{}", text.text);
            for reason in &text.reasons {
                assert!(catalogue.reason(&kycase::case::ReasonId::new(reason)).is_some(), "{reason}: {}", text.text);
            }
        }
    }
}

#[test]
fn the_texts_that_were_held_out_are_in_every_language() {
    let texts = Labelled::read(include_str!("held_out.jsonl")).unwrap();
    for language in crate::languages::LANGUAGES {
        let count = texts.iter().filter(|text| text.lang == language).count();
        assert!(count >= 13, "{language} has {count} texts");
    }
}
