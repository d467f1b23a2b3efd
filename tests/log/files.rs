//! The files: whose they are, who may read them, and how SQLite is set in them.

use crate::shelf::{Shelf, beside, hour, mode, names_in, note, open, opening};
use crate::twin::{self, Twin};
use rustix::fs::Mode;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;

#[test]
fn the_file_says_that_it_is_a_log_of_kycase_and_of_which_version() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    let connection = shelf.sql();
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("application_id"), 0x6b79_6361);
    assert_eq!(number("user_version"), 1);
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    let header = fs::read(shelf.path()).unwrap();
    assert_eq!(&header[68..72], b"kyca");
}

#[test]
fn the_log_is_in_wal_mode_while_it_is_written() {
    let shelf = Shelf::new();
    let mut store = shelf.open();
    store.open_case(&opening("123456789"), hour(0)).unwrap();
    assert_eq!(names_in(shelf.directory()), ["log.db", "log.db-shm", "log.db-wal"]);
}

/// A new log in two new directories, and a backup of it; all of it must be its owner's alone.
fn everything_is_private(root: &Path) {
    let directory = root.join("new").join("deeper");
    let path = directory.join("log.db");
    let mut store = open(&path);
    let id = store.open_case(&opening("123456789"), hour(0)).unwrap().id;
    store.commit(&id, &note("x"), hour(0)).unwrap();
    let copy = root.join("copy.db");
    store.back_up(&copy).unwrap();
    for file in [&path, &beside(&path, "-wal"), &beside(&path, "-shm"), &copy] {
        assert_eq!(format!("{:o}", mode(file)), "600", "{}", file.display());
    }
    for made in [&root.join("new"), &directory] {
        assert_eq!(format!("{:o}", mode(made)), "700", "{}", made.display());
    }
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn new_files_and_directories_are_their_owners_alone() {
    everything_is_private(Shelf::new().directory());
}

#[test]
fn new_files_and_directories_are_their_owners_alone_also_where_the_umask_hides_nothing() {
    if let Some(root) = twin::job() {
        rustix::process::umask(Mode::empty());
        fs::write(Path::new(&root).join("probe"), "").unwrap();
        assert_eq!(mode(&Path::new(&root).join("probe")), 0o666, "the umask is not 000");
        everything_is_private(Path::new(&root));
        return;
    }
    let shelf = Shelf::new();
    let root = shelf.directory().to_str().unwrap();
    let test = new_files_and_directories_are_their_owners_alone_also_where_the_umask_hides_nothing;
    Twin::of(test, root, Stdio::null()).finish();
    assert_eq!(mode(&shelf.directory().join("new/deeper/log.db")), 0o600);
}

#[test]
fn the_permissions_of_a_directory_that_was_there_are_not_touched() {
    let shelf = Shelf::new();
    fs::set_permissions(shelf.directory(), fs::Permissions::from_mode(0o750)).unwrap();
    shelf.open();
    assert_eq!(mode(shelf.directory()), 0o750);
}

#[test]
fn a_log_that_others_may_read_is_found_and_not_changed() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    fs::set_permissions(shelf.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let findings = shelf.open().examine().unwrap();
    assert_eq!(findings.len(), 1);
    let expected =
        format!("{} can be read or changed by other users (mode 644); run `chmod 600` on it", shelf.path().display());
    assert_eq!((findings[0].text.as_str(), findings[0].mendable), (expected.as_str(), false));
    assert_eq!(mode(&shelf.path()), 0o644);
}

#[test]
fn a_directory_in_which_others_may_write_is_found() {
    let (shelf, _) = Shelf::with_a_rejected_case();
    fs::set_permissions(shelf.directory(), fs::Permissions::from_mode(0o777)).unwrap();
    let findings = shelf.open().examine().unwrap();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].text.ends_with("(mode 777); run `chmod 700` on it"), "{}", findings[0].text);
}

#[test]
fn a_log_below_a_linked_directory_is_made_and_found_again() {
    let shelf = Shelf::new();
    fs::create_dir(shelf.directory().join("real")).unwrap();
    symlink(shelf.directory().join("real"), shelf.directory().join("link")).unwrap();
    for path in ["link/log.db", "link/new/deeper/log.db"] {
        let path = shelf.directory().join(path);
        open(&path).open_case(&opening("123456789"), hour(0)).unwrap();
        assert_eq!(open(&path).cases().unwrap().len(), 1, "{}", path.display());
    }
    assert_eq!(mode(&shelf.directory().join("real/new/deeper/log.db")), 0o600);
}

#[test]
fn a_name_with_signs_that_mean_something_in_addresses_is_a_name_like_any_other() {
    for name in ["a?b.db", "100%25.db", "#1.db", "file:x.db", "ä ö.db"] {
        let shelf = Shelf::new();
        let path = shelf.directory().join(name);
        open(&path).open_case(&opening("123456789"), hour(0)).unwrap();
        assert_eq!(names_in(shelf.directory()), [name]);
        assert_eq!(kycase::store::Store::open_for_reading(&path).unwrap().cases().unwrap().len(), 1);
    }
}
