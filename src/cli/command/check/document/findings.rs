//! What is to be said of a document.

use super::{Looked, is_right, today};
use crate::cli::command::check::name::advice;
use crate::cli::session::Session;
use crate::identity::Verdict;
use crate::identity::date::in_words;
use crate::identity::document::{Acceptance, Validity};
use crate::identity::mrz::{Check, Field, Misread};
use crate::playbook::Day;
use serde::Serialize;

/// Something to be said of the document.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// Its name, for machines.
    kind: &'static str,
    /// What it is.
    pub what: String,
    /// What to do about it.
    pub instead: String,
    weight: Weight,
}

/// Whether a finding stands against an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Weight {
    /// It does.
    Fault,
    /// It does not, and is to be known.
    Warning,
}

impl Finding {
    /// Whether it stands against an attempt.
    pub fn is_fault(&self) -> bool {
        self.weight == Weight::Fault
    }

    fn fault(kind: &'static str, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { kind, what: what.into(), instead: instead.into(), weight: Weight::Fault }
    }

    fn warning(kind: &'static str, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { kind, what: what.into(), instead: instead.into(), weight: Weight::Warning }
    }
}

/// Everything that is to be said, what the lines are about first.
pub fn all(looked: &Looked, session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    of_lines(looked, today(session), &mut findings);
    of_issue(looked, today(session), &mut findings);
    of_end(looked, session, &mut findings);
    of_kind(looked, session, &mut findings);
    of_name(looked, session, &mut findings);
    findings
}

fn of_lines(looked: &Looked, today: Day, findings: &mut Vec<Finding>) {
    let Some(lines) = &looked.lines else { return };
    // A wrong field makes the lines as a whole wrong too: that says nothing more.
    let any_field = looked.checks.iter().any(|check| !check.is_right && check.field != Field::Composite);
    let wrong = looked.checks.iter().filter(|check| !(check.is_right || any_field && check.field == Field::Composite));
    for check in wrong {
        let Check { field, line, column, found, expected, .. } = check;
        let what = if found == expected {
            format!("Line {line}: there are letters in the {}, where only digits can stand.", field.title())
        } else {
            format!(
                "Line {line}, character {column}: the check digit of the {} is `{found}` and should be `{expected}`.",
                field.title()
            )
        };
        findings.push(Finding::fault("check_digit", what, look_again(&check.misread)));
    }
    if is_right(&looked.checks, Field::BirthDate) && !lines.has_birth_date(today) {
        findings.push(Finding::fault(
            "birth_date",
            "The birth date in the lines is no day of the calendar.",
            "Compare this field with the document, character by character.",
        ));
    }
    if is_right(&looked.checks, Field::ExpiryDate) && lines.expires(today).is_none() && !lines.is_without_end() {
        findings.push(Finding::fault(
            "expiry_date",
            "The expiry date in the lines is no day of the calendar.",
            "Compare this field with the document, character by character.",
        ));
    }
}

/// What to look at again where a check digit is wrong. Which characters stand there is not said of fields that are
/// private: their owner has the document in hand.
fn look_again(misread: &[Misread]) -> String {
    let place = |it: &Misread| match it.characters {
        Some((found, perhaps)) => format!("line {}, character {}: `{found}` may be `{perhaps}`", it.line, it.column),
        None => format!("line {}, character {}", it.line, it.column),
    };
    let places: Vec<String> = misread.iter().map(place).collect();
    match misread {
        [] => "Compare this field with the document, character by character.".to_owned(),
        [first, ..] if first.characters.is_some() => format!("Look again: {}.", places.join("; or ")),
        _ => format!(
            "Look again, letters and digits are easily mixed up (O and 0, I and 1, B and 8): {}.",
            places.join("; or ")
        ),
    }
}

fn of_issue(looked: &Looked, today: Day, findings: &mut Vec<Finding>) {
    if let (Some(given), Some(read)) = (looked.expires, looked.expires_by_lines)
        && given != read
    {
        findings.push(Finding::fault(
            "expiry_differs",
            format!("The lines say that it ends on {}, and you typed {}.", in_words(read), in_words(given)),
            "Look at the document again: one of the two was read wrongly.",
        ));
    }
    let Some(issued) = looked.issued else { return };
    if issued > today {
        let what = format!("It was issued on {}, which is still to come.", in_words(issued));
        findings.push(Finding::fault("issued_in_future", what, "Look at the date of issue again."));
    }
    if looked.expires.is_some_and(|expires| expires <= issued) {
        findings.push(Finding::fault(
            "ends_before_issue",
            "It ends before it was issued.",
            "Look at both dates again.",
        ));
    }
}

fn of_end(looked: &Looked, session: &Session, findings: &mut Vec<Finding>) {
    let Some(expires) = looked.expires else { return };
    let title = looked.subject.title(session);
    let on = in_words(expires);
    let renew = "Renew it first, or use another document that is in date.";
    match looked.validity(session) {
        Some(Validity::Expired) => {
            findings.push(Finding::fault("expired", format!("It expired on {on}."), renew));
        }
        Some(Validity::EndsInReview) => findings.push(Finding::fault(
            "ends_in_review",
            format!("It ends on {on}, before a review by {title} that begins now may be over."),
            renew,
        )),
        Some(Validity::EndsSoon) => findings.push(Finding::warning(
            "ends_soon",
            format!("It ends on {on}, in less than {} months.", session.library.identity.expires_soon_months()),
            "It will do as far as is known. If you hold one that is good for longer, use that: this is kycase's advice.",
        )),
        Some(Validity::Good) | None => {}
    }
}

fn of_kind(looked: &Looked, session: &Session, findings: &mut Vec<Finding>) {
    let (Some(kind), Some(Acceptance::NotListed)) = (&looked.kind, looked.acceptance(session)) else { return };
    let accepted = looked.subject.playbook(session).and_then(|playbook| playbook.documents.accepted.as_ref());
    let listed = accepted.map_or_else(String::new, |fact| fact.value.join(", ").replace('_', " "));
    findings.push(Finding::fault(
        "kind_not_listed",
        format!("A {} is not among the documents that {} is known to take.", kind.title, looked.subject.title(session)),
        format!("Use one of: {listed}. {FOR_THE_COUNTRY}"),
    ));
}

/// What is not known of countries.
pub const FOR_THE_COUNTRY: &str =
    "Which of them count for your issuing country is not known here: choose the country there and see its list.";

/// What to type where the lines differ from the registered name: they are no model for it.
const AS_PRINTED: &str =
    "Type the name as it is printed above these lines, which have capitals only and neither marks nor apostrophes.";

fn of_name(looked: &Looked, session: &Session, findings: &mut Vec<Finding>) {
    let Some(comparison) = looked.name.as_ref().filter(|comparison| comparison.verdict == Verdict::Differs) else {
        return;
    };
    let said = comparison.differences.iter().map(|difference| (difference.kind(), difference.what()));
    if comparison.is_open() {
        findings.extend(said.map(|(kind, what)| Finding::warning(kind, what, AS_PRINTED)));
        return;
    }
    findings.extend(said.map(|(kind, what)| Finding::fault(kind, what, AS_PRINTED)));
    findings.push(Finding::fault(
        "name",
        "The registered name is not that of the lines.",
        advice(&looked.subject, session),
    ));
}
