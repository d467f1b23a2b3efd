//! Recording a submission.

use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Case, Command, Made, Submission};
use crate::preflight;
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// Kinds of documents, where a playbook lists none.
const DOCUMENTS: [&str; 4] = ["passport", "national_id", "driving_licence", "residence_permit"];

/// The form for the next attempt of `case`.
pub fn submit(case: &Case, view: &View<'_>) -> Form {
    let number = case.attempts.last().map_or(1, |last| last.number + 1);
    let accepted = view.knowledge().playbook(&case.account.exchange).and_then(|book| book.documents.accepted.as_ref());
    let listed: Vec<String> = accepted
        .map_or_else(|| DOCUMENTS.map(str::to_owned).to_vec(), |fact| fact.value.iter().map(String::clone).collect());
    let none = (String::new(), "not told".to_owned());
    let listed = listed.into_iter().map(|kind| (kind.clone(), kind.replace('_', " ")));
    let documents = [none].into_iter().chain(listed);
    let before = case.attempts.last().and_then(|last| last.submission.document.clone());
    let documents = Choice::new(documents).choosing(&before.unwrap_or_default());
    let list = preflight::list(&view.knowledge().preflight, case, &view.around());
    let open = preflight::left_open(&list, &Submission::default()).len();
    let open = preflight::openness(open, list.len());
    let changed = if number > 1 { "what is different from the last attempt; it is worth a thought" } else { "" };
    Form::new(
        format!("Attempt {number} of {}", case.slug),
        format!("Record it when you have submitted at the exchange; kycase itself sends nothing. {open}."),
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::time("at", "Submitted at"))
    .with(Field::choice("document", "Document", "←→ choose", documents))
    .with(Field::line("country", "Issued by", "the country that issued the document", ""))
    .with(Field::line("changed", "What changed", changed, ""))
    .with(Field::line("device", "Device", "for example: own phone", ""))
    .with(Field::line("app", "App", "app or browser, and its version", ""))
    .with(Field::line("network", "Network", "for example: mobile data at home", ""))
}

fn build(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let document = form.chosen("document");
    let mut submission = Submission {
        document: (!document.is_empty()).then(|| document.to_owned()),
        country: form.text("country"),
        device: form.text("device"),
        app: form.text("app"),
        network: form.text("network"),
        changed: form.text("changed"),
        open_items: None,
    };
    if let Subject::Case(id) = form.subject()
        && let Some(case) = view.cases.iter().find(|case| case.id == *id)
    {
        let list = preflight::list(&view.knowledge().preflight, case, &view.around());
        let open = preflight::left_open(&list, &submission).into_iter().map(|ready| ready.item.id.clone()).collect();
        submission.open_items = Some(open);
    }
    Ok(form.about(Command::Submit { at: form.time("at", view)?, submission, made: Made::UnderTheRule }))
}
