//! A backup in the place of the log: checked first, in one step, and never under somebody's hands.

use crate::shelf::{Shelf, beside, hour, mode, names_in, note, only_case, open, opening, policies, vandalise};
use crate::twin::{self, Twin};
use kycase::case::CaseId;
use kycase::store::{Extent, RestoreError, Restoring, Store, StoreError};
use rusqlite::Connection;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;

const KEPT: &str = "log.db.replaced-2026-11-23T220000Z";

/// A log that went on after it was backed up, the backup in a folder of its own.
fn gone_on() -> (Shelf, Shelf, CaseId) {
    let (shelf, id) = Shelf::with_a_rejected_case();
    let elsewhere = Shelf::new();
    shelf.read().back_up(&elsewhere.path()).unwrap();
    shelf.open().commit(&id, &note("after the backup"), hour(2)).unwrap();
    (shelf, elsewhere, id)
}

fn restore(backup: &Path, log: &Path) -> Result<Option<PathBuf>, RestoreError> {
    Restoring::prepare(backup, log)?.replace(hour(10))
}

/// Restoring fails, and every file beside the log is byte for byte as it was.
#[track_caller]
fn refused(backup: &Path, log: &Path) -> RestoreError {
    let folder = log.parent().unwrap();
    let all = || names_in(folder).into_iter().map(|name| (fs::read(folder.join(&name)).ok(), name)).collect::<Vec<_>>();
    let before = all();
    let error = restore(backup, log).expect_err("it was restored");
    assert!(all() == before, "{error}: {:?}", names_in(folder));
    error
}

#[test]
fn a_backup_takes_the_place_of_the_log_and_the_log_is_kept_whole_beside_it() {
    let (shelf, elsewhere, id) = gone_on();
    let kept = restore(&elsewhere.path(), &shelf.path()).unwrap().unwrap();
    assert_eq!(kept, shelf.directory().canonicalize().unwrap().join(KEPT));
    assert_eq!(names_in(shelf.directory()), ["log.db", KEPT]);
    assert_eq!(only_case(&shelf.read()).notes, []);
    assert_eq!(only_case(&open(&kept)).notes[0].text, "after the backup");
    assert_eq!((mode(&shelf.path()), mode(&kept)), (0o600, 0o600));
    assert_eq!(shelf.read().examine().unwrap(), []);
    shelf.open().commit(&id, &note("it goes on from there"), hour(11)).unwrap();
}

#[test]
fn what_was_committed_and_not_yet_moved_into_the_database_is_kept_too() {
    let (shelf, elsewhere, id) = gone_on();
    let aside = Shelf::new();
    // As a kill leaves it: the latest entry is in the file of recent changes alone.
    let mut store = shelf.open();
    store.commit(&id, &note("in the write-ahead log"), hour(3)).unwrap();
    for ending in ["", "-wal"] {
        fs::copy(beside(&shelf.path(), ending), beside(&aside.path(), ending)).unwrap();
    }
    let kept = restore(&elsewhere.path(), &aside.path()).unwrap().unwrap();
    assert_eq!(names_in(aside.directory()), ["log.db", KEPT]);
    assert_eq!(only_case(&open(&kept)).notes.len(), 2);
    assert_eq!(only_case(&aside.read()).notes, []);
}

#[test]
fn two_restores_in_one_second_keep_two_logs() {
    let (shelf, elsewhere, _) = gone_on();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
    let second = restore(&elsewhere.path(), &shelf.path()).unwrap().unwrap();
    assert_eq!(names_in(shelf.directory()), ["log.db", KEPT, &format!("{KEPT}-2")]);
    assert!(second.ends_with(format!("{KEPT}-2")));
}

#[test]
fn a_backup_is_restored_where_there_is_no_log_and_no_folder_for_one() {
    let (_, elsewhere, _) = gone_on();
    let shelf = Shelf::new();
    let log = shelf.directory().join("new/deeper/log.db");
    assert_eq!(restore(&elsewhere.path(), &log).unwrap(), None);
    assert_eq!(names_in(log.parent().unwrap()), ["log.db"]);
    assert_eq!((mode(&log), mode(log.parent().unwrap())), (0o600, 0o700));
    assert_eq!(only_case(&open(&log)).entries.len(), 3);
}

#[test]
fn a_damaged_log_is_replaced_and_kept_as_it_is() {
    for damage in [&b"x"[..], &[0; 4096], b"Dear diary, I have lost my log."] {
        let (shelf, elsewhere, _) = gone_on();
        fs::write(shelf.path(), damage).unwrap();
        let kept = restore(&elsewhere.path(), &shelf.path()).unwrap().unwrap();
        assert!(fs::read(kept).unwrap() == damage);
        assert_eq!(only_case(&shelf.read()).entries.len(), 3);
    }
}

#[test]
fn the_journals_of_a_log_that_can_not_be_opened_are_kept_and_not_taken_for_those_of_the_backup() {
    let (shelf, elsewhere, id) = gone_on();
    let aside = Shelf::new();
    let mut store = shelf.open();
    store.commit(&id, &note("x"), hour(3)).unwrap();
    let mut journal = fs::read(beside(&shelf.path(), "-wal")).unwrap();
    // Its first page is of no use any more.
    journal[40] ^= 0xff;
    fs::write(beside(&aside.path(), "-wal"), &journal).unwrap();
    fs::write(aside.path(), "no database any more. ".repeat(500)).unwrap();
    restore(&elsewhere.path(), &aside.path()).unwrap();
    assert_eq!(names_in(aside.directory()), ["log.db", KEPT, &format!("{KEPT}-wal")]);
    assert!(fs::read(aside.directory().join(format!("{KEPT}-wal"))).unwrap() == journal);
    assert_eq!(only_case(&aside.read()).entries.len(), 3);
    assert_eq!(aside.read().examine().unwrap(), []);
}

#[test]
fn a_log_with_a_damaged_entry_is_replaced() {
    let (shelf, elsewhere, _) = gone_on();
    vandalise(&shelf, "DROP TRIGGER log_is_append_only_update; UPDATE log SET at = at + 1 WHERE sequence = 2");
    restore(&elsewhere.path(), &shelf.path()).unwrap();
    assert_eq!(shelf.read().examine().unwrap(), []);
}

#[test]
fn what_is_no_backup_is_refused_and_named() {
    let (shelf, elsewhere, _) = gone_on();
    let path = elsewhere.directory().join("other");
    let details: [(&str, &dyn Fn()); 5] = [
        ("there is no such file", &|| {}),
        ("it is empty", &|| fs::write(&path, "").unwrap()),
        ("it is no SQLite database", &|| fs::write(&path, "Dear diary. ".repeat(1000)).unwrap()),
        ("it is a directory", &|| {
            fs::remove_file(&path).unwrap();
            fs::create_dir(&path).unwrap();
        }),
        ("it is another program's SQLite database", &|| {
            fs::remove_dir(&path).unwrap();
            Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
        }),
    ];
    for (expected, make) in details {
        make();
        let error = refused(&path, &shelf.path());
        assert!(
            matches!(&error, RestoreError::NoBackup { path: named, detail } if *named == path && detail == expected)
        );
    }
}

#[test]
fn a_backup_of_a_newer_version_is_refused() {
    let (shelf, elsewhere, _) = gone_on();
    elsewhere.sql().execute_batch("PRAGMA user_version = 999").unwrap();
    let error = refused(&elsewhere.path(), &shelf.path());
    assert!(error.to_string().contains("a newer kycase wrote it (format 999, this one knows 1)"), "{error}");
}

#[test]
fn a_damaged_backup_is_refused_and_the_damage_is_told() {
    let unbound = "DROP TRIGGER log_is_append_only_update; DROP TRIGGER log_is_append_only_delete; ";
    for (sql, expected) in [
        ("UPDATE log SET at = at + 1 WHERE sequence = 2", "triggers"),
        ("DROP TABLE cases; DROP TABLE attempts", "no such table"),
        ("DROP TABLE log", "no such table: log"),
        ("DELETE FROM log WHERE sequence = 2", "triggers"),
    ] {
        let (shelf, elsewhere, _) = gone_on();
        vandalise(&elsewhere, &format!("{unbound}{sql}"));
        let error = refused(&elsewhere.path(), &shelf.path());
        assert!(matches!(&error, RestoreError::Damaged { detail, .. } if detail.contains(expected)), "{sql}: {error}");
    }
}

#[test]
fn a_backup_with_a_byte_that_changed_on_the_disk_is_refused_and_the_entry_is_named() {
    let (shelf, elsewhere, _) = gone_on();
    let mut bytes = fs::read(elsewhere.path()).unwrap();
    let place = bytes.windows(5).position(|window| window == b"glare").unwrap();
    bytes[place] = b'G';
    fs::write(elsewhere.path(), bytes).unwrap();
    let error = refused(&elsewhere.path(), &shelf.path());
    let RestoreError::Damaged { detail, .. } = &error else { panic!("{error}") };
    assert_eq!(detail, "case `okx`: entry 3 is not as it was written");
}

#[test]
fn a_backup_that_was_cut_off_is_refused_wherever_it_was_cut() {
    let (shelf, elsewhere, _) = gone_on();
    let whole = fs::read(elsewhere.path()).unwrap();
    for length in (1..whole.len()).step_by(1021) {
        fs::write(elsewhere.path(), &whole[..length]).unwrap();
        refused(&elsewhere.path(), &shelf.path());
    }
}

#[test]
fn the_log_itself_is_no_backup_by_whatever_name() {
    let (shelf, _, _) = gone_on();
    let elsewhere = Shelf::new();
    let (link, twin) = (elsewhere.path(), elsewhere.directory().join("twin.db"));
    symlink(shelf.path(), &link).unwrap();
    fs::hard_link(shelf.path(), &twin).unwrap();
    for name in [shelf.path(), link, twin] {
        assert!(matches!(refused(&name, &shelf.path()), RestoreError::SameFile(named) if named == name));
    }
}

#[test]
fn what_a_restore_that_was_cut_short_left_is_no_backup() {
    let (shelf, elsewhere, _) = gone_on();
    for ending in [".restoring", ".keeping"] {
        let left = beside(&shelf.path(), ending);
        fs::copy(elsewhere.path(), &left).unwrap();
        let error = refused(&left, &shelf.path());
        assert!(error.to_string().contains("a restore that was cut short left it"), "{error}");
    }
}

#[test]
fn a_backup_may_be_named_by_a_link() {
    let (shelf, elsewhere, _) = gone_on();
    let link = elsewhere.directory().join("latest.db");
    symlink(elsewhere.path(), &link).unwrap();
    restore(&link, &shelf.path()).unwrap();
    assert_eq!(only_case(&shelf.read()).notes, []);
}

#[test]
fn another_programs_database_and_a_newer_log_are_not_replaced() {
    let (_, elsewhere, _) = gone_on();
    let shelf = Shelf::new();
    shelf.sql().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert!(matches!(refused(&elsewhere.path(), &shelf.path()), RestoreError::Log(StoreError::Foreign { .. })));
    let (newer, _) = Shelf::with_a_rejected_case();
    newer.sql().execute_batch("PRAGMA user_version = 999").unwrap();
    let before = fs::read(newer.path()).unwrap();
    let error = restore(&elsewhere.path(), &newer.path()).unwrap_err();
    assert!(matches!(error, RestoreError::Log(StoreError::Newer { .. })), "{error}");
    assert!(fs::read(newer.path()).unwrap() == before);
}

#[test]
fn a_log_that_is_a_link_is_not_replaced() {
    let (shelf, elsewhere, _) = gone_on();
    let link = elsewhere.directory().join("link.db");
    symlink(shelf.path(), &link).unwrap();
    let error = Restoring::prepare(&elsewhere.path(), &link).unwrap_err();
    assert!(matches!(error, RestoreError::Log(StoreError::Symlink(_))), "{error}");
}

#[test]
fn a_log_that_another_connection_has_open_is_not_replaced_under_its_hands() {
    let (shelf, elsewhere, id) = gone_on();
    let mut other = shelf.open();
    other.commit(&id, &note("still here"), hour(3)).unwrap();
    let wal = || fs::read(beside(&shelf.path(), "-wal")).unwrap();
    let before = wal();
    let error = restore(&elsewhere.path(), &shelf.path()).unwrap_err();
    assert!(matches!(&error, RestoreError::InUse(path) if path.ends_with("log.db")), "{error}");
    assert!(wal() == before);
    assert_eq!(names_in(shelf.directory()), ["log.db", "log.db-shm", "log.db-wal"]);
    other.commit(&id, &note("and on"), hour(4)).unwrap();
    drop(other);
    restore(&elsewhere.path(), &shelf.path()).unwrap();
}

#[test]
fn a_log_that_another_process_writes_is_not_replaced() {
    if let Some(path) = twin::job() {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE").unwrap();
        twin::say("holding");
        std::io::stdin().read_line(&mut String::new()).unwrap();
        return;
    }
    let (shelf, elsewhere, _) = gone_on();
    let (line, mut end) = std::io::pipe().unwrap();
    let test = a_log_that_another_process_writes_is_not_replaced;
    let mut twin = Twin::of(test, shelf.path().to_str().unwrap(), line);
    assert_eq!(twin.hear().as_deref(), Some("holding"));
    let error = restore(&elsewhere.path(), &shelf.path()).unwrap_err();
    assert!(matches!(error, RestoreError::InUse(_)), "{error}");
    end.write_all(b"\n").unwrap();
    twin.finish();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
}

#[test]
fn whoever_had_opened_the_old_file_can_write_neither_into_it_nor_beside_it() {
    let (shelf, elsewhere, _) = gone_on();
    let stale = shelf.sql();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
    for sql in ["PRAGMA journal_mode = WAL", "INSERT INTO meta (key, value) VALUES ('a', 'b')"] {
        let error = stale.execute_batch(sql).unwrap_err();
        assert!(matches!(StoreError::from(error), StoreError::Replaced(_)), "{sql}");
    }
    drop(stale);
    assert_eq!(names_in(shelf.directory()), ["log.db", KEPT]);
    assert_eq!(shelf.read().examine().unwrap(), []);
}

#[test]
fn one_restore_at_a_time_works_in_a_folder() {
    let (shelf, elsewhere, _) = gone_on();
    let first = Restoring::prepare(&elsewhere.path(), &shelf.path()).unwrap();
    let second = Restoring::prepare(&elsewhere.path(), &shelf.path()).unwrap_err();
    assert!(matches!(second, RestoreError::UnderWay(_)), "{second}");
    first.replace(hour(10)).unwrap();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
}

#[test]
fn a_restore_that_is_given_up_leaves_nothing_behind() {
    let (shelf, elsewhere, _) = gone_on();
    let restoring = Restoring::prepare(&elsewhere.path(), &shelf.path()).unwrap();
    assert_eq!(restoring.extent, Extent { cases: 1, entries: 3, latest: Some(hour(1)) });
    drop(restoring);
    assert_eq!(names_in(shelf.directory()), ["log.db"]);
}

/// Restores for ever, from two backups in turn, and says how many times it did.
fn restore_for_ever(folder: &Path) {
    for count in 0.. {
        let backup = folder.join(if count % 2 == 0 { "short.db" } else { "long.db" });
        let kept = restore(&backup, &folder.join("data/log.db")).unwrap();
        kept.map(fs::remove_file).transpose().unwrap();
        twin::say(&count.to_string());
    }
}

#[test]
fn a_kill_in_the_middle_leaves_one_of_the_two_logs_whole_and_the_next_restore_cleans_up() {
    if let Some(folder) = twin::job() {
        return restore_for_ever(Path::new(&folder));
    }
    let (shelf, id) = Shelf::with_a_rejected_case();
    shelf.read().back_up(&shelf.directory().join("short.db")).unwrap();
    for _ in 0..50 {
        shelf.open().commit(&id, &note(&"x".repeat(3000)), hour(2)).unwrap();
    }
    shelf.read().back_up(&shelf.directory().join("long.db")).unwrap();
    let log = shelf.directory().join("data/log.db");
    for acknowledgements in [1, 2, 3, 5, 1, 4, 1, 1, 6, 2, 3, 1] {
        let test = a_kill_in_the_middle_leaves_one_of_the_two_logs_whole_and_the_next_restore_cleans_up;
        let mut twin = Twin::of(test, shelf.directory().to_str().unwrap(), Stdio::null());
        for expected in 0..acknowledgements {
            assert_eq!(twin.hear(), Some(expected.to_string()));
        }
        twin.kill();
        let read = Store::open_for_reading(&log).unwrap();
        assert!([3, 53].contains(&only_case(&read).entries.len()));
        assert_eq!(read.examine().unwrap(), []);
    }
    restore(&shelf.directory().join("short.db"), &log).unwrap();
    let left = names_in(log.parent().unwrap());
    assert!(left.iter().all(|name| name == "log.db" || name.starts_with("log.db.replaced-")), "{left:?}");
    open(&log).open_case(&opening("987654321"), hour(3)).unwrap();
}

#[test]
fn what_is_in_the_way_of_the_copy_is_not_followed() {
    let (shelf, elsewhere, _) = gone_on();
    let precious = elsewhere.directory().join("precious.txt");
    fs::write(&precious, "precious").unwrap();
    symlink(&precious, beside(&shelf.path(), ".restoring")).unwrap();
    symlink(&precious, beside(&shelf.path(), ".keeping")).unwrap();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
    assert_eq!(fs::read_to_string(precious).unwrap(), "precious");
    assert_eq!(names_in(shelf.directory()), ["log.db", KEPT]);
}

#[test]
fn a_log_that_others_could_read_is_its_owners_alone_afterwards() {
    let (shelf, elsewhere, _) = gone_on();
    fs::remove_file(shelf.path()).unwrap();
    fs::OpenOptions::new().write(true).create_new(true).mode(0o666).open(shelf.path()).unwrap();
    restore(&elsewhere.path(), &shelf.path()).unwrap();
    assert_eq!(mode(&shelf.path()), 0o600);
    Store::open(&shelf.path(), policies()).unwrap();
}
