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
