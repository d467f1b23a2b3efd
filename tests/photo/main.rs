//! Photos, judged by their pixels: drawn specimens, spoiled in known ways, and files that are no photos at all.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are drawn with small numbers"
)]

mod bounds;
mod metadata;
mod rules;
#[expect(dead_code, reason = "a benchmark draws more of them")]
mod scenes;
mod second_hand;
mod specimen;
mod table;

use kycase::photo::{Kind, Report, Thresholds, examine};
use kycase::playbook::{FileRules, Knowledge};
use std::sync::LazyLock;

/// The lines that ship.
pub static SHIPPED: LazyLock<Thresholds> = LazyLock::new(|| Thresholds::read(&Knowledge::read(&[]).unwrap()).unwrap());

/// What is said of a file under no exchange's rules.
pub fn report(bytes: &[u8], kind: Kind) -> Report {
    examine(bytes, kind, &FileRules::default(), &SHIPPED)
}
