//! `kycase stats`.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::Text;
use crate::show::Statistics;

/// The longest bar, in cells.
const BAR: usize = 30;

/// Show what the cases add up to: outcomes, reasons, times
#[derive(Debug, clap::Args)]
pub struct StatsArgs {}

/// Shows counts over every case.
pub fn run(_: StatsArgs, session: &mut Session) -> Result<(), Failure> {
    let statistics = Statistics::of(&session.cases()?);
    if session.output.is_json() {
        return session.output.json(&statistics);
    }
    let mut numbers = vec![
        ("cases", format!("{}, {} verified", statistics.cases, statistics.verified)),
        ("attempts", statistics.attempts.to_string()),
        ("approved", statistics.approved.to_string()),
        ("rejected", statistics.rejected.to_string()),
        ("interrupted", statistics.interrupted.to_string()),
        ("withdrawn", statistics.withdrawn.to_string()),
        ("breaches of the rule", statistics.breaches.to_string()),
    ];
    numbers.extend(statistics.median_decision().map(|span| ("time to a decision", format!("half within {span}"))));
    numbers.extend(statistics.longest_decision().map(|span| ("longest decision", span.to_string())));
    let rows: Vec<Vec<Text>> =
        numbers.into_iter().map(|(name, number)| vec![Text::dim(name), Text::from(number)]).collect();
    session.output.table(&rows)?;
    if statistics.reasons.is_empty() {
        return Ok(());
    }
    session.output.heading("Reasons")?;
    let most = statistics.reasons.first().map_or(1, |(_, count)| *count);
    let catalogue = &session.library.knowledge.catalogue;
    let rows: Vec<Vec<Text>> = statistics
        .reasons
        .iter()
        .map(|(reason, count)| {
            let bar = "█".repeat((count * BAR).div_ceil(most));
            vec![Text::from(catalogue.title_of(reason)), Text::from(count.to_string()), Text::dim(bar)]
        })
        .collect();
    session.output.table(&rows)
}
