//! `kycase find`.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::Text;
use crate::show::{Hit, find};
use serde_json::{Value, json};

/// Find words in notes, rejections, messages and accounts
#[derive(Debug, clap::Args)]
pub struct FindArgs {
    /// Find the texts that hold all of these words, whatever their case
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,
}

/// Finds words in everything that was written down.
pub fn run(args: FindArgs, session: &mut Session) -> Result<(), Failure> {
    let words = args.words.join(" ");
    if words.trim().is_empty() {
        return Err(Failure::Usage("name a word to look for".to_owned()));
    }
    let hits = find(&session.cases()?, &words);
    if session.output.is_json() {
        let records: Vec<Value> = hits.iter().map(record).collect();
        return session.output.json(&records);
    }
    if hits.is_empty() {
        session.output.message("Nothing that was written down holds all of these words.");
    }
    hits.iter().try_for_each(|hit| print(hit, session))
}

fn record(hit: &Hit) -> Value {
    json!({
        "case": hit.slug,
        "what": hit.what,
        "at": hit.at.map(crate::case::Moment::rfc3339),
        "text": hit.text,
    })
}

fn print(hit: &Hit, session: &mut Session) -> Result<(), Failure> {
    let when = hit.at.map_or_else(String::new, |at| format!(", {}", session.zone.stamp(at)));
    session
        .output
        .line(Text::strong(&hit.slug).plain(format!("  {}", hit.what)).and(crate::cli::text::Tone::Dim, when))?;
    let (text, _) = hit.around(240);
    session.output.block("   ", &text)
}
