//! Correcting, renaming, enclosing and erasing by keys.

use crate::cases;
use crate::desk::{Desk, UID, time};

fn rejected() -> Desk {
    let desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s s").type_text("3h ago");
    desk.press("ctrl-s r").paste("There is glare on the document").press("tab tab").type_text("2h ago").press("ctrl-s")
}

#[test]
fn a_mistyped_time_of_a_rejection_is_corrected() {
    let desk = rejected().press("m tab tab").type_text("1h ago").press("ctrl-s");
    assert!(
        desk.screen().foot().contains("attempt 1 amended: decided at 2026-11-23 11:00:00 UTC"),
        "{:?}",
        desk.screen()
    );
    assert_eq!(desk.recorded().attempts[0].decided_at(), Some(time("T-1h")));
}

#[test]
fn a_reason_that_was_learned_later_takes_the_place_of_the_first_one() {
    let desk = rejected().press("m tab tab tab space").type_text("under").press("space ctrl-s");
    let reasons = desk.recorded().attempts[0].rejection().unwrap().ruling.reasons.clone();
    assert_eq!(reasons.iter().map(|it| it.as_str()).collect::<Vec<_>>(), ["underage"]);
    assert!(desk.screen().shows("BLOCKED"), "{:?}", desk.screen());
}

#[test]
fn a_correction_that_corrects_nothing_is_not_recorded() {
    let desk = rejected().press("m ctrl-s");
    assert!(desk.screen().shows("nothing was changed"), "{:?}", desk.screen());
    assert_eq!(
        Desk::with("terminal", cases::fresh).press("m").screen().foot().trim(),
        "There is no attempt to correct."
    );
}

#[test]
fn what_is_wrong_with_a_field_is_said_while_it_is_typed() {
    let desk = rejected().press("R").type_text("!");
    assert!(desk.screen().shows("can't be a case's reference"), "{:?}", desk.screen());
    let mended = desk.press("backspace").type_text("-mine");
    assert!(!mended.screen().shows("can't be"), "{:?}", mended.screen());
    assert_eq!(mended.press("ctrl-s").recorded().slug.as_str(), "okx-mine");
}

#[test]
fn a_case_is_erased_only_when_its_reference_was_typed() {
    let asked = rejected().press("D");
    assert!(
        asked.screen().shows("This goes, and can't be undone: 1 attempt, 3 entries of the log."),
        "{:?}",
        asked.screen()
    );
    let wrong = asked.type_text("oky").press("ctrl-s");
    assert!(wrong.screen().shows("that is not the case's reference; nothing was erased"), "{:?}", wrong.screen());
    let gone = wrong.press("backspace").type_text("x").press("ctrl-s");
    assert!(gone.screen().foot().contains("Erased okx"), "{:?}", gone.screen());
    assert_eq!(gone.other_writer().cases().unwrap(), []);
}

#[test]
fn a_file_is_enclosed_by_its_path_and_kept_as_a_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my photo.png");
    std::fs::write(&file, b"picture").unwrap();
    let desk = rejected().press("enter 4 f tab").paste(&format!("'{}'", file.display())).press("ctrl-s");
    let case = desk.recorded();
    let kept = case.evidence[0].file.as_ref().unwrap();
    assert_eq!((kept.size, kept.path.ends_with("my photo.png")), (7, true));
    assert_eq!(kept.sha256.len(), 64);
    let missing = desk.press("f tab").type_text("/nowhere/at/all.png").press("ctrl-s");
    assert!(missing.screen().shows("/nowhere/at/all.png can't be read"), "{:?}", missing.screen());
}

#[test]
fn letters_search_in_a_choice_and_what_nothing_matches_is_a_fault() {
    let desk = Desk::new().press("o").type_text("gen");
    assert!(desk.screen().shows("Exchange ‹ Another exchange › “gen”"), "{:?}", desk.screen());
    let lost = desk.type_text("zzz").press("ctrl-s");
    assert!(
        lost.screen().shows("nothing here is called `genzzz`; backspace takes letters back"),
        "{:?}",
        lost.screen()
    );
    let found = lost.press("backspace backspace backspace");
    assert!(found.screen().shows("“gen”"), "{:?}", found.screen());
}

#[test]
fn an_emptied_time_is_no_time() {
    let desk = rejected().press("m tab tab backspace ctrl-s");
    assert!(desk.screen().shows("a time is wanted; `now` is one"), "{:?}", desk.screen());
    assert_eq!(desk.recorded().attempts[0].decided_at(), Some(time("T-2h")));
}

#[test]
fn an_earlier_attempt_is_corrected_too() {
    let desk = Desk::with("terminal", |store| cases::with_everything(store, "some words"));
    let desk = desk.press("m right right tab").type_text("T").press("backspace").type_text("2026-11-21 08:30");
    let desk = desk.press("ctrl-s");
    assert!(
        desk.screen().foot().contains("attempt 2 amended") || desk.screen().shows("Refused"),
        "{:?}",
        desk.screen()
    );
}

#[test]
fn a_file_and_a_remark_go_only_after_a_question() {
    let desk = Desk::with("terminal", |store| cases::with_everything(store, "some words")).press("enter 4 G");
    let asked = desk.press("space");
    assert!(asked.screen().shows("No longer at hand?"), "{:?}", asked.screen());
    assert!(asked.press("n").screen().shows("[have]"));
}

#[test]
fn who_chose_the_reasons_is_told_truly() {
    let proposed = rejected().recorded().attempts[0].rejection().unwrap().ruling.chosen_by;
    assert_eq!(proposed, kycase::case::ChosenBy::Triage);
    let desk = Desk::with_a_file().press("o tab tab").type_text(UID).press("ctrl-s s").type_text("3h ago");
    let desk = desk.press("ctrl-s r").paste("There is glare on the document").press("tab space space ctrl-s");
    let picked = desk.recorded().attempts[0].rejection().unwrap().ruling.chosen_by;
    assert_eq!(picked, kycase::case::ChosenBy::User);
}
