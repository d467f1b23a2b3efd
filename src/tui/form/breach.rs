//! Confirming that a submission which broke the rule really happened.

use super::{Fault, Field, Form, Subject};
use crate::case::{Case, Command, Made};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form that asks for the case's reference before `refused`, a submission, is recorded as a breach.
pub fn breach(case: &Case, refused: Command) -> Form {
    Form::new(
        format!("Record a breach in {}", case.slug),
        "Only for a submission that has already been made. It stays marked as a breach for ever.",
        Subject::Refused { case: case.id.clone(), slug: case.slug.clone(), command: Box::new(refused) },
        build,
    )
    .with(Field::line("word", "To confirm", format!("type the case's reference: {}", case.slug), ""))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let wrong = |text: &str| Fault { field: "word", text: text.to_owned() };
    let Subject::Refused { slug, command, .. } = form.subject() else {
        return Err(wrong("there is no submission to confirm"));
    };
    if form.text("word").as_deref() != Some(slug.as_str()) {
        return Err(wrong("that is not the case's reference; nothing was recorded"));
    }
    match command.as_ref() {
        Command::Submit { at, submission, .. } => {
            let submission = submission.clone();
            Ok(form.about(Command::Submit { at: *at, submission, made: Made::AlreadyAndConfirmed }))
        }
        _ => Err(wrong("only a submission can be recorded as a breach")),
    }
}
