//! What another log recorded, taken in: with its times, its writers and its digests, all of it or nothing.

use crate::shelf::{Shelf, hour, note, only_case, open, opening, policies, reject, submit};
use crate::twin::{self, Twin};
use crate::wishes::{Wish, carry_out, wish};
use kycase::case::{Case, Command, Refusal, Slug, Span, Unsound};
use kycase::store::{Arrived, CommitError, Incoming, Store, TakeInError, Unfit, Written};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Stdio;

fn in_memory() -> Store {
    Store::in_memory(policies()).unwrap()
}

/// All that an export holds.
fn written(store: &Store) -> Vec<Value> {
    let entries = store.cases().unwrap().iter().flat_map(|case| store.written(case).unwrap()).collect::<Vec<_>>();
    entries.iter().map(|entry| serde_json::to_value(entry).unwrap()).collect()
}

fn read(entries: &[Value]) -> Result<Incoming, Unfit> {
    let mut incoming = Incoming::default();
    for entry in entries {
        // Through text, as a file brings it.
        let entry: Written = serde_json::from_str(&entry.to_string()).unwrap();
        incoming.take(entry)?;
    }
    Ok(incoming)
}

fn take_in(store: &mut Store, entries: &[Value]) -> Result<Vec<Arrived>, TakeInError> {
    store.take_in(&read(entries).unwrap(), hour(5000))
}

/// Taking in fails, and the log is as it was.
#[track_caller]
fn refused(store: &mut Store, entries: &[Value]) -> TakeInError {
    let before = written(store);
    let error = take_in(store, entries).expect_err("it was taken in");
    assert_eq!(written(store), before);
    error
}

/// A log with one rejected case, and its export.
fn rejected() -> (Store, Vec<Value>) {
    let mut store = in_memory();
    let id = store.open_case(&opening("123456789"), hour(0)).unwrap().id;
    store.commit(&id, &submit(hour(0)), hour(0)).unwrap();
    store.commit(&id, &reject(hour(1), "Too much glare."), hour(1)).unwrap();
    let entries = written(&store);
    (store, entries)
}

/// Entries with their digests made fit again, by the rule in words: the SHA-256 of the digest before (first, that of the
/// case's id) and of each value, numbers as 8 bytes and texts behind their length.
fn sealed(mut entries: Vec<Value>) -> Vec<Value> {
    let mut link: Vec<u8> = Sha256::digest(entries[0]["case_id"].as_str().unwrap()).to_vec();
    for (number, entry) in (1u32..).zip(&mut entries) {
        entry["sequence"] = number.into();
        let unix = |field: &str| {
            chrono::DateTime::parse_from_rfc3339(entry[field].as_str().unwrap()).unwrap().timestamp().to_be_bytes()
        };
        let text = |text: &str| [&(text.len() as u64).to_be_bytes()[..], text.as_bytes()].concat();
        let covered = [
            i64::from(number).to_be_bytes().to_vec(),
            text(entry["writer"].as_str().unwrap()),
            unix("at").to_vec(),
            unix("recorded_at").to_vec(),
            text(entry["kind"].as_str().unwrap()),
            entry["format"].as_i64().unwrap().to_be_bytes().to_vec(),
            text(&entry["body"].to_string()),
        ];
        link = Sha256::new_with_prefix(&link).chain_update(covered.concat()).finalize().to_vec();
        let digits: Vec<String> = link.iter().map(|byte| format!("{byte:02x}")).collect();
        entry["digest"] = digits.concat().into();
    }
    entries
}

type Steps = Vec<(Wish, usize, u64)>;

fn steps() -> impl Strategy<Value = Steps> {
    prop::collection::vec((wish(), 0..3usize, select(vec![0u64, 1, 24, 30])), 1..40)
}

/// Carries wishes out on a log with a case in it; what it holds after each of them goes to `seen`.
fn live(steps: &Steps, mut seen: impl FnMut(&Store)) -> Store {
    let mut store = in_memory();
    store.open_case(&opening("111"), hour(0)).unwrap();
    let mut now = hour(0);
    for (wish, which, pause) in steps {
        now = now.plus(Span::from_hours(*pause));
        if let Err(CommitError::Store(error)) = carry_out(&mut store, wish, *which, now) {
            panic!("{wish:?}: {error}");
        }
        seen(&store);
    }
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_recorded_is_the_same_after_it_went_out_and_came_in(steps in steps()) {
        let there = live(&steps, |_| {});
        let entries = written(&there);
        let mut here = in_memory();
        take_in(&mut here, &entries).unwrap();
        prop_assert_eq!(written(&here), entries.clone());
        prop_assert_eq!(here.cases().unwrap(), there.cases().unwrap());
        prop_assert_eq!(here.examine().unwrap(), []);
        let again = take_in(&mut here, &entries).unwrap();
        prop_assert!(again.iter().all(|arrived| arrived.added == 0 && arrived.was.is_none()));
        prop_assert_eq!(written(&here), entries);
    }

    #[test]
    fn an_export_of_earlier_goes_on_to_what_a_later_one_holds(steps in steps(), when in 0..40usize) {
        let steps: Steps = steps.into_iter().filter(|(wish, ..)| !matches!(wish, Wish::Erase)).collect();
        let mut early = Vec::new();
        let mut passed = 0;
        let there = live(&steps, |store| {
            if passed == when {
                early = written(store);
            }
            passed += 1;
        });
        let mut here = in_memory();
        take_in(&mut here, &early).unwrap();
        take_in(&mut here, &written(&there)).unwrap();
        prop_assert_eq!(here.cases().unwrap(), there.cases().unwrap());
        let unchanged = take_in(&mut here, &early).unwrap();
        prop_assert!(unchanged.iter().all(|arrived| arrived.added == 0));
        prop_assert_eq!(here.cases().unwrap(), there.cases().unwrap());
        prop_assert_eq!(here.examine().unwrap(), []);
    }
}

#[test]
fn what_comes_in_keeps_its_times_and_its_writer_and_what_follows_has_the_writer_of_this_log() {
    let (there, entries) = rejected();
    let mut here = in_memory();
    let arrived = take_in(&mut here, &entries).unwrap();
    assert_eq!((arrived[0].before, arrived[0].added), (0, 3));
    let case = only_case(&here);
    assert_eq!(case, only_case(&there));
    let went_on = here.commit(&case.id, &note("here"), hour(6000)).unwrap();
    assert_ne!(went_on.entries[3].writer, went_on.entries[2].writer);
}

#[test]
fn the_rule_holds_for_what_came_in() {
    let (_, entries) = rejected();
    let mut here = in_memory();
    here.take_in(&read(&entries).unwrap(), hour(2)).unwrap();
    let id = only_case(&here).id;
    assert_eq!(crate::shelf::refused(here.commit(&id, &submit(hour(2)), hour(2))), "cooling_down");
    here.commit(&id, &submit(hour(25)), hour(25)).unwrap();
}

#[test]
fn a_history_that_went_on_here_is_left_as_it_is() {
    let (_, entries) = rejected();
    let mut here = in_memory();
    take_in(&mut here, &entries).unwrap();
    let id = only_case(&here).id;
    here.commit(&id, &note("here"), hour(6000)).unwrap();
    let arrived = take_in(&mut here, &entries).unwrap();
    assert_eq!((arrived[0].before, arrived[0].added), (4, 0));
    assert_eq!(only_case(&here).notes.len(), 1);
}

#[test]
fn a_history_that_went_on_here_and_there_is_refused_with_the_entry_that_differs() {
    let (mut there, entries) = rejected();
    let mut here = in_memory();
    take_in(&mut here, &entries).unwrap();
    let id = only_case(&here).id;
    here.commit(&id, &note("here"), hour(6000)).unwrap();
    there.commit(&id, &note("there"), hour(6000)).unwrap();
    there.commit(&id, &note("and on"), hour(6001)).unwrap();
    let incoming = read(&written(&there)).unwrap();
    let error = here.take_in(&incoming, hour(7000)).unwrap_err();
    assert!(matches!(&error, TakeInError::Diverged { slug, sequence: 4 } if slug.as_str() == "okx"), "{error}");
    assert_eq!(only_case(&here).notes[0].text, "here");
}

#[test]
fn a_case_that_can_not_come_in_keeps_all_others_out_too() {
    let (mut there, _) = rejected();
    there.open_case(&opening("555555555"), hour(2)).unwrap();
    let mut here = in_memory();
    here.open_case(&opening("555555555"), hour(2)).unwrap();
    let error = refused(&mut here, &written(&there));
    let TakeInError::Refused { slug, refusal: Refusal::CaseExists { slug: rival } } = &error else { panic!("{error}") };
    assert_eq!((slug.as_str(), rival.as_str()), ("okx-2", "okx"));
    assert_eq!(here.cases().unwrap().len(), 1);
}

#[test]
fn a_reference_that_is_taken_gives_way_to_a_fresh_one_and_both_cases_stay_what_they_are() {
    let (_, entries) = rejected();
    let mut here = in_memory();
    for uid in ["555555555", "666666666"] {
        here.open_case(&opening(uid), hour(2)).unwrap();
    }
    let arrived = take_in(&mut here, &entries).unwrap();
    let was: &Slug = arrived[0].was.as_ref().unwrap();
    assert_eq!((was.as_str(), arrived[0].case.slug.as_str(), arrived[0].added), ("okx", "okx-3", 3));
    let references: Vec<String> = here.cases().unwrap().iter().map(|case| case.slug.to_string()).collect();
    assert_eq!(references, ["okx", "okx-2", "okx-3"]);
    assert_eq!(here.examine().unwrap(), []);
    let again = take_in(&mut here, &entries).unwrap();
    assert_eq!((again[0].added, again[0].was.as_ref()), (0, None));
}

#[test]
fn cases_that_swapped_their_references_swap_them_here_too() {
    let (mut there, _) = rejected();
    let first = only_case(&there).id;
    let second = there.open_case(&opening("555555555"), hour(2)).unwrap().id;
    let mut here = in_memory();
    take_in(&mut here, &written(&there)).unwrap();
    for (id, slug) in [(&first, "aside"), (&second, "okx"), (&first, "okx-2")] {
        there.commit(id, &Command::Rename { slug: Slug::new(slug).unwrap() }, hour(3)).unwrap();
    }
    let arrived = take_in(&mut here, &written(&there)).unwrap();
    assert!(arrived.iter().all(|arrived| arrived.was.is_none()));
    assert_eq!(here.cases().unwrap(), there.cases().unwrap());
    assert_eq!(here.examine().unwrap(), []);
}

#[test]
fn exports_of_two_logs_in_one_file_come_in_together() {
    let (_, mut entries) = rejected();
    let mut other = in_memory();
    other.open_case(&opening("555555555"), hour(2)).unwrap();
    entries.extend(written(&other));
    let mut here = in_memory();
    take_in(&mut here, &entries).unwrap();
    let cases: Vec<Case> = here.cases().unwrap();
    assert_ne!(cases[0].slug, cases[1].slug);
    assert_eq!(here.examine().unwrap(), []);
}

#[test]
fn nothing_that_is_not_as_it_was_written_comes_in() {
    let (_, entries) = rejected();
    let changed = |place: usize, field: &str, value: Value| {
        let mut entries = entries.clone();
        entries[place][field] = value;
        read(&entries).unwrap_err().to_string()
    };
    let changed_body = |field: &str, value: Value| {
        let mut entries = entries.clone();
        entries[2]["body"][field] = value;
        read(&entries).unwrap_err().to_string()
    };
    let not_as_written = "entry 3 of case `okx` is not as it was written";
    for (error, expected) in [
        (changed(0, "case_id", json!("../etc")), "`case_id` is no id"),
        (changed(0, "case_id", json!("01A20846-FE00-7A59-8DF0-1B0FE203037F")), "`case_id` is no id"),
        (changed(1, "writer", json!("\u{1b}[2J")), "`writer` is no id as kycase makes them: `\\u{1b}[2J`"),
        (changed(2, "at", json!("10000-01-01T00:00:00Z")), "`at` is no time"),
        (changed(2, "at", json!("2026-11-23T13:00:00.5Z")), "`at` is no time"),
        (changed(2, "at", json!("2026-11-23T13:00:60Z")), "`at` is no time"),
        (changed(2, "recorded_at", json!("yesterday")), "`recorded_at` is no time"),
        (changed(2, "at", json!("2026-11-23T12:59:59Z")), not_as_written),
        (
            changed(2, "kind", json!("levitated")),
            "of the kind `levitated` in format 1, which this version does not know",
        ),
        (changed(2, "format", json!(2)), "in format 2, which this version does not know"),
        (changed(2, "format", json!(0)), not_as_written),
        (changed(2, "kind", json!("approved")), not_as_written),
        (changed(2, "body", json!([])), "entry 3 of case `okx`: "),
        (changed(2, "body_text", json!("{\"attempt\":")), "entry 3 of case `okx`: "),
        (changed(2, "digest", Value::Null), "entry 3 of case `okx` has no digest"),
        (changed(2, "digest", json!("")), not_as_written),
        (changed(2, "sequence", json!(4)), "entry 4 of case `okx` comes where entry 3 is due"),
        (changed(0, "sequence", json!(0)), "entry 0 of case `okx` comes where entry 1 is due"),
        (changed_body("text", json!("Welcome!")), not_as_written),
        (changed_body("wait_seconds", json!(0)), not_as_written),
        (changed_body("wait_seconds", json!(-1)), "entry 3 of case `okx`: "),
        (changed_body("more", json!(1)), not_as_written),
    ] {
        assert!(error.contains(expected), "{error:?} lacks {expected:?}");
    }
}

#[test]
fn an_entry_that_is_left_out_is_missed() {
    let (_, entries) = rejected();
    for place in 0..2 {
        let mut entries = entries.clone();
        entries.remove(place);
        assert!(matches!(read(&entries).unwrap_err(), Unfit::Gap { .. }));
    }
}

#[test]
fn no_history_comes_in_that_no_kycase_can_have_written_although_its_digests_fit() {
    let (_, entries) = rejected();
    let forged = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut entries = entries.clone();
        change(&mut entries);
        match refused(&mut in_memory(), &sealed(entries)) {
            TakeInError::Unsound { unsound, .. } => unsound,
            other => panic!("{other}"),
        }
    };
    assert_eq!(sealed(entries.clone()), entries, "the test has the rule wrong");
    let future = forged(&|entries| entries[2]["recorded_at"] = json!("9999-12-31T23:59:59Z"));
    assert!(matches!(future, Unsound::InTheFuture { sequence: 3, .. }));
    let early = forged(&|entries| entries[2]["at"] = json!("2026-11-24T12:00:00Z"));
    assert!(matches!(early, Unsound::BeforeItHappened { sequence: 3, .. }));
    let short = forged(&|entries| entries[2]["body"]["wait_seconds"] = json!(86_399));
    assert_eq!(short, Unsound::ShortWait { sequence: 3 });
    let twice = forged(&|entries| entries.push(entries[0].clone()));
    assert_eq!(twice, Unsound::OpenedAgain { sequence: 4 });
    let again = forged(&|entries| entries.push(entries[1].clone()));
    assert_eq!(again, Unsound::Miscounted { number: 1 });
    let unopened = forged(&|entries| drop(entries.remove(0)));
    assert!(matches!(unopened, Unsound::Broken(_)));
}

#[test]
fn an_entry_of_a_newer_version_goes_out_byte_for_byte_for_a_newer_version_to_read() {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let body = r#"{ "weight": 1.10, "text":"\u0041" }"#;
    let sql = "INSERT INTO log (case_id, sequence, writer, at, recorded_at, kind, format, body)
               VALUES (?1, 4, 'w', 0, 0, 'levitated', 7, ?2)";
    shelf.sql().execute(sql, [id.as_str(), body]).unwrap();
    let entry = &written(&shelf.read())[3];
    assert_eq!((&entry["format"], &entry["body_text"], &entry["digest"]), (&json!(7), &json!(body), &Value::Null));
    assert_eq!(entry["body"]["text"], "A");
}

#[test]
fn a_case_that_is_damaged_here_is_not_added_to() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let entries = written(&shelf.read());
    crate::shelf::vandalise(&shelf, "DROP TRIGGER log_is_append_only_update; UPDATE log SET at = 0 WHERE sequence = 2");
    let error = take_in(&mut shelf.open(), &entries).unwrap_err();
    assert!(error.to_string().contains("is damaged"), "{error}");
}

/// Takes a hundred cases in, again and again into another log, and says so each time.
fn take_in_for_ever(folder: &Path) {
    let incoming = read(&written(&Store::open_for_reading(&folder.join("log.db")).unwrap())).unwrap();
    for number in 0.. {
        open(&folder.join(format!("{number}.db"))).take_in(&incoming, hour(5000)).unwrap();
        twin::say(&number.to_string());
    }
}

#[test]
fn a_kill_in_the_middle_leaves_all_of_it_or_nothing() {
    if let Some(folder) = twin::job() {
        return take_in_for_ever(Path::new(&folder));
    }
    let (shelf, _) = Shelf::with_a_rejected_case();
    let mut store = shelf.open();
    for uid in 0..100 {
        store.open_case(&opening(&uid.to_string()), hour(2)).unwrap();
    }
    drop(store);
    let entries = written(&shelf.read());
    let incoming = read(&entries).unwrap();
    for acknowledgements in 1..6 {
        let test = a_kill_in_the_middle_leaves_all_of_it_or_nothing;
        let mut twin = Twin::of(test, shelf.directory().to_str().unwrap(), Stdio::null());
        for expected in 0..acknowledgements {
            assert_eq!(twin.hear(), Some(expected.to_string()));
        }
        let next = acknowledgements + twin.kill().len();
        for number in 0..=next {
            let path = shelf.directory().join(format!("{number}.db"));
            let mut log = open(&path);
            let found = log.cases().unwrap().len();
            assert!(found == 101 || (found == 0 && number == next), "log {number} has {found} cases");
            log.take_in(&incoming, hour(5000)).unwrap();
            assert_eq!(written(&log), entries);
            drop(log);
            std::fs::remove_file(path).unwrap();
        }
    }
}
