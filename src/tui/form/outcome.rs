//! Recording what became of an attempt, other than a rejection.

use super::{Fault, Field, Form, Subject};
use crate::case::{Case, Command};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for an approval.
pub fn approve(case: &Case) -> Form {
    let build = |form: &Form, view: &View<'_>| Ok(form.about(Command::Approve { at: form.time("at", view)? }));
    form("Approved", "The exchange verified the level.", case, build).with(Field::time("at", "Approved at"))
}

/// The form for a technical failure.
pub fn interrupt(case: &Case) -> Form {
    let build = |form: &Form, view: &View<'_>| -> Result<Wish, Fault> {
        Ok(form.about(Command::Interrupt { at: form.time("at", view)?, text: form.verbatim("text") }))
    };
    form("Interrupted", "A technical failure: it never reached review, so it starts no cooldown.", case, build)
        .with(Field::time("at", "Failed at"))
        .with(Field::area("text", "What you saw", "the error message, if there was one"))
}

/// The form for an attempt that its user took back.
pub fn withdraw(case: &Case) -> Form {
    let build = |form: &Form, view: &View<'_>| -> Result<Wish, Fault> {
        Ok(form.about(Command::Withdraw { at: form.time("at", view)?, text: form.verbatim("text") }))
    };
    form("Withdrawn", "You took the attempt back before the exchange decided.", case, build)
        .with(Field::time("at", "Withdrawn at"))
        .with(Field::area("text", "Why", "for your own record (may be left empty)"))
}

fn form(what: &str, intro: &str, case: &Case, build: super::Build) -> Form {
    let number = case.in_review().map_or(0, |attempt| attempt.number);
    Form::new(format!("{what}: attempt {number} of {}", case.slug), intro, Subject::Case(case.id.clone()), build)
}
