//! `kycase submit`.

use crate::case::{Case, Command, Made, Moment, Refusal, Slug, Submission};
use crate::cli::args::{AtArg, CaseArg};
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::session::Session;
use crate::preflight::{self, Ready, State};
use crate::store::CommitError;
use std::io::{self, IsTerminal};

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
    /// Do not ask where items of the pre-flight list are open; they are told and recorded all the same
    #[arg(long)]
    unchecked: bool,
}

/// Records a submission.
pub fn run(args: SubmitArgs, session: &mut Session) -> Result<(), Failure> {
    let case = session.case(&args.case)?;
    let at = args.at.moment(session)?;
    let submission = Submission {
        document: input::told(args.document),
        country: input::told(args.country),
        device: input::told(args.device),
        app: input::told(args.app),
        network: input::told(args.network),
        changed: input::told(args.changed),
        open_items: None,
    };
    let unexplained = !case.attempts.is_empty() && submission.changed.is_none();
    let (after, told) = if args.already_made {
        // How the list stands now says nothing of how it stood then.
        (commit_past(&case, at, submission, session)?, None)
    } else {
        let (submission, told) = held_against_the_list(&case, at, submission, asking(args.unchecked), session)?;
        (session.commit(&case, &Command::Submit { at, submission, made: Made::UnderTheRule })?, told)
    };
    session.recorded(&after)?;
    if let Some(told) = told {
        session.output.message(&told);
    }
    if unexplained {
        session.output.message("Saying what changed helps you and support; next time add --changed TEXT.");
    }
    Ok(())
}

/// Whether to ask where something on the list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    /// It is asked.
    Yes,
    /// It is only told: the user said so, or there is no terminal at which anybody could answer.
    No,
}

/// A script has no terminal and must not hang.
fn asking(unchecked: bool) -> Asking {
    if !unchecked && io::stdin().is_terminal() && io::stderr().is_terminal() { Asking::Yes } else { Asking::No }
}

/// The submission with what is open on the list at it, asked about where that is possible; else what is to be told of it
/// once it is recorded. The list never refuses: the rule does, and what the rule refuses is not asked about.
fn held_against_the_list(
    case: &Case,
    at: Moment,
    submission: Submission,
    asking: Asking,
    session: &Session,
) -> Result<(Submission, Option<String>), Failure> {
    let read = session.reading()?.readable()?;
    let cases = &read.cases;
    let knowledge = &session.library.knowledge;
    let command = Command::Submit { at, submission: submission.clone(), made: Made::UnderTheRule };
    let policies = knowledge.policies();
    let policy = policies.of(&case.account.exchange);
    if case.decide(&command, session.now, policy, &read.neighbours(&case.id)).is_err() {
        return Ok((submission, None));
    }
    let list = preflight::list(&knowledge.preflight, case, &session.around(cases));
    let open = preflight::left_open(&list, &submission);
    let recorded = Submission { open_items: Some(open.iter().map(|it| it.item.id.clone()).collect()), ..submission };
    if open.is_empty() {
        return Ok((recorded, None));
    }
    let told = told(&case.slug, &open, list.len());
    if asking == Asking::No {
        return Ok((recorded, Some(told)));
    }
    session.output.tell(&told);
    if input::is_confirmed("Record the submission all the same? Type yes:", "yes", &session.output)? {
        return Ok((recorded, None));
    }
    Err(Refused {
        case: Some(case.slug.to_string()),
        hints: vec![
            format!("kycase check {}: see the list, and what is known of each item", case.slug),
            format!("kycase submit {} --unchecked: record it without a question", case.slug),
        ],
        ..Refused::by_face("not_confirmed", "nothing was recorded", "see to what is open, then record it")
    }
    .into())
}

/// What is open, one line an item.
fn told(slug: &Slug, open: &[&Ready<'_>], all: usize) -> String {
    let line = |ready: &&Ready<'_>| {
        let why = ready.why.as_ref().filter(|_| ready.state == State::Failed);
        let why = why.map_or_else(String::new, |why| format!(": {why}"));
        format!("  {} {}{why}", ready.state.sign(), ready.item.title)
    };
    let head = format!("{slug}: {} (`kycase check {slug}`):", preflight::openness(open.len(), all));
    std::iter::once(head).chain(open.iter().map(line)).collect::<Vec<_>>().join("\n")
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
