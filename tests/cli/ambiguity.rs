//! Which case is meant where none is named.

use crate::desk::{Desk, UID};

fn desk_with_two_cases() -> Desk {
    let desk = Desk::with_a_case();
    desk.run("open --exchange okx --uid 12345678").code(0).stdout_is("okx-2\n");
    desk
}

#[test]
fn with_two_open_cases_one_must_be_named() {
    let desk = desk_with_two_cases();
    desk.run("submit").code(5).stdout_is("").stderr_has("`okx`, `okx-2`");
    desk.run("note remark").code(5);
    desk.run("check even_light").code(5);
    let record = desk.run("show --json").code(5).json();
    assert_eq!(record["code"], 5);
    desk.run("submit okx-2").code(0).stdout_has("okx-2: attempt 1 submitted");
    desk.run("note okx-2 remark").code(0);
    desk.run("check okx-2 even_light").code(0);
    desk.run("check okx-2").code(0).stdout_has("[x]");
    desk.run("evidence add okx id_front").code(0).stdout_has("okx:");
}

#[test]
fn a_verified_case_steps_back_behind_one_that_still_goes_on() {
    let desk = desk_with_two_cases();
    desk.run("submit okx --at '2h ago'").code(0);
    desk.run("approve okx").code(0);
    desk.run("submit").code(0).stdout_has("okx-2:");
}

#[test]
fn a_closed_case_steps_back_behind_every_other_one() {
    let desk = desk_with_two_cases();
    desk.run("close okx-2 --outcome gave_up").code(0);
    desk.run("show").code(0).stdout_has(UID);
    desk.run("close okx --outcome other").code(0);
    desk.run("show").code(5);
    desk.run("delete okx-2 --yes").code(0);
    desk.run("reopen").code(0).stdout_has("okx: case reopened");
}

#[test]
fn closed_cases_are_listed_only_when_all_are_wanted() {
    let desk = desk_with_two_cases();
    desk.run("close okx-2 --outcome gave_up").code(0);
    assert_eq!(desk.run("status --json").json().as_array().unwrap().len(), 1);
    assert_eq!(desk.run("status --all --json").json().as_array().unwrap().len(), 2);
    assert_eq!(desk.run("status okx-2 --json").json()[0]["phase"], "closed");
    desk.run("list").stdout_lacks("okx-2");
    let list = desk.run("list --all --json").json();
    assert_eq!(list[1]["case"], "okx-2");
    assert!(list[1]["label"].is_null());
    assert_eq!(list[1]["opened_at"], "2026-11-23T12:00:00Z");
}

#[test]
fn a_level_whose_lower_level_is_not_verified_is_refused_with_the_way_out() {
    let desk = Desk::new();
    desk.run("open --exchange okx --uid 12345678 --level 2").code(0);
    desk.run("submit")
        .code(3)
        .stderr_has("level `1` (Level 1 (older scheme)) comes first")
        .stderr_has("kycase open --exchange okx --uid 12345678 --level 1");
    desk.run("wait").code(3).stderr_has("comes first");
    desk.run("account --uid 'a b; c'").code(0);
    desk.run("submit").code(3).stderr_has("--uid 'a b; c' --level 1: open a case");
    desk.run("account --uid 12345678").code(0);
    desk.run("open --exchange okx --uid 12345678 --level 1").code(0).stdout_is("okx-2\n");
    desk.run("close okx-2 --outcome verified").code(0);
    desk.run("submit okx").code(0);
}
