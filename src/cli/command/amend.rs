//! `kycase amend`.

use crate::case::{Case, ChosenBy, Command, Finality, RetryClass, Verdict};
use crate::cli::args::{CaseArg, VerdictArgs, moment};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::show::breach_words;

/// Correct what was recorded of an attempt; the log keeps both
#[derive(Debug, clap::Args)]
pub struct AmendArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Correct this attempt, by its number
    #[arg(long, value_name = "N")]
    attempt: u32,
    /// Give the right time of the submission
    #[arg(long, value_name = "TIME")]
    submitted_at: Option<String>,
    /// Give the right time of the outcome
    #[arg(long, value_name = "TIME")]
    decided_at: Option<String>,
    #[command(flatten)]
    verdict: VerdictArgs,
}

/// Corrects an attempt.
pub fn run(args: AmendArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let time = |text: &Option<String>| text.as_deref().map(|text| moment(text, session)).transpose();
    let (submitted_at, decided_at) = (time(&args.submitted_at)?, time(&args.decided_at)?);
    let verdict = verdict(&args.verdict, &case, args.attempt, session)?;
    if submitted_at.is_none() && decided_at.is_none() && verdict.is_none() {
        return Err(Failure::Usage(
            "nothing to correct is given; use --submitted-at, --decided-at, --reason, --final or --wait".to_owned(),
        ));
    }
    let after = session.commit(&case, &Command::Amend { attempt: args.attempt, submitted_at, decided_at, verdict })?;
    session.recorded(&after)?;
    for (number, breach) in after.breaches_since(&case.attempts) {
        let words = breach_words(breach);
        session.output.warning(&format!("this shows that attempt {number} broke the rule; it stays marked: {words}"));
    }
    Ok(())
}

/// The corrected verdict: what is not given anew stays as the rejection has it. New reasons without --final replace a
/// statement that it was final.
fn verdict(args: &VerdictArgs, case: &Case, number: u32, session: &Session) -> Result<Option<Verdict>, Failure> {
    let reasons = args.reason_ids(session)?;
    let wait = args.stated_wait()?;
    if reasons.is_empty() && wait.is_none() && !args.is_final {
        return Ok(None);
    }
    let rejection = case.attempts.iter().find(|attempt| attempt.number == number).and_then(|it| it.rejection());
    let ruling = rejection.map(|rejection| &rejection.ruling);
    let was_final = reasons.is_empty() && ruling.is_some_and(|ruling| ruling.class == RetryClass::Final);
    Ok(Some(Verdict {
        chosen_by: match ruling {
            Some(ruling) if reasons.is_empty() => ruling.chosen_by,
            _ => ChosenBy::User,
        },
        reasons: match ruling {
            Some(ruling) if reasons.is_empty() => ruling.reasons.clone(),
            _ => reasons,
        },
        finality: if args.is_final || was_final { Finality::Stated } else { Finality::ByReasons },
        stated_wait: match wait {
            Some(wait) => Some(wait).filter(|wait| !wait.is_zero()),
            None => ruling.and_then(|ruling| ruling.stated_wait),
        },
    }))
}
