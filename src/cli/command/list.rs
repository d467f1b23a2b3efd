//! `kycase list`.

use crate::cli::failure::Failure;
use crate::cli::record::Listed;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};

/// List the cases
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// List the closed cases too
    #[arg(long)]
    all: bool,
}

/// Lists cases.
pub fn run(args: ListArgs, session: &mut Session) -> Result<(), Failure> {
    let cases = session.cases()?;
    let all = cases.len();
    let cases: Vec<_> = cases.into_iter().filter(|case| args.all || case.closed.is_none()).collect();
    if session.output.is_json() {
        let records: Vec<_> = cases.iter().map(|case| Listed::of(case, session)).collect();
        return session.output.json(&records);
    }
    if cases.is_empty() {
        return session.output.line(match all {
            0 => "There is no case yet. Open one with: kycase open --exchange okx --uid UID",
            _ => "No case is open. `kycase list --all` shows the closed ones.",
        });
    }
    let knowledge = &session.library.knowledge;
    let mut rows =
        vec![["CASE", "EXCHANGE", "UID", "LEVEL", "PHASE", "ATTEMPTS", "OPENED", "LABEL"].map(Text::dim).to_vec()];
    rows.extend(cases.iter().map(|case| {
        let phase = case.phase(session.now);
        let account = &case.account;
        vec![
            Text::strong(case.slug.as_str()),
            Text::from(knowledge.title_of(&account.exchange)),
            Text::from(&account.uid),
            Text::from(case.level.as_str()),
            Text::new(Tone::of_phase(phase), phase.title()),
            Text::from(case.attempts.len().to_string()),
            Text::from(session.zone.minute(case.opened_at)),
            Text::from(account.label.as_deref().unwrap_or_default()),
        ]
    }));
    session.output.table(&rows)
}
