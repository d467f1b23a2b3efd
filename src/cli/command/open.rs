//! `kycase open`.

use crate::case::{Account, ExchangeId, Level, Opening};
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::playbook::{Playbook, nearest};
use crate::store::CommitError;

/// Open a case for one level of one account, and print its reference
#[derive(Debug, clap::Args)]
pub struct OpenArgs {
    /// Name the exchange, by a playbook of `kycase playbooks`; may be left out where config.toml sets one
    #[arg(long, value_name = "NAME")]
    exchange: Option<String>,
    /// Give the UID that the exchange shows; `-` reads it from stdin
    #[arg(long, value_name = "UID")]
    uid: String,
    /// Pursue this level; the playbook's first one where it is left out
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Give the account a label of your own
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
    /// Give the name that the account is registered with
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Give the e-mail address that the account is registered with
    #[arg(long, value_name = "EMAIL")]
    email: Option<String>,
    /// Give the country of residence
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// Give the time zone you live in
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// Keep the invitation code used at registration; it never enters a draft
    #[arg(long, value_name = "CODE")]
    invitation_code: Option<String>,
}

/// Opens a case.
pub fn run(args: OpenArgs, session: &mut Session) -> Result<(), Failure> {
    let playbook = playbook(args.exchange.as_deref(), session)?;
    let level = level(args.level.as_deref(), playbook, session);
    let uid = input::word_or_line(&args.uid)?;
    if let Some(doubt) = playbook.doubt_about_uid(&uid) {
        session.output.warning(&format!("{doubt}; it is kept as typed (`kycase account --uid` corrects it)"));
    }
    let account = Account {
        label: args.label,
        name: args.name,
        email: args.email,
        country: args.country,
        time_zone: args.time_zone,
        invitation_code: args.invitation_code,
        ..Account::new(playbook.name.clone(), uid)
    };
    let opening = Opening { account, level };
    let case = session.writing()?.open_case(&opening, session.now).map_err(|error| match error {
        CommitError::Refused { refusal, .. } => Refused::by_rule(&refusal, None, session).into(),
        other => Failure::of_commit(other, session),
    })?;
    if session.output.is_json() {
        let status = session.status(&case);
        return session.output.json(&status);
    }
    session.output.line(case.slug.as_str())?;
    let title = session.library.knowledge.level_title(&case.account.exchange, &case.level);
    session.output.message(&format!("Opened `{}`: {title} at {}.", case.slug, playbook_title(&case, session)));
    session.output.message(&format!("Next: {}", session.next_step(&case)));
    Ok(())
}

fn playbook_title<'a>(case: &'a crate::case::Case, session: &'a Session) -> &'a str {
    session.library.knowledge.title_of(&case.account.exchange)
}

/// The playbook of the exchange that was named, or that the settings name.
fn playbook<'a>(exchange: Option<&str>, session: &'a Session) -> Result<&'a Playbook, Failure> {
    let playbooks = &session.library.knowledge.playbooks;
    let known = || playbooks.keys().map(ExchangeId::as_str);
    let there_are = || known().collect::<Vec<_>>().join(", ");
    let named = exchange.or(session.library.config.exchange.as_deref()).ok_or_else(|| {
        Failure::Usage(format!("name the exchange with --exchange; there are playbooks for {}", there_are()))
    })?;
    playbooks.get(named).ok_or_else(|| {
        let meant = nearest(named, known()).map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
        Failure::Unknown(format!(
            "there is no playbook `{named}`; there are {}.{meant} Use --exchange generic for any other exchange, or \
             add a file playbooks/{named}.toml beside config.toml",
            there_are()
        ))
    })
}

/// The level that was named; one that the playbook does not list is kept and warned about.
fn level(named: Option<&str>, playbook: &Playbook, session: &Session) -> Level {
    let Some(named) = named else { return playbook.default_level() };
    let known = || playbook.levels.iter().map(|level| level.id.as_str());
    let named = named.trim();
    if let Some(level) = playbook.levels.iter().find(|level| level.id.is(&Level::new(named))) {
        return level.id.clone();
    }
    if !named.is_empty() {
        let meant = nearest(named, known()).map_or_else(
            || format!("it lists {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        session.output.warning(&format!("the playbook of {} has no level `{named}`; {meant}", playbook.title));
    }
    Level::new(named)
}
