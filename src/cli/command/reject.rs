//! `kycase reject`.

use crate::case::{COOLDOWN, ChosenBy, Command, Finality, ReasonId, Rejection, RetryClass, Verdict, Wait};
use crate::cli::args::{AtArg, CaseArg, VerdictArgs};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::session::Session;
use crate::show::{in_quotes, left_words};
use crate::triage::Proposal;

/// Record that the attempt in review was rejected
#[derive(Debug, clap::Args)]
pub struct RejectArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
    #[command(flatten)]
    verdict: VerdictArgs,
    /// Keep the exchange's text; `-` reads it from stdin. What --reason and --wait do not say is read out of it
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

/// Records a rejection.
pub fn run(args: RejectArgs, session: &mut Session) -> Result<(), Failure> {
    let named = args.verdict.reason_ids(session)?;
    let stated_wait = args.verdict.stated_wait()?;
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let text = input::optional_text(args.text.as_deref(), &session.output)?;
    let read = match (&text, named.is_empty()) {
        (Some(text), true) => session.library.triage.propose(text),
        _ => Vec::new(),
    };
    let read: Vec<Proposal> = read.into_iter().filter(Proposal::is_sure).collect();
    // What was not given is read out of the text: a longer wait can do no harm.
    let told = match (&text, stated_wait) {
        (Some(text), None) => session.library.triage.stated_wait(text),
        _ => None,
    };
    let stated_wait = stated_wait.filter(|wait| !wait.is_zero()).or(told.as_ref().map(|told| told.value));
    let verdict = Verdict {
        chosen_by: if named.is_empty() { ChosenBy::Triage } else { ChosenBy::User },
        reasons: named.iter().cloned().chain(read.iter().map(|proposal| proposal.reason.clone())).collect(),
        finality: if args.verdict.is_final { Finality::Stated } else { Finality::ByReasons },
        stated_wait,
    };
    let service_failed = verdict.reasons.contains(&ReasonId::new("service_unavailable"));
    let after = session.commit(&case, &Command::Reject { at, text: text.clone(), verdict })?;
    session.recorded(&after)?;
    let Some((attempt, rejection)) = after.latest_rejection() else { return Ok(()) };
    if !session.output.is_json() {
        let sentence = allowed_again(&after, rejection, session);
        session.output.line(sentence)?;
    }
    explain_reading(&read, text.as_deref().filter(|_| named.is_empty()), session);
    let correct = format!("kycase amend {} --attempt {}", after.slug, attempt.number);
    if let (Some(told), Some(text)) = (&told, &text) {
        let words = in_quotes(told.words(text));
        let counts = if told.value > COOLDOWN { "it was taken" } else { "kycase's 24 hours are no shorter, and count" };
        session.output.message(&format!(
            "The text names a wait of {} ({words}): {counts}. To set another: {correct} --wait SPAN; 0h means none.",
            Wait::Span(told.value)
        ));
    }
    if let Some((text, left)) = text.as_ref().and_then(|text| Some((text, session.library.triage.attempts_left(text)?)))
    {
        let words = in_quotes(left.words(text));
        session.output.message(&format!("The text says that {} ({words}).", left_words(left.value)));
    }
    if named.is_empty() {
        let how = format!("{correct} --reason ID (`kycase reasons` lists them)");
        session.output.message(&format!("To name the reasons yourself: {how}."));
    }
    if service_failed {
        session.output.message(&format!(
            "If the service failed before any review took place, it was no rejection: kycase undo {0}, then kycase \
             interrupt {0}. That starts no wait.",
            after.slug
        ));
    }
    Ok(())
}

/// From when on a new submission is allowed, and whose rule that is.
fn allowed_again(case: &crate::case::Case, rejection: &Rejection, session: &Session) -> String {
    let exchange = session.library.knowledge.title_of(&case.account.exchange);
    match rejection.ruling.class {
        RetryClass::Final => "Waiting does not allow a new submission: this rejection counts as final.".to_owned(),
        RetryClass::SupportFirst => {
            "Waiting alone does not allow a new submission: support must be asked first.".to_owned()
        }
        _ => {
            let until = case.resubmit_at().unwrap_or(rejection.resubmit_at());
            let whose = if rejection.ruling.wait > COOLDOWN {
                format!("that is the wait that {exchange} stated")
            } else {
                format!("the 24 hours are kycase's own rule, not a statement of {exchange}")
            };
            let left = match until.since(session.now) {
                left if left.is_zero() => "which is reached".to_owned(),
                left => format!("in {left}"),
            };
            format!("Resubmission is allowed from {}, {left}; {whose}.", session.zone.both(until))
        }
    }
}

/// Says which words led to which reason.
fn explain_reading(read: &[Proposal], text: Option<&str>, session: &Session) {
    let Some(text) = text else { return };
    if read.is_empty() {
        session.output.message("The text names no reason that kycase knows, so the reason is `unspecified`.");
        return;
    }
    session.output.message("Read out of the text:");
    for proposal in read {
        session.output.message(&format!("  {} because of {}", proposal.reason, in_quotes(proposal.words(text))));
    }
}
