//! Opening a case.

use super::{Choice, Fault, Field, Form, Kind, Subject};
use crate::case::{Account, ExchangeId, Level, Opening};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for a new case.
pub fn open(view: &View<'_>) -> Form {
    let exchanges = view.knowledge().playbooks.values().map(|book| (book.name.as_str().to_owned(), book.title.clone()));
    let exchange = Choice::new(exchanges).choosing(view.library.config.exchange.as_deref().unwrap_or("okx"));
    let levels = levels(view, exchange.value());
    Form::new("Open a case", "One case is one verification level of one account.", Subject::NewCase, build)
        .with(Field::choice("exchange", "Exchange", "←→ choose; more exchanges are playbook files", exchange))
        .with(Field::choice("level", "Level", "←→ choose what you want to have verified", levels))
        .with(Field::line("uid", "UID", "your number at the exchange; support asks for it first", ""))
        .with(Field::line("label", "Label", "your own word for this account (may be left empty)", ""))
        .with(Field::line("name", "Registered name", "signs the e-mail to support (may be left empty)", ""))
        .with(Field::line("email", "E-mail", "as registered (may be left empty)", ""))
        .with(Field::line("country", "Country", "where you live (may be left empty)", ""))
        .with(Field::line("time_zone", "Time zone", "in your own words (may be left empty)", ""))
        .with(Field::line("invitation_code", "Invitation code", "used at registration; private, never in a draft", ""))
        .following(follow)
}

/// Lets the levels and the hint about the UID follow the exchange and the UID that are typed.
fn follow(form: &mut Form, view: &View<'_>) {
    let exchange = form.chosen("exchange").to_owned();
    let uid = form.text("uid").unwrap_or_default();
    let playbook = view.knowledge().playbook(&ExchangeId::new(exchange.clone()));
    let place = playbook.and_then(|book| book.uid.place.as_ref()).map(|fact| format!("found at: {}", fact.value));
    let doubt = playbook.filter(|_| !uid.is_empty()).and_then(|book| book.doubt_about_uid(&uid));
    for field in &mut form.fields {
        match (&mut field.kind, field.id) {
            (Kind::Choice(choice), "level") => {
                let fresh = levels(view, &exchange);
                if fresh.options != choice.options {
                    *choice = fresh;
                }
            }
            (_, "uid") => {
                let usual = || place.clone().unwrap_or_else(|| "your number at the exchange".to_owned());
                field.hint = doubt.clone().unwrap_or_else(usual);
            }
            _ => {}
        }
    }
}

/// The levels that the playbook lists; the one that every case has where it lists none.
fn levels(view: &View<'_>, exchange: &str) -> Choice {
    let playbook = view.knowledge().playbook(&ExchangeId::new(exchange));
    let listed = playbook.map_or(&[][..], |book| &book.levels);
    let listed = listed.iter().map(|level| (level.id.as_str().to_owned(), level.title.clone()));
    let default = playbook.filter(|book| book.levels.is_empty()).map(|book| book.default_level().as_str().to_owned());
    Choice::new(listed.chain(default.map(|level| (level, "Identity verification".to_owned()))))
}

fn build(form: &Form, _: &View<'_>) -> Result<Wish, Fault> {
    let uid = form.text("uid").ok_or_else(|| Fault { field: "uid", text: "the UID is wanted".to_owned() })?;
    let account = Account {
        label: form.text("label"),
        name: form.text("name"),
        email: form.text("email"),
        country: form.text("country"),
        time_zone: form.text("time_zone"),
        invitation_code: form.text("invitation_code"),
        ..Account::new(ExchangeId::new(form.chosen("exchange")), uid)
    };
    Ok(Wish::Open(Opening { account, level: Level::new(form.chosen("level")) }))
}
