//! Recording a rejection: the text is pasted, its reasons are proposed and picked.

use super::reasons::ReasonPicker;
use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Case, Command, Finality, Verdict, Wait};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// Whether the exchange called its no final.
pub const FINALITY: [(&str, &str); 2] = [("no", "no, or not said"), ("yes", "yes, the exchange said that it is final")];

/// The form for a rejection of the attempt in review of `case`.
pub fn reject(case: &Case, view: &View<'_>) -> Form {
    let number = case.in_review().map_or(0, |attempt| attempt.number);
    let finality = Choice::new(FINALITY.map(|(value, shown)| (value.to_owned(), shown.to_owned())));
    Form::new(
        format!("Rejected: attempt {number} of {}", case.slug),
        "Paste what the exchange wrote. It is kept as it is, and the reasons are read out of it.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::area("text", "Their words", "paste the whole message, then go on with tab").proposing())
    .with(Field::reasons("reasons", "Reasons", ReasonPicker::new(&view.knowledge().catalogue)))
    .with(Field::time("at", "Rejected at"))
    .with(Field::choice("final", "Final", "←→ choose; a final rejection never becomes ready by waiting", finality))
    .with(Field::line("wait", "Stated wait", "only if they named a wait, for example `48h`; 24 h is the least", ""))
    .following(follow)
}

/// Lets the stated wait follow the words that are pasted.
fn follow(form: &mut Form, view: &View<'_>) {
    let Some(text) = form.fields.get(form.focus).filter(|field| field.proposes()).and_then(Field::text) else { return };
    let reading = view
        .library
        .triage
        .stated_wait(&text)
        .and_then(|stated| Some((Wait::Span(stated.value).to_string(), stated.words(&text)?.to_owned())));
    if let Some(wait) = form.fields.iter_mut().find(|field| field.id == "wait") {
        wait.take_reading(reading);
    }
}

fn build(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let stated_wait = form.stated_wait()?;
    let finality = if form.chosen("final") == "yes" { Finality::Stated } else { Finality::ByReasons };
    let verdict = Verdict { reasons: form.reasons(), chosen_by: form.reasons_chosen_by(), finality, stated_wait };
    Ok(form.about(Command::Reject { at: form.time("at", view)?, text: form.verbatim("text"), verdict }))
}
