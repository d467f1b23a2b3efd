//! `kycase account`.

use crate::case::{AccountChange, Command};
use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;

/// Correct or complete what is known of the account; an empty text clears a field
#[derive(Debug, clap::Args)]
#[command(override_usage = "kycase account [CASE] <OPTIONS>")]
#[command(group = clap::ArgGroup::new("change").required(true).multiple(true))]
pub struct AccountArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Give the right UID; `-` reads it from stdin
    #[arg(long, value_name = "UID", group = "change")]
    uid: Option<String>,
    /// Give the account a label of your own
    #[arg(long, value_name = "TEXT", group = "change")]
    label: Option<String>,
    /// Give the name that the account is registered with
    #[arg(long, value_name = "NAME", group = "change")]
    name: Option<String>,
    /// Give the e-mail address that the account is registered with
    #[arg(long, value_name = "EMAIL", group = "change")]
    email: Option<String>,
    /// Give the country of residence
    #[arg(long, value_name = "CC", group = "change")]
    country: Option<String>,
    /// Give the time zone you live in
    #[arg(long, value_name = "ZONE", group = "change")]
    time_zone: Option<String>,
    /// Keep the invitation code used at registration; it never enters a draft
    #[arg(long, value_name = "CODE", group = "change")]
    invitation_code: Option<String>,
}

/// Corrects an account.
pub fn run(args: AccountArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let uid = args.uid.as_deref().map(input::uid).transpose()?;
    let playbook = session.library.knowledge.playbook(&case.account.exchange);
    if let Some(doubt) = uid.as_deref().and_then(|uid| playbook?.doubt_about_uid(uid)) {
        session.output.warning(&format!("{doubt}; it is kept as typed"));
    }
    let change = AccountChange {
        uid,
        label: args.label,
        name: args.name,
        email: args.email,
        country: args.country,
        time_zone: args.time_zone,
        invitation_code: args.invitation_code,
    };
    session.record(&case, &Command::AmendAccount { change })
}
