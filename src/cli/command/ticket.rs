//! `kycase ticket`.

use crate::case::{Case, Clearance, Command, Moment, Speaker, Ticket};
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::cli::{input, record};
use crate::show::calendar;
use serde_json::Value;

/// Record the conversation with support
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct TicketArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Record a message that you sent; the first one opens the ticket
    Sent(SentArgs),
    /// Record support's answer
    Reply(ReplyArgs),
    /// Close the open ticket
    Close(CloseArgs),
    /// List the tickets
    List(CaseArg),
}

/// How a message went, where nothing is said of it.
const CHANNEL: &str = "chat";

#[derive(Debug, clap::Args)]
struct SentArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Say how it went: chat, email ...
    #[arg(long, value_name = "NAME", default_value = CHANNEL)]
    channel: String,
    /// Give the exchange's number for the ticket
    #[arg(long, value_name = "NUMBER")]
    reference: Option<String>,
    /// Keep the text; `-` reads it from stdin
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    at: AtArg,
}

#[derive(Debug, clap::Args)]
struct ReplyArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Say that support welcomes a new submission; its words must be given with --text
    #[arg(long, requires = "text")]
    cleared: bool,
    /// Keep the text; `-` reads it from stdin
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    at: AtArg,
}

#[derive(Debug, clap::Args)]
struct CloseArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
}

/// Does what is asked of the tickets.
pub fn run(args: TicketArgs, session: &mut Session) -> Result<(), Failure> {
    match args.action {
        Action::Sent(args) => sent(args, session),
        Action::Reply(args) => reply(args, session),
        Action::Close(args) => close(&args, session),
        Action::List(case) => list(&case, session),
    }
}

fn sent(args: SentArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let text = input::optional_text(args.text.as_deref(), &session.output)?;
    let channel = input::told(Some(args.channel)).unwrap_or_else(|| CHANNEL.to_owned());
    let reference = input::told(args.reference);
    session.record(&case, &Command::SendTicket { at, channel, reference, text })
}

fn reply(args: ReplyArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let text = input::optional_text(args.text.as_deref(), &session.output)?;
    let clearance = if args.cleared { Clearance::Cleared } else { Clearance::NotCleared };
    session.record(&case, &Command::ReceiveReply { at, text, clearance })
}

fn close(args: &CloseArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    session.record(&case, &Command::CloseTicket { at })
}

fn list(case: &CaseArg, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(case)?;
    if session.output.is_json() {
        let records: Vec<Value> = case.tickets.iter().map(record::ticket).collect();
        return session.output.json(&records);
    }
    if case.tickets.is_empty() {
        let hint = format!("no ticket yet; record a message with: kycase ticket sent {}", case.slug);
        return session.output.line(Text::dim(hint));
    }
    print(&case, session)
}

/// Every ticket with its messages.
pub fn print(case: &Case, session: &mut Session) -> Result<(), Failure> {
    case.tickets.iter().try_for_each(|ticket| one(ticket, session))
}

fn one(ticket: &Ticket, session: &mut Session) -> Result<(), Failure> {
    let reference = ticket.reference.as_ref().map_or_else(String::new, |number| format!(", reference {number}"));
    let state = match (ticket.closed_at, ticket.reply_due_at(), ticket.awaiting_since()) {
        (Some(at), ..) => Text::dim(format!("closed {}", session.zone.stamp(at))),
        (None, Some(due), _) => Text::new(Tone::Wait, reply_due(due, session)),
        (None, None, Some(_)) => Text::new(Tone::Wait, "waiting for a reply"),
        (None, None, None) => Text::from("open"),
    };
    let head = Text::strong(format!("Ticket {}", ticket.number)).plain(format!(" by {}{reference}", ticket.channel));
    session.output.table(&[vec![head, state]])?;
    if let Some(words) = ticket.reply_due_at().and(ticket.reply_wait).and_then(calendar) {
        session.output.line(Text::dim(format!("   {words}")))?;
    }
    for message in &ticket.messages {
        let who = match message.from {
            Speaker::User => "you",
            Speaker::Support => "support",
        };
        session.output.line(Text::dim(format!("   {}  ", session.zone.stamp(message.at))).plain(who))?;
        if let Some(text) = &message.text {
            session.output.block("   > ", text)?;
        }
    }
    Ok(())
}

fn reply_due(due: Moment, session: &Session) -> String {
    let stamp = session.zone.stamp(due);
    if due <= session.now { format!("reply overdue since {stamp}") } else { format!("reply due by {stamp}") }
}
