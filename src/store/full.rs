//! A full disk, tested from inside: SQLite says the same where a database may not grow as where the disk has no room.

use super::{CommitError, Store, StoreError};
use crate::case::{Account, Command, ExchangeId, Level, Moment, Opening, Policies};

#[test]
fn a_full_disk_is_said_to_be_full_and_nothing_half_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.db");
    let mut store = Store::open(&path, Policies::default()).unwrap();
    let account = Account::new(ExchangeId::new("okx"), "44705892343619584");
    let now = Moment::from_unix(1_795_442_700).unwrap();
    let case = store.open_case(&Opening { account, level: Level::new("identity") }, now).unwrap();
    let note = Command::Note { text: "x".repeat(3000) };
    let limit = |store: &Store, pages: i64| {
        store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get::<_, i64>(0)).unwrap()
    };
    limit(&store, 40);
    let (written, error) = (1..)
        .find_map(|count: usize| match store.commit(&case.id, &note, now) {
            Ok(case) => {
                assert_eq!(case.notes.len(), count);
                None
            }
            Err(error) => Some((count - 1, error)),
        })
        .unwrap();
    assert!(matches!(&error, CommitError::Store(StoreError::Full(full)) if *full == path), "{error:?}");
    assert_eq!(
        error.to_string(),
        format!("no space is left for the log {}. Nothing was recorded; free some space and try again", path.display())
    );
    assert!(written > 5, "the disk was full from the start");
    assert_eq!(store.case(&case.id).unwrap().unwrap().notes.len(), written);
    assert_eq!(store.examine().unwrap(), []);
    limit(&store, 4000);
    assert_eq!(store.commit(&case.id, &note, now).unwrap().notes.len(), written + 1);
}
