//! Files that are not as they should be.

use crate::desk::Desk;

#[test]
fn a_faulty_setting_is_named_with_file_line_and_key() {
    let desk = Desk::new();
    desk.put("config/kycase/config.toml", "# mine\nthem = \"dark\"\n");
    desk.run("status").code(1).stdout_is("").stderr_has("config.toml:2: `them`").stderr_has("kycase doctor");
    let record = desk.run("status --json").code(1).json();
    assert_eq!(record["code"], 1);
    desk.run("doctor").code(1).stdout_has("config.toml:2: `them`").stderr_has("1 thing is not as it should be");
    desk.run("completions fish").code(0);
}

#[test]
fn a_faulty_playbook_is_named_with_file_line_and_key() {
    let desk = Desk::new();
    desk.put("config/kycase/playbooks/mine.toml", "name = \"mine\"\ntitle = \"Mine\"\n[review]\ntypicl = 1\n");
    desk.run("list").code(1).stderr_has("playbooks/mine.toml:4: `review.typicl`");
    let findings = desk.run("doctor --json").code(1).json()["findings"].clone();
    assert!(findings[0]["text"].as_str().unwrap().contains("mine.toml:4"));
}

#[test]
fn an_own_playbook_adds_an_exchange() {
    let desk = Desk::new();
    desk.put("config/kycase/playbooks/mine.toml", "name = \"mine\"\ntitle = \"My Exchange\"\n");
    desk.run("open --exchange mine --uid 1").code(0).stdout_is("mine\n").stderr_has("My Exchange");
}

#[test]
fn the_settings_can_be_named_as_a_file_or_a_directory() {
    let desk = Desk::new();
    let file = desk.put("other/config.toml", "exchange = \"okx\"\n");
    desk.run("open --uid 12345678").code(2).stderr_has("--exchange").stderr_has("generic, kraken, kucoin, okx");
    desk.run(&format!("--config '{}' open --uid 12345678", file.display())).code(0).stdout_is("okx\n");
    let folder = file.parent().unwrap().display().to_string();
    desk.run(&format!("open --uid 87654321 --config '{folder}'")).code(0).stdout_is("okx-2\n");
    desk.run("status --config nowhere.toml").code(1).stderr_has("nowhere.toml");
}

#[test]
fn a_file_that_is_no_log_is_left_as_it_is() {
    let desk = Desk::new();
    desk.put("data/log.db", "this is a diary, not a database, and it is long enough to be looked at as one");
    let path = desk.db().display().to_string();
    for line in ["status", "open --exchange okx --uid 12345678", "export"] {
        desk.run(line).code(1).stdout_is("").stderr_has(&path).stderr_has("not a log of kycase");
    }
    desk.run("doctor").code(1).stdout_has("not a log of kycase");
    assert!(std::fs::read_to_string(desk.db()).unwrap().starts_with("this is a diary"));
}

#[test]
fn another_programs_database_is_left_as_it_is() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("data")).unwrap();
    let other = rusqlite::Connection::open(desk.db()).unwrap();
    other.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    drop(other);
    let path = desk.db().display().to_string();
    desk.run("status").code(1).stderr_has(&path).stderr_has("another program's");
    desk.run("open --exchange okx --uid 12345678").code(1).stderr_has(&path);
}

#[test]
fn a_damaged_log_is_named_with_what_to_do() {
    let desk = Desk::with_a_case();
    let log = rusqlite::Connection::open(desk.db()).unwrap();
    log.execute_batch(
        "DROP TRIGGER log_is_append_only_update; UPDATE log SET body = '{}'; PRAGMA wal_checkpoint(TRUNCATE)",
    )
    .unwrap();
    drop(log);
    desk.run("status").code(1).stderr_has("is damaged").stderr_has(&desk.db().display().to_string());
    desk.run("doctor").code(1).stdout_has("append-only");
}

#[test]
fn a_clock_that_cannot_be_read_is_a_failure() {
    let desk = Desk::new();
    desk.at("T+0h").with("KYCASE_TEST_NOW", "noon").run("status").code(1).stderr_has("KYCASE_TEST_NOW");
}

#[test]
fn tables_that_differ_from_the_log_can_be_rebuilt() {
    let desk = Desk::with_a_case();
    let log = rusqlite::Connection::open(desk.db()).unwrap();
    log.execute_batch("UPDATE cases SET uid = 'x'").unwrap();
    drop(log);
    desk.run("doctor").code(1).stdout_has("kycase doctor --rebuild");
    desk.run("doctor --rebuild").code(0).stdout_has("All is well.");
    desk.run("doctor").code(0);
}

/// A desk with three cases, of which the second is damaged.
fn with_a_damaged_case() -> Desk {
    let desk = Desk::with_a_case();
    desk.run("open --exchange okx --uid 222222").code(0);
    desk.run("note okx-2 'to be spoilt'").code(0);
    desk.run("open --exchange okx --uid 333333").code(0);
    let log = rusqlite::Connection::open(desk.db()).unwrap();
    log.execute_batch(
        "CREATE TABLE kept AS SELECT sql FROM sqlite_master WHERE name = 'log_is_append_only_update';
         DROP TRIGGER log_is_append_only_update;
         UPDATE log SET body = replace(body, 'spoilt', 'SPOILT') WHERE kind = 'noted'",
    )
    .unwrap();
    let trigger: String = log.query_row("SELECT sql FROM kept", [], |row| row.get(0)).unwrap();
    log.execute_batch(&format!("{trigger}; DROP TABLE kept; PRAGMA wal_checkpoint(TRUNCATE)")).unwrap();
    desk
}

#[test]
fn one_damaged_case_does_not_keep_the_others_from_being_read() {
    let desk = with_a_damaged_case();
    for line in ["list", "status", "export", "show okx", "show okx-3", "stats", "find 333333", "export --format csv"] {
        let seen = desk.run(line).code(1).stderr_has("case `okx-2` (entry 2 is not as it was written)");
        let seen = seen.stderr_has("kycase doctor");
        assert!(!seen.stdout.is_empty() || line.ends_with("csv"), "{line} showed nothing");
    }
    desk.run("list").code(1).stdout_has("okx-3").stdout_has(crate::desk::UID).stdout_lacks("222222");
    assert_eq!(desk.run("status --json").code(1).json().as_array().unwrap().len(), 2);
    assert_eq!(desk.run("show okx-3 --json").code(1).json()["uid"], "333333");
    let record = desk.run("show okx-2 --json").code(1).json();
    assert!(record["error"].as_str().unwrap().contains("case `okx-2`"), "{record}");
}

#[test]
fn a_damaged_case_takes_in_nothing_more_and_the_others_go_on() {
    let desk = with_a_damaged_case();
    desk.run("submit okx-2").code(1).stdout_is("").stderr_has("entry 2 is not as it was written");
    desk.run("submit okx-3").code(0).stderr_lacks("damaged");
    desk.run("wait okx").code(0);
    desk.run("open --exchange okx --uid 222222").code(3).stderr_has("case `okx-2`");
    desk.run("note 'for which one?'").code(5).stderr_has("`okx-2`");
}

#[test]
fn the_doctor_names_a_damaged_case_and_what_it_advises_works() {
    let desk = with_a_damaged_case();
    desk.run("doctor")
        .code(1)
        .stdout_has("case `okx-2` is damaged")
        .stdout_has("entry 2 is not as it was written")
        .stdout_has("kycase backup")
        .stdout_has("kycase delete okx-2")
        .stderr_has("1 thing is not as it should be");
    desk.run("backup copy.db").code(0).stdout_has("3 cases");
    desk.run("export --output rest.jsonl").code(1).stdout_has("Exported 2 cases");
    desk.at("T+0h").stdin("no\n").run("delete okx-2").code(3).stderr_has("it is damaged");
    desk.run("delete okx-2 --yes").code(0);
    desk.run("doctor").code(0).stdout_has("All is well.");
    desk.run("list").code(0);
}
