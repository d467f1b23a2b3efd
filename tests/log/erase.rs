//! Erasing: what is gone is gone from every byte, and what is not, is not.

use crate::shelf::{Shelf, beside, hour, note, only_case, opening, reject, submit};
use kycase::case::{Account, AccountChange, Case, CaseId, Command, Evidence, EvidenceFile, EvidenceId, Opening, Slug};
use kycase::store::{Erased, Store};
use std::fs;

/// Every word of the erased case that must not be found again.
const CANARIES: [&str; 9] = [
    "uid-canary-7731",
    "uid-later-canary",
    "label-canary",
    "name-canary",
    "text-canary",
    "note-canary",
    "slug-canary",
    "path-canary",
    "invitation-canary",
];

fn commit(store: &mut Store, id: &CaseId, command: Command) {
    store.commit(id, &command, hour(100)).unwrap();
}

/// A case that says each canary in each place where it can stand, some of them on pages of their own.
fn a_case_full_of_canaries(store: &mut Store) -> CaseId {
    let account = Account {
        label: Some("label-canary".into()),
        name: Some("name-canary".into()),
        invitation_code: Some("invitation-canary".into()),
        ..opening("uid-canary-7731").account
    };
    let id = store.open_case(&Opening { account, ..opening("") }, hour(0)).unwrap().id;
    let long = |word: &str| format!("{word} ").repeat(1500);
    let file = EvidenceFile { path: "/path-canary/id.png".into(), sha256: "0".repeat(64), size: 1 };
    for command in [
        submit(hour(1)),
        reject(hour(2), &long("text-canary")),
        Command::Rename { slug: Slug::new("slug-canary").unwrap() },
        Command::AmendAccount { change: AccountChange { uid: Some("uid-later-canary".into()), ..Default::default() } },
        Command::AddEvidence { evidence: Evidence { item: EvidenceId::new("id_front"), file: Some(file), note: None } },
        note("note-canary"),
        note(&long("note-canary")),
    ] {
        commit(store, &id, command);
    }
    id
}

/// The canaries that are in the database or in one of the files beside it.
fn found(shelf: &Shelf) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ["", "-wal", "-shm"] {
        let bytes = fs::read(beside(&shelf.path(), ending)).unwrap_or_default();
        for canary in CANARIES {
            let count = bytes.windows(canary.len()).filter(|window| *window == canary.as_bytes()).count();
            if count > 0 {
                found.push(format!("{canary} {count} times in log.db{ending}"));
            }
        }
    }
    found
}

#[test]
fn no_word_of_an_erased_case_is_in_any_file() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    let id = a_case_full_of_canaries(&mut store);
    assert!(!found(&shelf).is_empty(), "the canaries were never there");
    assert_eq!(store.erase(&id).unwrap(), Erased::Everywhere);
    assert_eq!(found(&shelf), Vec::<String>::new());
    drop(store);
    assert_eq!(found(&shelf), Vec::<String>::new());
}

/// Numbers that look random and are always the same.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// Pages fill up and are split, empty and are joined, and rows move from one to another; what moved leaves a copy
/// behind that nobody deletes.
fn stir(store: &mut Store, mut cases: Vec<CaseId>, canary: &CaseId, seed: u64) {
    let mut number = numbers(seed);
    for _ in 0..40 {
        let which = usize::try_from(number(cases.len() as u64)).unwrap();
        let id = cases[which].clone();
        let word = if id == *canary { "note-canary" } else { "a note" };
        let filler = "z".repeat(usize::try_from(number(2500)).unwrap());
        match number(10) {
            0..3 if id != *canary => {
                store.erase(&id).unwrap();
                cases.remove(which);
            }
            3..5 => {
                let label = Some(format!("label of {word} {filler}"));
                commit(store, &id, Command::AmendAccount { change: AccountChange { label, ..Default::default() } });
            }
            _ => commit(store, &id, note(&format!("{word} {filler}"))),
        }
    }
}

#[test]
fn no_word_of_an_erased_case_is_in_any_file_also_where_it_was_moved_about_among_others() {
    // In each of these a copy stayed behind until the whole file was written anew.
    for seed in [38, 104, 187] {
        let shelf = Shelf::new();
        let mut store = shelf.open();
        let others = |store: &mut Store, from: usize| -> Vec<CaseId> {
            (from..from + 12).map(|uid| store.open_case(&opening(&uid.to_string()), hour(0)).unwrap().id).collect()
        };
        let mut cases = others(&mut store, 100);
        let id = a_case_full_of_canaries(&mut store);
        cases.push(id.clone());
        cases.extend(others(&mut store, 900));
        stir(&mut store, cases, &id, seed);
        assert_eq!(store.erase(&id).unwrap(), Erased::Everywhere);
        assert_eq!(found(&shelf), Vec::<String>::new(), "seed {seed}");
        drop(store);
        assert_eq!(found(&shelf), Vec::<String>::new(), "seed {seed}, after closing");
    }
}

#[test]
fn other_cases_stay_as_they_were() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    let kept: Vec<Case> = ["111", "222"].map(|uid| store.open_case(&opening(uid), hour(0)).unwrap()).to_vec();
    let id = a_case_full_of_canaries(&mut store);
    store.erase(&id).unwrap();
    assert_eq!(store.cases().unwrap(), kept);
    assert_eq!(store.case(&id).unwrap(), None);
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn after_an_erasure_the_log_is_append_only_again() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    store.open_case(&opening("111"), hour(0)).unwrap();
    store.erase(&id).unwrap();
    let error = shelf.sql().execute("DELETE FROM log", []).unwrap_err().to_string();
    assert_eq!(error, "the log is append-only");
    assert_eq!(only_case(&store).account.uid, "111");
}

#[test]
fn erasing_a_case_that_is_not_there_changes_nothing() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    assert_eq!(store.erase(&CaseId::new("nobody")).unwrap(), Erased::Everywhere);
    assert!(store.case(&id).unwrap().is_some());
}

#[test]
fn the_same_account_may_be_tracked_anew_after_its_case_was_erased() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    store.erase(&id).unwrap();
    let case = store.open_case(&opening("123456789"), hour(2)).unwrap();
    assert_eq!((case.slug.as_str(), case.entries.len()), ("okx", 1));
}
