//! `kycase playbooks`.

use crate::case::ExchangeId;
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::Text;
use crate::playbook::nearest;
use serde_json::{Map, Value};

/// List the playbooks, or show what one says and where each fact comes from
#[derive(Debug, clap::Args)]
pub struct PlaybooksArgs {
    /// Show this playbook
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Lists playbooks, or shows one.
pub fn run(args: PlaybooksArgs, session: &mut Session) -> Result<(), Failure> {
    match args.name {
        Some(name) => one(&name, session),
        None => all(session),
    }
}

fn all(session: &mut Session) -> Result<(), Failure> {
    let playbooks: Vec<_> = session.library.knowledge.playbooks.values().collect();
    if session.output.is_json() {
        return session.output.json(&playbooks);
    }
    let rows: Vec<Vec<Text>> = playbooks
        .iter()
        .map(|playbook| {
            let levels: Vec<&str> = playbook.levels.iter().map(|level| level.id.as_str()).collect();
            let name = Text::strong(playbook.name.as_str());
            vec![name, Text::from(&playbook.title), Text::dim(format!("levels: {}", levels.join(", ")))]
        })
        .collect();
    session.output.table(&rows)
}

fn one(name: &str, session: &mut Session) -> Result<(), Failure> {
    let playbooks = &session.library.knowledge.playbooks;
    let playbook = playbooks.get(&ExchangeId::new(name)).ok_or_else(|| {
        let near = nearest(name, playbooks.keys().map(ExchangeId::as_str));
        Failure::Unknown(unknown("playbook", name, near, "`kycase playbooks` lists them"))
    })?;
    if session.output.is_json() {
        return session.output.json(playbook);
    }
    let title = Text::strong(&playbook.title).plain(format!(" ({})", playbook.name));
    let value = serde_json::to_value(playbook).map_err(|error| Failure::Failed(error.to_string()))?;
    session.output.line(title)?;
    session.output.line(Text::dim("What is not listed is not known. A fact without an official source is a hint."))?;
    let fields = value.as_object().into_iter().flatten().filter(|(key, _)| !["name", "title"].contains(&key.as_str()));
    for (key, value) in fields {
        walk(key, value, session)?;
    }
    Ok(())
}

/// Prints every fact below `value`: whatever has a source is one.
fn walk(path: &str, value: &Value, session: &mut Session) -> Result<(), Failure> {
    match value {
        Value::Object(fields) if fields.contains_key("source") => fact(path, fields, session),
        Value::Object(fields) => {
            fields.iter().try_for_each(|(key, value)| walk(&format!("{path} {key}"), value, session))
        }
        Value::Array(items) => items.iter().try_for_each(|item| walk(path, item, session)),
        _ => Ok(()),
    }
}

/// The keys of a fact that tell where it comes from.
const ORIGIN: [&str; 5] = ["source", "tier", "as_of", "checked_on", "note"];

fn fact(path: &str, fields: &Map<String, Value>, session: &mut Session) -> Result<(), Failure> {
    let name = path.replace('_', " ");
    session.output.empty()?;
    let own = fields.iter().filter(|(key, value)| !ORIGIN.contains(&key.as_str()) && !value.is_null());
    let mut lines: Vec<String> = Vec::new();
    for (key, value) in own {
        match (key.as_str(), value) {
            ("value" | "title" | "detail", Value::Array(items)) => lines.extend(items.iter().map(|item| format!("- {}", word(item)))),
            ("value" | "title" | "detail", value) => lines.push(word(value)),
            (_, Value::Array(items)) if items.is_empty() => {}
            (key, value) => lines.push(format!("{}: {}", key.replace('_', " "), word(value))),
        }
    }
    match lines.as_slice() {
        [only] if !only.starts_with("- ") => session.output.line(Text::strong(format!("{name}: ")).plain(only))?,
        lines => {
            session.output.line(Text::strong(name))?;
            lines.iter().try_for_each(|line| session.output.line(format!("  {line}")))?;
        }
    }
    let origin = |key: &str| fields.get(key).and_then(Value::as_str);
    let dated = origin("as_of").map_or_else(String::new, |day| format!(" of {day}"));
    let tier = origin("tier").unwrap_or_default().replace('_', " ");
    let source = origin("source").unwrap_or_default();
    let checked = origin("checked_on").unwrap_or_default();
    session.output.line(Text::dim(format!("  {tier}: {source}{dated}, checked {checked}")))?;
    origin("note").map_or(Ok(()), |note| session.output.line(Text::dim(format!("  {note}"))))
}

/// A value in words.
fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(word).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| format!("{key} {}", word(value))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
