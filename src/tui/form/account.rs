//! Correcting the account.

use super::{Fault, Field, Form, Subject};
use crate::case::{AccountChange, Case, Command};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form with what is known of the account of `case`.
pub fn account(case: &Case) -> Form {
    let account = &case.account;
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    Form::new(
        format!("Account of {}", case.slug),
        "Only what you change is recorded.",
        Subject::Case(case.id.clone()),
        build,
    )
    .with(Field::line("uid", "UID", "your number at the exchange", &account.uid))
    .with(Field::line("label", "Label", "your own word for this account", &known(&account.label)))
    .with(Field::line("name", "Registered name", "signs the e-mail to support", &known(&account.name)))
    .with(Field::line("email", "E-mail", "as registered", &known(&account.email)))
    .with(Field::line("country", "Country", "where you live", &known(&account.country)))
    .with(Field::line("time_zone", "Time zone", "in your own words", &known(&account.time_zone)))
    .with(Field::line("invitation_code", "Invitation code", "private", &known(&account.invitation_code)))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let changed = |id: &'static str| {
        let field = form.fields.iter().find(|field| field.id == id)?;
        field.changed_text()
    };
    let change = AccountChange {
        uid: changed("uid"),
        label: changed("label"),
        name: changed("name"),
        email: changed("email"),
        country: changed("country"),
        time_zone: changed("time_zone"),
        invitation_code: changed("invitation_code"),
    };
    if change == AccountChange::default() {
        return Err(Fault { field: "uid", text: "nothing was changed".to_owned() });
    }
    Ok(form.about(Command::AmendAccount { change }))
}
