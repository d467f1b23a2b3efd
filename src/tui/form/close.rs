//! Ending a case.

use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Case, Closing, Command};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for the end of `case`.
pub fn close(case: &Case) -> Form {
    let outcomes = Closing::ALL.map(|outcome| (outcome.word().to_owned(), outcome.word().replace('_', " ")));
    let likely = if case.is_verified() { Closing::Verified } else { Closing::GaveUp };
    Form::new(
        format!("Close {}", case.slug),
        "A closed case keeps its log and can be reopened.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::choice("outcome", "Outcome", "←→ choose", Choice::new(outcomes).choosing(likely.word())))
    .with(Field::time("at", "Closed at"))
}

fn build(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let chosen = form.chosen("outcome");
    let outcome = Closing::ALL.into_iter().find(|outcome| outcome.word() == chosen).unwrap_or(Closing::Other);
    Ok(form.about(Command::Close { at: form.time("at", view)?, outcome }))
}
