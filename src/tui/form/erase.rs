//! Erasing a case, after its reference was typed.

use super::{Fault, Field, Form, Subject};
use crate::case::Case;
use crate::show::contents;
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form that asks for the reference of `case` before it goes.
pub fn erase(case: &Case) -> Form {
    Form::new(
        format!("Erase {} for good", case.slug),
        format!("This goes, and can't be undone: {}. To keep the log, close the case instead.", contents(case)),
        Subject::Named { case: case.id.clone(), slug: case.slug.clone() },
        build,
    )
    .with(Field::line("word", "To confirm", format!("type the case's reference: {}", case.slug), ""))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    match form.subject() {
        Subject::Named { case, slug } if form.text("word").as_deref() == Some(slug.as_str()) => {
            Ok(Wish::Erase(case.clone(), slug.clone()))
        }
        _ => Err(Fault { field: "word", text: "that is not the case's reference; nothing was erased".to_owned() }),
    }
}
