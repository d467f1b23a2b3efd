//! Having a piece of evidence at hand: a file, of which the path and the fingerprint are kept.

use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Case, Command, Evidence, EvidenceId};
use crate::system::fingerprint;
use crate::tui::reaction::Wish;
use crate::tui::view::View;
use std::path::PathBuf;

/// The form for a piece of evidence of `case`, of the kind that is `chosen` in the list.
pub fn enclose(case: &Case, chosen: Option<&EvidenceId>, view: &View<'_>) -> Form {
    let kinds = view.knowledge().catalogue.evidence.iter();
    let kinds = Choice::new(kinds.map(|kind| (kind.id.as_str().to_owned(), kind.title.clone())));
    let kinds = kinds.choosing(chosen.map_or("", |item| item.as_str()));
    Form::new(
        format!("Evidence for {}", case.slug),
        "kycase keeps the path and the fingerprint of a file, never the file itself.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::choice("item", "Kind", "letters search, ←→ choose", kinds))
    .with(Field::line("file", "File", "its path; may be left empty where you have it elsewhere", ""))
    .with(Field::line("note", "Remark", "for you alone (may be left empty)", ""))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let item = EvidenceId::new(form.chosen("item"));
    let read = |path: String| {
        let path = at_home(&path);
        let fault = |error| Fault { field: "file", text: format!("{} can't be read: {error}", path.display()) };
        fingerprint::of(&path).map_err(fault)
    };
    let file = form.text("file").map(read).transpose()?;
    Ok(form.about(Command::AddEvidence { evidence: Evidence { item, file, note: form.text("note") } }))
}

/// The path that a shell would make of one that begins with `~/`; terminals paste dropped files in quotes.
fn at_home(path: &str) -> PathBuf {
    let bare = path.trim_matches(['\'', '"']);
    match (bare.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(bare),
    }
}
