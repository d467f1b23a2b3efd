//! What a case holds, in numbers.

use crate::case::Case;

/// What would go with a case: `2 attempts, 1 ticket, 7 entries of the log`.
pub fn contents(case: &Case) -> String {
    let counts = [
        (case.attempts.len(), "attempt", "attempts"),
        (case.tickets.len(), "ticket", "tickets"),
        (case.evidence.len(), "record of evidence", "records of evidence"),
        (case.notes.len(), "note", "notes"),
        (case.entries.len(), "entry of the log", "entries of the log"),
    ];
    let words = counts.iter().filter(|(count, ..)| *count > 0);
    words.map(|(count, one, many)| counted(*count, one, many)).collect::<Vec<_>>().join(", ")
}

/// A number of things: `1 case`, `2 cases`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
