//! The support conversation.

use super::{Choice, Fault, Field, Form, Subject};
use crate::case::{Case, Clearance, Command};
use crate::tui::reaction::Wish;
use crate::tui::view::View;

/// The form for a message that went to support: `drafted`, meant for `channel`, unless it was sent otherwise.
pub fn sent(case: &Case, channel: &str, drafted: &str) -> Form {
    let open = case.open_ticket();
    let channels = ["chat", "email", "ticket form"].map(|channel| (channel.to_owned(), channel.to_owned()));
    let channels = Choice::new(channels).choosing(open.map_or(channel, |ticket| &ticket.channel));
    let reference = open.and_then(|ticket| ticket.reference.clone()).unwrap_or_default();
    let mut text = Field::area("text", "Text", "what you sent; the draft, unless you change it");
    text.paste(drafted);
    Form::new(
        format!("Message to support about {}", case.slug),
        "Record it when you have sent it; kycase itself sends nothing.",
        Subject::Case(case.id.clone()),
        build_sent,
    )
    .with(Field::time("at", "Sent at"))
    .with(Field::choice("channel", "Channel", "←→ choose", channels))
    .with(Field::line("reference", "Ticket number", "if the exchange gave you one", &reference))
    .with(text)
}

/// The form for an answer of support.
pub fn reply(case: &Case) -> Form {
    let clearance = [("no", "no, or not said"), ("yes", "yes, they wrote so")];
    let clearance = Choice::new(clearance.map(|(value, shown)| (value.to_owned(), shown.to_owned())));
    Form::new(
        format!("Support's answer about {}", case.slug),
        "A rejection that waits for support opens only when they write that you may submit again.",
        Subject::Case(case.id.clone()),
        build_reply,
    )
    .with(Field::area("text", "Their words", "paste the answer, then go on with tab"))
    .with(Field::choice("cleared", "May submit again", "←→ choose", clearance))
    .with(Field::time("at", "Answered at"))
}

fn build_sent(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    Ok(form.about(Command::SendTicket {
        at: form.time("at", view)?,
        channel: form.chosen("channel").to_owned(),
        reference: form.text("reference"),
        text: form.verbatim("text"),
    }))
}

fn build_reply(form: &Form, view: &View<'_>) -> Result<Wish, Fault> {
    let clearance = if form.chosen("cleared") == "yes" { Clearance::Cleared } else { Clearance::NotCleared };
    Ok(form.about(Command::ReceiveReply { at: form.time("at", view)?, text: form.verbatim("text"), clearance }))
}
