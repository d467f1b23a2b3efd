//! Names and documents: whether a registered name is the document's, and whether a document will do.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod dates;
mod documents;
mod letters;
mod lines;
mod names;
mod own_tables;

use kycase::identity::Tables;
use kycase::playbook::Knowledge;
use std::sync::LazyLock;

/// The tables that ship.
fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::read(&Knowledge::read(&[]).unwrap()).unwrap());
    &TABLES
}
