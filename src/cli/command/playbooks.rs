//! `kycase playbooks`.

use crate::case::ExchangeId;
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::playbook::{Day, Origin, Playbook, Tier, nearest};
use crate::show::{CALENDAR, FactLine, OLD, facts, tell_ages};
use serde_json::{Value, json};
use textwrap::Options;

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
    let today = Day::of(session.now);
    let playbooks = session.library.knowledge.playbooks.values();
    if session.output.is_json() {
        let records = playbooks.map(|playbook| record(playbook, session)).collect::<Result<Vec<_>, _>>()?;
        return session.output.json(&records);
    }
    let rows: Vec<Vec<Text>> = playbooks
        .map(|playbook| {
            let count = Count::of(&facts(playbook, &session.library.knowledge.catalogue), today);
            let old = Text::new(if count.old == 0 { Tone::Dim } else { Tone::Wait }, format!("{} old", count.old));
            vec![
                Text::strong(playbook.name.as_str()),
                Text::from(&playbook.title),
                Text::from(format!("{} facts", count.all)),
                Text::from(format!("{} official", count.official)),
                old,
            ]
        })
        .collect();
    session.output.table(&rows)?;
    session
        .output
        .message("Old is what is known of a day more than a year ago. `kycase playbooks NAME` shows the facts.");
    Ok(())
}

fn one(name: &str, session: &mut Session) -> Result<(), Failure> {
    let playbooks = &session.library.knowledge.playbooks;
    let playbook = playbooks.get(&ExchangeId::new(name)).cloned().ok_or_else(|| {
        let near = nearest(name, playbooks.keys().map(ExchangeId::as_str));
        Failure::Unknown(unknown("playbook", name, near, "`kycase playbooks` lists them"))
    })?;
    if session.output.is_json() {
        let record = record(&playbook, session)?;
        return session.output.json(&record);
    }
    let today = Day::of(session.now);
    let facts = facts(&playbook, &session.library.knowledge.catalogue);
    let Count { all, official, old } = Count::of(&facts, today);
    let title = Text::strong(&playbook.title).plain(format!(" ({})", playbook.name));
    session.output.line(title.plain(format!(": {all} facts, {official} official, {old} over a year old")))?;
    session.output.line(Text::dim("What is not listed is not known. A fact without an official source is a hint."))?;
    let mut sources: Vec<&str> = Vec::new();
    let mut topic = None;
    for fact in &facts {
        if topic.replace(fact.topic) != Some(fact.topic) {
            session.output.heading(fact.topic.title())?;
        }
        print(fact, &mut sources, session)?;
    }
    if !sources.is_empty() {
        session.output.heading("Sources")?;
    }
    for (number, source) in (1..).zip(sources) {
        session.output.line(format!("  [{number}] {source}"))?;
    }
    if facts.iter().any(|fact| fact.words.contains("business day")) {
        session.output.empty()?;
        session.output.line(Text::dim(CALENDAR))?;
    }
    Ok(())
}

/// How many facts there are, and of which kind.
struct Count {
    all: usize,
    official: usize,
    old: usize,
}

impl Count {
    fn of(facts: &[FactLine<'_>], today: Day) -> Self {
        Self {
            all: facts.len(),
            official: facts.iter().filter(|fact| fact.origin.tier == Tier::Official).count(),
            old: facts.iter().filter(|fact| fact.origin.day().is_old(today)).count(),
        }
    }
}

/// A playbook for programs: each fact with its age, and how many there are.
fn record(playbook: &Playbook, session: &Session) -> Result<Value, Failure> {
    let today = Day::of(session.now);
    let mut record = serde_json::to_value(playbook).map_err(|error| Failure::Failed(error.to_string()))?;
    tell_ages(&mut record, today);
    if let Some(fields) = record.as_object_mut() {
        let Count { all, official, old } = Count::of(&facts(playbook, &session.library.knowledge.catalogue), today);
        fields.insert("facts".to_owned(), json!({ "all": all, "official": official, "old": old }));
    }
    Ok(record)
}

/// One fact with where it comes from; `sources` are those named so far, in the order of their numbers.
fn print<'a>(fact: &FactLine<'a>, sources: &mut Vec<&'a str>, session: &mut Session) -> Result<(), Failure> {
    let words = if fact.items.is_empty() { fact.words.clone() } else { format!("{}:", fact.words) };
    wrapped("  ", "    ", &words, Text::from, session)?;
    fact.items.iter().try_for_each(|item| wrapped("    - ", "      ", item, Text::from, session))?;
    let origin = fact.origin;
    let who = Text::dim(format!("    {}, ", whose(origin, sources)));
    session.output.line(age(who, origin, Day::of(session.now)))?;
    origin.note.map_or(Ok(()), |note| wrapped("    ", "    ", note, Text::dim, session))
}

/// Who says it: the tier with the number of the source, which is a new one where the source was not named before.
fn whose<'a>(origin: Origin<'a>, sources: &mut Vec<&'a str>) -> String {
    if origin.tier == Tier::Kycase {
        return "kycase's own".to_owned();
    }
    let number = sources.iter().position(|known| *known == origin.source).unwrap_or_else(|| {
        sources.push(origin.source);
        sources.len() - 1
    });
    format!("{} [{}]", origin.tier, number + 1)
}

/// A line with the day of a fact and how long ago that was: the day of the page where it is known, else that on which it was read.
fn age(line: Text, origin: Origin<'_>, today: Day) -> Text {
    let day = origin.day();
    let what = match origin.as_of {
        None if origin.tier != Tier::Kycase => "undated, read",
        _ => "of",
    };
    if day.is_old(today) {
        return line.and(Tone::Dim, format!("{what} {day}, ")).and(Tone::Wait, OLD);
    }
    let ago = match day.age_days(today) {
        0 if day == today => ", today".to_owned(),
        0 => String::new(),
        1 => ", 1 day ago".to_owned(),
        days => format!(", {days} days ago"),
    };
    line.and(Tone::Dim, format!("{what} {day}{ago}"))
}

/// The width that the lines are made for; an address alone may be longer.
const WIDTH: usize = 80;

/// Prints a text in lines that fit, with a margin for the first one and one for the others.
fn wrapped(
    first: &str,
    others: &str,
    text: &str,
    tone: fn(String) -> Text,
    session: &mut Session,
) -> Result<(), Failure> {
    let options = Options::new(WIDTH).initial_indent(first).subsequent_indent(others).break_words(false);
    textwrap::wrap(text, options).into_iter().try_for_each(|line| session.output.line(tone(line.into_owned())))
}
