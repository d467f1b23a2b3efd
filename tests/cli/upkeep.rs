//! Restoring a backup and taking an export in, as their user meets them.

use crate::desk::{Desk, UID};
use serde_json::Value;
use std::fs;

const KEPT: &str = "log.db.replaced-2026-11-23T120000Z";

/// A desk whose log went on after it was backed up to `copy.db`.
fn gone_on() -> Desk {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("backup copy.db").code(0);
    desk.run("note 'after the backup'").code(0);
    desk
}

#[test]
fn a_backup_is_restored_once_its_user_has_typed_the_word() {
    let desk = gone_on();
    for answer in ["", "yes\n", "RESTORE\n"] {
        desk.at("T+0h")
            .stdin(answer)
            .run("restore copy.db")
            .code(3)
            .stderr_has("copy.db (1 case, 3 entries, the latest of 2026-11-23 12:00:00 UTC)")
            .stderr_has("(1 case, 4 entries, the latest of")
            .stderr_has("nothing was restored");
    }
    desk.run("show").stdout_has("after the backup");
    desk.at("T+0h").stdin("restore\n").run("restore copy.db").code(0).stdout_has("Restored 1 case").stdout_has(KEPT);
    desk.run("show").stdout_lacks("after the backup").stdout_has(UID);
    let kept = desk.db().with_file_name(KEPT);
    desk.run(&format!("--db {} show", kept.display())).code(0).stdout_has("after the backup");
}

#[test]
fn with_yes_nobody_is_asked_and_a_program_is_told_what_became_of_the_log() {
    let desk = gone_on();
    let record = desk.run("restore copy.db --yes --json").code(0).json();
    assert_eq!((&record["cases"], &record["entries"]), (&Value::from(1), &Value::from(3)));
    assert!(record["kept"].as_str().unwrap().ends_with(KEPT));
    let refused = desk.run("restore copy.db --json").code(3).json();
    assert_eq!(refused["refused"], "not_confirmed");
}

#[test]
fn where_there_is_no_log_nothing_is_asked_and_nothing_kept() {
    let desk = gone_on();
    let record = desk.run("--db new/log.db restore copy.db --json").code(0).json();
    assert_eq!(record["kept"], Value::Null);
    desk.run("--db new/log.db doctor").code(0);
}

#[test]
fn a_damaged_log_can_be_replaced_also_where_the_settings_are_faulty() {
    let desk = gone_on();
    fs::write(desk.db(), "garbage").unwrap();
    desk.put("config/kycase/config.toml", "theme = 7");
    desk.run("status").code(1);
    desk.at("T+0h").stdin("restore\n").run("restore copy.db").code(0).stderr_has("log.db (it can't be read)");
    fs::remove_file(desk.path("config/kycase/config.toml")).unwrap();
    desk.run("doctor").code(0);
    assert_eq!(fs::read_to_string(desk.db().with_file_name(KEPT)).unwrap(), "garbage");
}

#[test]
fn what_can_not_be_restored_is_said_before_anything_is_asked() {
    let desk = gone_on();
    desk.put("diary.txt", "Dear diary");
    desk.run("restore nothing.db").code(1).stderr_has("there is no such file").stderr_lacks("Type");
    desk.run("restore diary.txt").code(1).stderr_has("diary.txt is no backup of kycase").stderr_lacks("Type");
    desk.run("restore data/log.db").code(2).stderr_has("is the log in use itself");
    desk.run("restore data/log.db --json").code(2).stdout_has("\"code\": 2");
    let bytes = fs::read(desk.path("copy.db")).unwrap();
    fs::write(desk.path("copy.db"), &bytes[..bytes.len() / 2]).unwrap();
    desk.run("restore copy.db --yes").code(1).stderr_has("the backup copy.db is damaged");
    desk.run("show").stdout_has("after the backup");
}

#[test]
fn a_log_that_is_open_elsewhere_is_not_replaced() {
    let desk = gone_on();
    let other = rusqlite::Connection::open(desk.db()).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM log;").unwrap();
    other.query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0)).unwrap();
    desk.run("restore copy.db --yes").code(1).stderr_has("is open in another program; close that one");
    drop(other);
    desk.run("restore copy.db --yes").code(0);
}

#[test]
fn an_export_in_each_of_its_forms_comes_in_and_goes_out_the_same() {
    let desk = gone_on();
    desk.run("note 'left\u{202e}right \u{7f}'").code(0);
    let lines = desk.run("export").code(0).stdout;
    let array = desk.run("export --json").code(0).stdout;
    desk.put("all.jsonl", &lines);
    desk.put("all.json", &array);
    for (number, file) in ["all.jsonl", "all.json", "-"].iter().enumerate() {
        let db = format!("--db new-{number}.db");
        let run = |line: &str| desk.at("T+0h").stdin(&lines).run(&format!("{db} {line}"));
        run(&format!("import {file}")).code(0).stdout_is("Imported `okx` (5 entries).\n");
        run("export").code(0).stdout_is(&lines);
        run(&format!("import {file}")).code(0).stdout_is("Already here: 1 case.\n");
        run("export").code(0).stdout_is(&lines);
        run("doctor").code(0);
    }
}

#[test]
fn a_case_that_went_on_there_is_extended_here() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("export --output early.jsonl").code(0);
    desk.run("note more").code(0);
    desk.run("export --output late.jsonl").code(0);
    desk.run("--db new.db import early.jsonl").code(0);
    let record = desk.run("--db new.db import late.jsonl --json").code(0).json();
    assert_eq!(record["extended"][0]["added"], 1);
    desk.run("--db new.db import early.jsonl").code(0).stdout_is("Already here: 1 case.\n");
    desk.run("--db new.db note elsewhere").code(0);
    desk.run("note here").code(0);
    desk.run("export --output later.jsonl").code(0);
    desk.run("--db new.db import later.jsonl")
        .code(3)
        .stderr_has("case `okx` went on here and there in different ways: entry 5 is not the same")
        .stderr_has("nothing was imported");
}

#[test]
fn a_reference_that_is_taken_is_told_with_the_fresh_one() {
    let desk = gone_on();
    desk.run("export --output all.jsonl").code(0);
    desk.run("--db new.db open --exchange okx --uid 1").code(0);
    desk.run("--db new.db import all.jsonl").code(0).stdout_is(
        "Imported `okx-2` (4 entries). It came as `okx`, which another case here is called; it got a fresh reference.\n",
    );
    desk.run("--db new.db log okx-2").code(0).stdout_has("renamed to okx-2");
}

#[test]
fn two_cases_of_one_account_and_level_never_stand_side_by_side() {
    let desk = gone_on();
    desk.run("export --output all.jsonl").code(0);
    desk.run(&format!("--db new.db open --exchange okx --uid {UID}")).code(0);
    let refused = desk.run("--db new.db import all.jsonl --json").code(3).json();
    assert_eq!(refused["refused"], "case_exists");
    assert_eq!(desk.run("--db new.db list --json").json().as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_export_is_told_with_its_line_and_nothing_is_written() {
    let desk = gone_on();
    let lines = desk.run("export").code(0).stdout;
    let cut = &lines[..lines.len() - 20];
    let cases = desk.run("export --format json").code(0).stdout;
    let deep = "[".repeat(100_000);
    let nul = lines.replacen("okx", "o\0x", 1);
    for (text, expected) in [
        ("{", "-: line 1: EOF while parsing"),
        ("hello", "-: line 1: expected value"),
        ("7", "line 1: invalid type"),
        ("[7]", "entry 1 of the array: invalid type"),
        ("[", "EOF while parsing"),
        ("{\"case\":\"okx\"}", "line 1: missing field"),
        (cut, "line 4: EOF while parsing"),
        (cases.as_str(), "this is a case as it stands, without its entries"),
        (deep.as_str(), "recursion limit exceeded"),
        (nul.as_str(), "line 1: control character"),
        (&lines.replace("document_glare", "document_blurry"), "line 3: entry 3 of case `okx` is not as it was written"),
        (&lines.replace("\"noted\"", "\"levitated\""), "line 4: entry 4 of case `okx` is of the kind `levitated`"),
        (&lines.replace("2026-11-23T12:00:00Z", "12026-11-23T12:00:00Z"), "is no time as kycase writes them"),
    ] {
        let seen = desk.at("T+0h").stdin(text).run("--db new.db import -").code(1).stderr_has(expected);
        assert!(seen.stderr.contains("nothing was imported"), "{}", seen.stderr);
    }
    desk.at("T-1h").stdin(&lines).run("--db new.db import -").code(1).stderr_has("is the clock of a computer wrong?");
    desk.run("--db new.db list --json").stdout_is("[]\n");
    desk.at("T+0h").stdin("").run("--db new.db import -").code(0).stdout_is("The export holds no case.\n");
}

#[test]
fn a_file_that_can_not_be_an_export_is_refused_unread() {
    let desk = Desk::new();
    desk.run("import nothing.jsonl").code(1).stderr_has("nothing.jsonl can't be read");
    desk.run("import .").code(1).stderr_has("no regular file");
    fs::write(desk.path("latin.jsonl"), b"{\"case\":\"\xe4\"}").unwrap();
    desk.run("import latin.jsonl").code(1).stderr_has("is no UTF-8 text");
    fs::File::create(desk.path("huge.jsonl")).unwrap().set_len(65 * 1024 * 1024).unwrap();
    desk.run("import huge.jsonl").code(1).stderr_has("holds more than 64 MiB");
}
