//! `kycase reasons`.

use crate::cli::args::reason;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::text::Text;
use crate::playbook::{Group, Reason};

/// List the reasons for a rejection, or show what one asks for
#[derive(Debug, clap::Args)]
pub struct ReasonsArgs {
    /// Show this reason
    #[arg(value_name = "ID")]
    id: Option<String>,
}

/// Lists reasons, or shows one.
pub fn run(args: ReasonsArgs, session: &mut Session) -> Result<(), Failure> {
    match args.id {
        Some(id) => one(&id, session),
        None => all(session),
    }
}

fn all(session: &mut Session) -> Result<(), Failure> {
    let catalogue = &session.library.knowledge.catalogue;
    let reasons = &catalogue.reasons;
    if session.output.is_json() {
        return session.output.json(reasons);
    }
    let mut group: Option<Group> = None;
    let mut rows = Vec::new();
    for reason in reasons {
        if group != Some(reason.group) {
            if group.is_some() {
                rows.push(Vec::new());
            }
            group = Some(reason.group);
            rows.push(vec![Text::strong(reason.group.title())]);
        }
        let advice = catalogue.advice(reason.class, std::slice::from_ref(&reason.id));
        let cells = [Text::from(reason.id.as_str()), Text::from(&reason.title), Text::dim(advice)];
        rows.push(cells.to_vec());
    }
    session.output.table(&rows)
}

fn one(id: &str, session: &mut Session) -> Result<(), Failure> {
    let id = reason(id, session)?;
    let catalogue = &session.library.knowledge.catalogue;
    let Some(reason) = catalogue.reason(&id) else { return Ok(()) };
    if session.output.is_json() {
        return session.output.json(reason);
    }
    let evidence: Vec<String> = reason
        .evidence
        .iter()
        .map(|item| catalogue.evidence(item).map_or_else(|| item.to_string(), |kind| kind.title.clone()))
        .collect();
    let advice = |class| catalogue.advice(class, std::slice::from_ref(&reason.id));
    let advice = (advice(reason.class), reason.first_class.map(advice));
    print(reason, advice, &evidence, &mut session.output)
}

fn print(
    reason: &Reason,
    (advice, first): (&str, Option<&str>),
    evidence: &[String],
    output: &mut Output,
) -> Result<(), Failure> {
    output.line(Text::strong(&reason.title).plain(format!(" ({}, {})", reason.id, reason.group.title())))?;
    output.line(&reason.description)?;
    output.line(Text::dim("After it: ").plain(advice))?;
    if let Some(first) = first {
        output.line(Text::dim("The first time in a case: ").plain(first))?;
    }
    output.heading("What to do")?;
    for (number, step) in (1..).zip(&reason.fix) {
        output.line(format!("{number}. {step}"))?;
    }
    output.heading("What a ticket should enclose")?;
    evidence.iter().try_for_each(|title| output.line(format!("- {title}")))?;
    if !reason.codes.is_empty() {
        output.heading("What verification vendors call it")?;
        let rows: Vec<Vec<Text>> =
            reason.codes.iter().map(|(vendor, codes)| vec![Text::from(vendor), Text::dim(codes.join(", "))]).collect();
        output.table(&rows)?;
    }
    Ok(())
}
