//! `kycase status`.

use crate::case::Case;
use crate::cli::args::CaseArg;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::draft::LineFormat;
use crate::show::{Complaint, StatusLine};

/// Show where the cases stand: phase, timers and next step
#[derive(Debug, Default, clap::Args)]
pub struct StatusArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Show the closed cases too
    #[arg(long)]
    all: bool,
    /// Print one line a case in this form: the fields of --json, and phase_words, timer, remaining, until
    #[arg(long, value_name = "TEMPLATE", conflicts_with = "json")]
    format: Option<String>,
}

/// Shows where cases stand.
pub fn run(args: StatusArgs, session: &mut Session) -> Result<(), Failure> {
    let cases = match &args.case.case {
        Some(slug) => vec![session.case_called(Some(slug))?],
        None => session.cases()?.into_iter().filter(|case| args.all || case.closed.is_none()).collect(),
    };
    if session.output.is_json() {
        let records: Vec<_> = cases.iter().map(|case| session.status(case)).collect();
        return session.output.json(&records);
    }
    if let Some(form) = &args.format {
        let form = LineFormat::read(form).map_err(|error| Failure::Usage(error.to_string()))?;
        for case in &cases {
            let record = StatusLine::of(case, &session.library.knowledge, &session.zone, session.now);
            let line = form.line(&record).map_err(|error| Failure::Usage(error.to_string()))?;
            session.output.line(line)?;
        }
        return Ok(());
    }
    if cases.is_empty() {
        return session.output.line("No case is open. Open one with: kycase open --exchange okx --uid UID");
    }
    let rows: Vec<Vec<Text>> = cases.iter().flat_map(|case| rows(case, session)).collect();
    session.output.table(&rows)?;
    session.output.empty()?;
    let next: Vec<Vec<Text>> = cases
        .iter()
        .map(|case| vec![Text::strong(case.slug.as_str()), Text::dim("next:"), Text::from(session.next_step(case))])
        .collect();
    session.output.table(&next)
}

/// A case's phase with its timers, one row each.
pub fn rows(case: &Case, session: &Session) -> Vec<Vec<Text>> {
    let phase = case.phase(session.now);
    let first = [Text::strong(case.slug.as_str()), Text::new(Tone::of_phase(phase), phase.title())];
    let timers = timer_cells(case, session);
    if timers.is_empty() {
        return vec![first.to_vec()];
    }
    let heads = std::iter::once(first).chain(std::iter::repeat([Text::default(), Text::default()]));
    heads.zip(timers).map(|(head, timer)| head.into_iter().chain(timer).collect()).collect()
}

/// What each timer of a case waits for, how long still, and until when by the local clock.
pub fn timer_cells(case: &Case, session: &Session) -> Vec<[Text; 3]> {
    let cells = |timer: crate::case::Timer| {
        let left = if timer.is_over(session.now) {
            Text::new(Tone::Wait, format!("{} ago", session.now.since(timer.due)))
        } else {
            Text::from(format!("{} left", timer.remaining(session.now)))
        };
        [Text::from(timer.kind.title()), left, Text::from(session.zone.stamp(timer.due))]
    };
    let timers = case.timers(session.now).into_iter().map(cells);
    timers.chain(complaint_cells(case, session)).collect()
}

/// The same of the complaint route, once it is open.
fn complaint_cells(case: &Case, session: &Session) -> Option<[Text; 3]> {
    let complaint = Complaint::of(case, &session.library.knowledge)?;
    let open_at = complaint.open_at.filter(|_| complaint.is_open(session.now))?;
    let since = Text::new(Tone::Wait, format!("{} ago", session.now.since(open_at)));
    Some([Text::from("complaint route open"), since, Text::from(session.zone.stamp(open_at))])
}
