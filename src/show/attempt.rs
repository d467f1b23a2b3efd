//! An attempt in a few words.

use crate::case::{Attempt, Breach, COOLDOWN, Outcome, Ruling, Span};
use crate::playbook::Catalogue;

/// What became of an attempt: `rejected: Glare on the document, Name mismatch`.
pub fn outcome_words(attempt: &Attempt, catalogue: &Catalogue) -> String {
    match &attempt.outcome {
        None => "in review".to_owned(),
        Some(Outcome::Rejected(rejection)) => {
            let titles: Vec<_> = rejection.ruling.reasons.iter().map(|reason| catalogue.title_of(reason)).collect();
            format!("rejected: {}", titles.join(", "))
        }
        Some(outcome) => outcome.word().to_owned(),
    }
}

/// The rule that a submission broke, in words that stand behind it for ever.
pub fn breach_words(breach: Breach) -> String {
    match breach {
        Breach::Cooldown { early_by_seconds } => {
            format!("BREACH: made {} before the wait was over", Span::from_seconds(early_by_seconds))
        }
        Breach::SupportFirst => "BREACH: made before support had answered".to_owned(),
        Breach::Final => "BREACH: made after a final rejection".to_owned(),
        Breach::LevelNotVerified => "BREACH: made before the lower level was verified".to_owned(),
    }
}

/// How many attempts the exchange says are left: `2 attempts are left`.
pub fn left_words(count: u32) -> String {
    match count {
        0 => "no attempt is left".to_owned(),
        1 => "1 attempt is left".to_owned(),
        _ => format!("{count} attempts are left"),
    }
}

/// Words of a text in quotation marks, on one line; those of several places with commas between them.
pub fn in_quotes<'a>(places: impl IntoIterator<Item = &'a str>) -> String {
    let quoted = |words: &str| format!("\u{201c}{}\u{201d}", words.split_whitespace().collect::<Vec<_>>().join(" "));
    places.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// Whose rule a wait is, and how long: an exchange is never said to demand kycase's own 24 hours.
pub fn wait_words(ruling: &Ruling) -> String {
    if ruling.wait > COOLDOWN {
        format!("{} wait stated by the exchange", ruling.wait)
    } else {
        "24 h wait, kycase's own rule".to_owned()
    }
}
