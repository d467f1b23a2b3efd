//! `kycase wait`.

use crate::case::{Case, Command, Made, Moment, Refusal, Span, Submission, TimerKind};
use crate::cli::args::CaseArg;
use crate::cli::failure::{Failure, Refused};
use crate::cli::session::Session;
use crate::show::alarm;
use crate::system::clock::Clock;
use crate::system::notify;
use std::thread::sleep;
use std::time::Duration;

/// The longest sleep at once, so that a computer that was suspended is right soon after it wakes.
const LONGEST_SLEEP: Span = Span::from_seconds(30);

/// Wait until a submission is allowed
#[derive(Debug, clap::Args)]
pub struct WaitArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Call when the wait is over, in the ways that config.toml sets
    #[arg(long)]
    notify: bool,
}

/// Waits until a submission is allowed, and fails at once where waiting does not help.
pub fn run(args: WaitArgs, session: &mut Session) -> Result<(), Failure> {
    let mut case = session.case(&args.case)?;
    let mut told = false;
    while let Some(refusal) = refusal(&case, session)? {
        let Refusal::CoolingDown { until, .. } = refusal else {
            session.output.end_progress();
            return Err(session.refused(&refusal, &case));
        };
        if let Clock::Test(_) = session.clock {
            let mut refused = Refused::by_rule(&refusal, Some(&case), session);
            refused.what.push_str("; the clock of this run stands still, so waiting would never end");
            return Err(refused.into());
        }
        show_progress(&case, until, told, session);
        told = true;
        pause(until, session);
        session.now = session.clock.now();
        // Read anew each time: an amendment, or another rejection, moves the end.
        case = session.reading()?.case(&case.id)?.ok_or_else(|| {
            Failure::Unknown("the case was deleted while kycase waited; see `kycase list`".to_owned())
        })?;
    }
    session.output.end_progress();
    let text = format!("{}: {}", case.slug, alarm::words(TimerKind::Cooldown));
    if args.notify && notify::call(&text, session.library.config.notify).is_err() {
        session.output.message("There is no terminal to ring.");
    }
    session.said(&case, "a submission is allowed now")
}

/// The rule against a submission now, as the core sees it.
fn refusal(case: &Case, session: &Session) -> Result<Option<Refusal>, Failure> {
    let policies = session.library.knowledge.policies();
    let around = session.reading()?.readable()?.neighbours(&case.id);
    let submit = Command::Submit { at: session.now, submission: Submission::default(), made: Made::UnderTheRule };
    Ok(case.decide(&submit, session.now, policies.of(&case.account.exchange), &around).err())
}

/// Sleeps until something is to be looked at: the next second where somebody watches, else the end.
#[expect(clippy::disallowed_methods, reason = "the one place that waits for nothing but time")]
fn pause(until: Moment, session: &Session) {
    let longest = if session.output.is_live() { Span::from_seconds(1) } else { LONGEST_SLEEP };
    sleep(Duration::from_secs(until.since(session.now).min(longest).seconds()));
}

fn show_progress(case: &Case, until: Moment, told: bool, session: &Session) {
    let left = until.since(session.now);
    let line = format!("{}: {left} left, until {}", case.slug, session.zone.both(until));
    if session.output.is_live() {
        session.output.progress(&line);
    } else if !told {
        session.output.message(&line);
    }
}
