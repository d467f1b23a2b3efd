//! Giving a case another reference.

use super::{Fault, Field, Form, Subject};
use crate::case::{Case, Command, Slug};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for the reference of `case`.
pub fn rename(case: &Case) -> Form {
    Form::new(
        format!("Rename {}", case.slug),
        "The reference is what you call the case by, here and on the command line.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::line("slug", "Reference", "1 to 40 of a-z, 0-9, - and _", case.slug.as_str()))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let slug = Slug::new(form.text("slug").unwrap_or_default());
    let slug = slug.map_err(|bad| Fault { field: "slug", text: bad.to_string() })?;
    Ok(form.about(Command::Rename { slug }))
}
