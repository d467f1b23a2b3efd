//! What the cases of a log add up to.

use crate::desk::{Desk, hour, submit_as_confirmed_breach};
use kycase::show::{Breaches, Share, Statistics};

fn shares(shares: Vec<Share>) -> Vec<(String, usize)> {
    shares.into_iter().map(|share| (share.words, share.count)).collect()
}

fn of_decisions(seconds: &[u64]) -> Statistics {
    Statistics { decision_seconds: seconds.to_vec(), ..Statistics::default() }
}

fn of_attempts(counts: &[usize]) -> Statistics {
    let attempts_per_case = counts.iter().enumerate().map(|(place, count)| (format!("case-{place}"), *count)).collect();
    Statistics { attempts_per_case, ..Statistics::default() }
}

#[test]
fn nothing_adds_up_to_nothing() {
    let statistics = Statistics::of(&[]);
    assert_eq!(statistics, Statistics::default());
    assert_eq!((statistics.median_decision(), statistics.longest_decision()), (None, None));
    assert_eq!((statistics.decisions_by_length(), statistics.cases_by_attempts()), (Vec::new(), Vec::new()));
    assert_eq!(statistics.busiest(), None);
    assert_eq!(statistics.breaches_by_rule.shares(), Vec::new());
}

#[test]
fn every_attempt_is_counted_once_by_what_became_of_it() {
    let mut desk = Desk::new();
    desk.submitted(hour(1)).rejected(hour(2), &["document_glare"]);
    desk.at(hour(3)).record(submit_as_confirmed_breach(hour(3))).interrupted(hour(4));
    desk.submitted(hour(40)).approved(hour(41));
    let mut waiting = Desk::new();
    waiting.submitted(hour(50));
    let statistics = Statistics::of(&[desk.case, waiting.case]);
    let by_outcome =
        [statistics.approved, statistics.rejected, statistics.interrupted, statistics.withdrawn, statistics.in_review];
    assert_eq!(by_outcome, [1, 1, 1, 0, 1]);
    assert_eq!(statistics.attempts, by_outcome.iter().sum::<usize>());
    assert_eq!(statistics.breaches_by_rule, Breaches { cooldown: 1, ..Breaches::default() });
    assert_eq!(shares(statistics.breaches_by_rule.shares()), [("before the wait was over".to_owned(), 1)]);
    assert_eq!(statistics.decision_seconds, [3600, 3600]);
}

#[test]
fn a_decision_belongs_to_the_shortest_length_that_holds_it() {
    let hours = |hours: u64| hours * 3600;
    let statistics = of_decisions(&[0, hours(1), hours(1) + 1, hours(24), hours(72), hours(168), hours(168) + 1]);
    let counted: Vec<_> = shares(statistics.decisions_by_length());
    let expected =
        [("up to 1h", 2), ("up to 6h", 1), ("up to 24h", 1), ("up to 3d", 1), ("up to 7d", 1), ("longer", 1)];
    assert_eq!(counted, expected.map(|(words, count)| (words.to_owned(), count)));
}

#[test]
fn cases_are_counted_by_their_attempts_up_to_the_most_that_any_has() {
    let words = |counts: &[usize]| shares(of_attempts(counts).cases_by_attempts());
    let said = |expected: &[(&str, usize)]| -> Vec<(String, usize)> {
        expected.iter().map(|(words, count)| ((*words).to_owned(), *count)).collect()
    };
    assert_eq!(words(&[0, 0]), said(&[]));
    assert_eq!(words(&[0, 1, 1, 3]), said(&[("1 attempt", 2), ("2 attempts", 0), ("3 attempts", 1)]));
    let many = words(&[6, 10, 11, 400, usize::MAX]);
    assert_eq!(many[5..], said(&[("6 to 10 attempts", 2), ("more than 10 attempts", 3)]));
}

#[test]
fn the_busiest_case_is_the_first_of_those_with_the_most_attempts() {
    assert_eq!(of_attempts(&[0, 2, 5, 5]).busiest(), Some(("case-2", 5)));
    assert_eq!(of_attempts(&[0]).busiest(), None);
}

#[test]
fn what_scripts_read_keeps_its_names() {
    let json = serde_json::to_value(Statistics::default()).unwrap();
    for name in [
        "cases",
        "verified",
        "attempts",
        "approved",
        "rejected",
        "interrupted",
        "withdrawn",
        "breaches",
        "reasons",
        "attempts_per_case",
        "decision_seconds",
    ] {
        assert!(!json[name].is_null(), "{name}");
    }
}
