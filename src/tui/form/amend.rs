//! Correcting what was recorded of an attempt.

use super::reasons::ReasonPicker;
use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Attempt, Case, ChosenBy, Command, Finality, RetryClass, Verdict};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for the latest attempt of `case`; `None` where there is none.
pub fn amend(case: &Case, view: &View<'_>) -> Option<Form> {
    let attempt = case.attempts.last()?;
    let stamp = |at| view.zone.second(at);
    let form = Form::new(
        format!("Correct attempt {} of {}", attempt.number, case.slug),
        "Only what you change is recorded, and the log keeps both.",
        Subject::Attempt { case: case.id.clone(), attempt: Box::new(attempt.clone()) },
        build,
    )
    .with(Field::known_time("submitted_at", "Submitted at", &stamp(attempt.submitted_at)));
    let Some(decided_at) = attempt.decided_at() else { return Some(form) };
    let form = form.with(Field::known_time("decided_at", "Decided at", &stamp(decided_at)));
    let Some(rejection) = attempt.rejection() else { return Some(form) };
    let picker = ReasonPicker::new(&view.knowledge().catalogue).ticking(&rejection.ruling.reasons);
    let finality = Choice::new(super::reject::FINALITY.map(|(value, shown)| (value.to_owned(), shown.to_owned())));
    let finality = finality.choosing(if rejection.ruling.class == RetryClass::Final { "yes" } else { "no" });
    Some(form.with(Field::reasons("reasons", "Reasons", picker)).with(Field::choice(
        "final",
        "Final",
        "←→ choose",
        finality,
    )))
}

fn build(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let Subject::Attempt { attempt, .. } = form.subject() else {
        return Err(Fault { field: "submitted_at", text: "there is no attempt to correct".to_owned() });
    };
    let time = |id: &'static str| form.changed(id).then(|| form.time(id, view)).transpose();
    let (submitted_at, decided_at) = (time("submitted_at")?, time("decided_at")?);
    let verdict = verdict(form, attempt);
    if submitted_at.is_none() && decided_at.is_none() && verdict.is_none() {
        return Err(Fault { field: "submitted_at", text: "nothing was changed".to_owned() });
    }
    Ok(form.about(Command::Amend { attempt: attempt.number, submitted_at, decided_at, verdict }))
}

/// The verdict, where its reasons or its finality were changed; what the form does not ask for stays as it was.
fn verdict(form: &Form, attempt: &Attempt) -> Option<Verdict> {
    let ruling = &attempt.rejection()?.ruling;
    let reasons = form.reasons();
    let was_final = ruling.class == RetryClass::Final;
    let is_final = form.chosen("final") == "yes";
    let same_reasons = reasons.len() == ruling.reasons.len() && reasons.iter().all(|it| ruling.reasons.contains(it));
    if same_reasons && was_final == is_final {
        return None;
    }
    Some(Verdict {
        reasons,
        chosen_by: ChosenBy::User,
        finality: if is_final { Finality::Stated } else { Finality::ByReasons },
        stated_wait: ruling.stated_wait,
    })
}
