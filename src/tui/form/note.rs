//! Writing a private note.

use super::{Fault, Field, Form, Subject};
use crate::case::{Case, Command};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for a note on `case`.
pub fn note(case: &Case) -> Form {
    Form::new(
        format!("Note on {}", case.slug),
        "Private: it is never part of a message to support.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::area("text", "Note", "ctrl-s saves"))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let text = form.verbatim("text");
    let text = text.ok_or_else(|| Fault { field: "text", text: "the note is empty".to_owned() })?;
    Ok(form.about(Command::Note { text }))
}
