//! Correcting what was recorded of an attempt.

use super::reasons::ReasonPicker;
use super::{Choice, Fault, Field, Form, Kind, Subject};
use crate::case::{Attempt, Case, ChosenBy, Command, Finality, RetryClass, Verdict};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for the attempts of `case`, the latest one chosen; `None` where there is none.
pub fn amend(case: &Case, view: &View<'_>) -> Option<Form> {
    let latest = case.attempts.last()?;
    let numbers = case.attempts.iter().rev().map(|attempt| attempt.number.to_string());
    let form = Form::new(
        format!("Correct an attempt of {}", case.slug),
        "Only what you change is recorded, and the log keeps both.",
        Subject::Attempts { case: case.id.clone(), attempts: case.attempts.clone() },
        build,
    )
    .with(Field::choice(
        "attempt",
        "Attempt",
        "←→ choose which one",
        Choice::new(numbers.map(|it| (it.clone(), it))),
    ));
    Some(about(latest, view).into_iter().fold(form, Form::with).following(follow))
}

/// What can be corrected of an attempt.
fn about(attempt: &Attempt, view: &View<'_>) -> Vec<Field> {
    let stamp = |at| view.zone.second(at);
    let mut fields = vec![Field::known_time("submitted_at", "Submitted at", &stamp(attempt.submitted_at))];
    fields.extend(attempt.decided_at().map(|at| Field::known_time("decided_at", "Decided at", &stamp(at))));
    if let Some(rejection) = attempt.rejection() {
        let ruling = &rejection.ruling;
        let picker = ReasonPicker::new(&view.knowledge().catalogue).ticking(&ruling.reasons);
        let finality = Choice::new(super::reject::FINALITY.map(|(value, shown)| (value.to_owned(), shown.to_owned())));
        let finality = finality.choosing(if ruling.class == RetryClass::Final { "yes" } else { "no" });
        let wait = ruling.stated_wait.map_or_else(String::new, |wait| wait.to_string());
        fields.push(Field::reasons("reasons", "Reasons", picker));
        fields.push(Field::choice("final", "Final", "←→ choose", finality));
        fields.push(Field::line("wait", "Stated wait", "only if they named one, for example `48h`", &wait));
    }
    fields
}

/// Lets the fields follow the attempt that is chosen.
fn follow(form: &mut Form, view: &View<'_>) {
    let is_choice = matches!(form.fields.get(form.focus).map(|field| &field.kind), Some(Kind::Choice(_)));
    if form.focus == 0
        && is_choice
        && let Some(attempt) = chosen(form).cloned()
    {
        form.fields.truncate(1);
        form.fields.extend(about(&attempt, view));
    }
}

fn chosen(form: &Form) -> Option<&Attempt> {
    let Subject::Attempts { attempts, .. } = form.subject() else { return None };
    attempts.iter().find(|attempt| attempt.number.to_string() == form.chosen("attempt"))
}

fn build(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let wrong = |text: &str| Fault { field: "attempt", text: text.to_owned() };
    let attempt = chosen(form).ok_or_else(|| wrong("there is no attempt to correct"))?;
    let time = |id: &'static str| form.changed(id).then(|| form.time(id, view)).transpose();
    let (submitted_at, decided_at) = (time("submitted_at")?, time("decided_at")?);
    let verdict = verdict(form, attempt)?;
    if submitted_at.is_none() && decided_at.is_none() && verdict.is_none() {
        return Err(wrong("nothing was changed"));
    }
    Ok(form.about(Command::Amend { attempt: attempt.number, submitted_at, decided_at, verdict }))
}

/// The verdict, where its reasons, its finality or the stated wait were changed.
fn verdict(form: &Form, attempt: &Attempt) -> Result<Option<Verdict>, Fault> {
    let Some(ruling) = attempt.rejection().map(|rejection| &rejection.ruling) else { return Ok(None) };
    let reasons = form.reasons();
    let is_final = form.chosen("final") == "yes";
    let stated_wait = if form.changed("wait") { form.stated_wait()? } else { ruling.stated_wait };
    let same_reasons = reasons.len() == ruling.reasons.len() && reasons.iter().all(|it| ruling.reasons.contains(it));
    let same_finality = (ruling.class == RetryClass::Final) == is_final;
    if same_reasons && same_finality && stated_wait == ruling.stated_wait {
        return Ok(None);
    }
    let finality = if is_final { Finality::Stated } else { Finality::ByReasons };
    Ok(Some(Verdict { reasons, chosen_by: ChosenBy::User, finality, stated_wait }))
}
