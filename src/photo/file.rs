//! The file itself: its type, its size, and whether it can be decoded. What an exchange states comes first.

use super::decode::Unreadable;
use super::judge::Judge;
use super::{CheckId, Format, Value, Verdict};
use crate::playbook::FileRules;

/// Judges the type and the size of a file.
pub(super) fn judge(format: Format, bytes: u64, files: &FileRules, judge: &mut Judge<'_>) {
    match &files.kinds {
        Some(kinds) => {
            let listed = kinds.value.iter().any(|name| format.is_called(name));
            let verdict = if listed { Verdict::Ok } else { Verdict::Bad };
            let value = Value::Text(format.word().to_owned());
            judge.by_rule(CheckId::Format, verdict, value, Value::Text(kinds.value.join(", ")));
        }
        None => judge.text(CheckId::Format, suspicion(format), format.word()),
    }
    let megabytes = bytes as f64 / 1e6;
    match &files.max_megabytes {
        Some(most) => {
            let verdict = if megabytes > f64::from(most.value) { Verdict::Bad } else { Verdict::Ok };
            let value = Value::Number((megabytes * 100.0).round() / 100.0);
            judge.by_rule(CheckId::Bytes, verdict, value, Value::Number(f64::from(most.value)));
        }
        None => judge.number(CheckId::Bytes, megabytes as f32),
    }
    if !format.is_decoded() && format.is_sendable() {
        judge.text(CheckId::Readable, 1.0, "not by kycase, which looks into JPEG and PNG alone");
    }
}

/// How little a form is likely to take a type of file.
fn suspicion(format: Format) -> f64 {
    match format {
        _ if format.is_decoded() => 0.0,
        _ if format.is_sendable() => 1.0,
        _ => 2.0,
    }
}

/// Judges the size of a picture, and what stood against decoding it.
pub(super) fn judge_pixels(sides: Option<(u32, u32)>, unreadable: Option<&Unreadable>, judge: &mut Judge<'_>) {
    match unreadable {
        None => judge.text(CheckId::Readable, 0.0, "yes"),
        Some(Unreadable::TooLarge) => judge.text(CheckId::Readable, 1.0, "more pixels than kycase looks into"),
        Some(Unreadable::Broken(why)) => judge.text(CheckId::Readable, 2.0, *why),
    }
    if let Some((width, height)) = sides {
        judge.number(CheckId::Pixels, width.min(height) as f32);
    }
}
