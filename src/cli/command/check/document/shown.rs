//! A document as it is shown: never its number, never a birth date.

use super::Looked;
use super::findings::{FOR_THE_COUNTRY, Finding};
use crate::case::Slug;
use crate::cli::command::check::name::draft_hint;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::identity::Verdict;
use crate::identity::date::in_words;
use crate::identity::document::{Acceptance, Validity};
use crate::identity::mrz::{Check, Misread};
use serde_json::{Value, json};

/// Shows what was found and read.
pub fn print(looked: &Looked, findings: &[Finding], session: &mut Session) -> Result<(), Failure> {
    if findings.is_empty() {
        session.output.line(Text::new(Tone::Good, "Nothing is found that stands against this document."))?;
    }
    for finding in findings {
        let tone = if finding.is_fault() { Tone::Bad } else { Tone::Wait };
        session.output.line(Text::new(tone, format!("- {}", finding.what)))?;
        session.output.line(Text::dim(format!("  {}", finding.instead)))?;
    }
    let facts = facts(looked, session);
    let rows: Vec<Vec<Text>> = facts.iter().map(|(name, value)| vec![Text::dim(*name), Text::from(value)]).collect();
    session.output.table(&rows)?;
    if looked.name.as_ref().is_some_and(|comparison| comparison.verdict == Verdict::Differs) {
        draft_hint(&looked.subject, session);
    }
    Ok(())
}

/// What was read, without what nobody is to see.
fn facts(looked: &Looked, session: &Session) -> Vec<(&'static str, String)> {
    let title = looked.subject.title(session);
    let mut facts = Vec::new();
    if let Some(lines) = &looked.lines {
        let right = looked.checks.iter().filter(|check| check.is_right).count();
        let (format, issuer, all) = (lines.format().word(), lines.issuer(), looked.checks.len());
        facts.push(("lines", format!("{format}, issued by {issuer}, {right} of {all} check digits right")));
        facts.push(("number, birth date", "checked, not shown, not kept".to_owned()));
        let name = lines.name();
        let cut = if name.truncated { " (may be cut off)" } else { "" };
        let compared = match &looked.name {
            None => "no registered name to compare it with",
            Some(comparison) if comparison.is_open() => "can't be compared with the registered one",
            Some(comparison) if comparison.verdict == Verdict::Differs => "differs from the registered one",
            Some(_) => "the registered one, as far as these lines can show",
        };
        facts.push(("name", format!("{}{cut}: {compared}", name.orders()[0])));
    }
    facts.extend(looked.expires.map(|expires| ("good until", in_words(expires))));
    if let (Some(kind), Some(acceptance)) = (&looked.kind, looked.acceptance(session)) {
        let taken = match acceptance {
            Acceptance::Listed => format!("{title} takes it, depending on the issuing country. {FOR_THE_COUNTRY}"),
            Acceptance::NotListed => format!("{title} is not known to take it"),
            Acceptance::Unknown => format!("what {title} takes is not known: see its own list"),
        };
        facts.push(("kind", format!("{}: {taken}", kind.title)));
    }
    facts
}

/// What was found and read, for a program. The number and the birth date are not in it.
pub fn record(looked: &Looked, findings: &[Finding], remembered: Option<&Slug>, session: &Session) -> Value {
    let check = |check: &Check| {
        let misread = |it: &Misread| {
            let (found, perhaps) = it.characters.unzip();
            json!({ "line": it.line, "column": it.column, "found": found, "perhaps": perhaps })
        };
        json!({
            "field": check.field.word(),
            "line": check.line,
            "column": check.column,
            "found": check.found,
            "expected": check.expected,
            "right": check.is_right,
            "misread": check.misread.iter().map(misread).collect::<Vec<_>>(),
        })
    };
    let lines = looked.lines.as_ref().map(|lines| {
        let name = lines.name();
        json!({
            "format": lines.format().word(),
            "issuer": lines.issuer(),
            "name": { "primary": name.primary, "secondary": name.secondary, "truncated": name.truncated },
            "checks": looked.checks.iter().map(check).collect::<Vec<_>>(),
        })
    });
    json!({
        "case": looked.subject.slug(),
        "exchange": looked.subject.exchange(),
        "kind": looked.kind.as_ref().map(|kind| &kind.id),
        "acceptance": looked.acceptance(session).map(Acceptance::word),
        "issued": looked.issued,
        "expires": looked.expires,
        "validity": looked.validity(session).map(Validity::word),
        "lines": lines,
        "name": looked.name.as_ref().map(|comparison| comparison.verdict),
        "findings": findings,
        "remembered": remembered,
    })
}
