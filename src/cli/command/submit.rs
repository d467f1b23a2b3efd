//! `kycase submit`.

use crate::case::{Case, Command, Made, Moment, Refusal, Submission};
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::preflight;
use crate::store::CommitError;

/// Record a submission, unless a rule stands against it
#[derive(Debug, clap::Args)]
pub struct SubmitArgs {
    #[command(flatten)]
    case: CaseArg,
    #[command(flatten)]
    at: AtArg,
    /// Say what was sent: passport, national_id, driving_licence ...
    #[arg(long, value_name = "KIND")]
    document: Option<String>,
    /// Give the country that issued the document
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// Say what is different from the attempt before
    #[arg(long, value_name = "TEXT")]
    changed: Option<String>,
    /// Give the device it was sent from
    #[arg(long, value_name = "TEXT")]
    device: Option<String>,
    /// Give the app or browser and its version
    #[arg(long, value_name = "TEXT")]
    app: Option<String>,
    /// Give the network it was sent over
    #[arg(long, value_name = "TEXT")]
    network: Option<String>,
    /// Record one that was made outside kycase; where it broke a rule you confirm that, and it stays marked
    #[arg(long, requires = "at")]
    already_made: bool,
}

/// Records a submission.
pub fn run(args: SubmitArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let submission = Submission {
        document: args.document,
        country: args.country,
        device: args.device,
        app: args.app,
        network: args.network,
        changed: args.changed,
    };
    let unexplained = !case.attempts.is_empty() && submission.changed.is_none();
    let open_items =
        preflight::list(&session.library.knowledge.preflight, &case).iter().filter(|ready| !ready.done).count();
    let after = if args.already_made {
        commit_past(&case, at, submission, session)?
    } else {
        session.commit(&case, &Command::Submit { at, submission, made: Made::UnderTheRule })?
    };
    session.recorded(&after)?;
    if unexplained {
        session.output.message("Saying what changed helps you and support; next time add --changed TEXT.");
    }
    if open_items > 0 && !args.already_made {
        session.output.message(&format!(
            "{open_items} pre-flight {} open at this submission (`kycase check {}` before the next one).",
            if open_items == 1 { "item was" } else { "items were" },
            after.slug
        ));
    }
    Ok(())
}

/// Records a submission that was made already; one that broke a rule only once its user has typed so.
fn commit_past(case: &Case, at: Moment, submission: Submission, session: &Session) -> Result<Case, Failure> {
    let command = |made| Command::Submit { at, submission: submission.clone(), made };
    let mut store = session.writing()?;
    let (refusal, held) = match store.commit(&case.id, &command(Made::Already), session.now) {
        Ok(case) => return Ok(case),
        Err(CommitError::Refused { refusal: refusal @ Refusal::BreachNotConfirmed { .. }, case }) => (refusal, case),
        Err(other) => return Err(Failure::of_commit(other, session)),
    };
    let refused = Refused::by_rule(&refusal, held.as_deref().or(Some(case)), session);
    session.output.tell(&format!("{}: {}.", case.slug, refused.what));
    session.output.tell("If it really happened it can be recorded; it stays marked as a breach for ever.");
    if !input::is_confirmed(&format!("Type {} to confirm:", case.slug), case.slug.as_str(), &session.output)? {
        return Err(refused.into());
    }
    let confirmed = store.commit(&case.id, &command(Made::AlreadyAndConfirmed), session.now);
    confirmed.map_err(|error| Failure::of_commit(error, session))
}
