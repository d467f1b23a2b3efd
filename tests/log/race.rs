//! Two who want the same at the same time: one of them gets it.

use crate::shelf::{Shelf, hour, note, only_case, open, opening, submit};
use crate::twin::{self, Twin};
use kycase::case::{Case, CaseId};
use kycase::store::{CommitError, Store};
use std::io::{PipeWriter, Read};
use std::path::Path;
use std::sync::Barrier;
use std::thread;

const RUNNERS: usize = 8;

fn told(answer: Result<Case, CommitError>) -> String {
    match answer {
        Ok(_) => "granted".to_owned(),
        Err(CommitError::Refused { refusal, .. }) => format!("refused: {refusal:?}"),
        Err(other) => format!("failed: {other}"),
    }
}

/// Says that all is ready, and waits until the parent lets everybody go at once, by closing the pipe's other end.
fn wait_for_the_start() {
    twin::say("ready");
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

/// Eight twins of `test` at the starting line, and what they say once they were let go.
fn race<F: Fn() + Copy>(test: F, job: &str) -> Vec<String> {
    let (line, start): (_, PipeWriter) = std::io::pipe().unwrap();
    let mut twins: Vec<Twin> = (0..RUNNERS).map(|_| Twin::of(test, job, line.try_clone().unwrap())).collect();
    for twin in &mut twins {
        assert_eq!(twin.hear().as_deref(), Some("ready"));
    }
    drop(start);
    let mut said: Vec<String> = twins.into_iter().flat_map(Twin::finish).collect();
    said.sort();
    said
}

fn one_won_and_the_others_were_told_of_it(mut said: Vec<String>) {
    said.sort();
    let mut expected = vec!["refused: InReview { attempt: 2 }".to_owned(); RUNNERS - 1];
    expected.insert(0, "granted".to_owned());
    assert_eq!(said, expected);
}

fn the_log_holds_one_more_submission(shelf: &Shelf) {
    let case = only_case(&shelf.read());
    assert_eq!(case.attempts.len(), 2);
    assert_eq!(case.entries.len(), 4);
    assert_eq!(shelf.read().examine().unwrap(), []);
}

#[test]
fn of_eight_processes_that_submit_at_once_one_wins() {
    if let Some(path) = twin::job() {
        let mut store = open(Path::new(&path));
        let id = only_case(&store).id;
        wait_for_the_start();
        twin::say(&told(store.commit(&id, &submit(hour(25)), hour(25))));
        return;
    }
    let (shelf, _) = Shelf::with_a_rejected_case();
    let said = race(of_eight_processes_that_submit_at_once_one_wins, shelf.path().to_str().unwrap());
    one_won_and_the_others_were_told_of_it(said);
    the_log_holds_one_more_submission(&shelf);
}

#[test]
fn of_eight_threads_that_submit_at_once_one_wins() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let line = Barrier::new(RUNNERS);
    let run = || {
        let mut store = shelf.open();
        line.wait();
        told(store.commit(&id, &submit(hour(25)), hour(25)))
    };
    let said = thread::scope(|scope| {
        let runners: Vec<_> = (0..RUNNERS).map(|_| scope.spawn(run)).collect();
        runners.into_iter().map(|runner| runner.join().unwrap()).collect()
    });
    one_won_and_the_others_were_told_of_it(said);
    the_log_holds_one_more_submission(&shelf);
}

#[test]
fn eight_processes_that_make_the_log_at_once_all_find_it_made_and_one_opens_the_case() {
    if let Some(path) = twin::job() {
        wait_for_the_start();
        let answer = Store::open(Path::new(&path), crate::shelf::policies());
        let said = match answer {
            Ok(mut store) => match store.open_case(&opening("123456789"), hour(0)) {
                Err(CommitError::Refused { refusal, .. }) => refusal.kind().to_owned(),
                answer => told(answer),
            },
            Err(error) => format!("not opened: {error}"),
        };
        twin::say(&said);
        return;
    }
    let shelf = Shelf::new();
    let test = eight_processes_that_make_the_log_at_once_all_find_it_made_and_one_opens_the_case;
    let said = race(test, shelf.path().to_str().unwrap());
    let mut expected = vec!["case_exists"; RUNNERS - 1];
    expected.push("granted");
    assert_eq!(said, expected);
    assert_eq!(shelf.read().examine().unwrap(), []);
}

#[test]
fn eight_threads_that_write_at_once_lose_no_entry_and_leave_no_gap() {
    const EACH: usize = 10;
    let (shelf, id) = Shelf::with_a_rejected_case();
    let line = Barrier::new(RUNNERS);
    let write = |id: &CaseId| {
        let mut store = shelf.open();
        line.wait();
        for _ in 0..EACH {
            store.commit(id, &note("one of many"), hour(2)).unwrap();
        }
    };
    thread::scope(|scope| {
        for _ in 0..RUNNERS {
            scope.spawn(|| write(&id));
        }
    });
    let case = only_case(&shelf.read());
    assert_eq!(case.notes.len(), RUNNERS * EACH);
    assert!(case.entries.iter().map(|entry| entry.sequence).eq(1..=83));
}
