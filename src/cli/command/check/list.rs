//! The list before an attempt, or after an approval: shown, and ticked.

use crate::case::{Case, Command, ItemId};
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone, aligned};
use crate::cli::{record, which};
use crate::playbook::nearest;
use crate::preflight::{self, Ready, State};

#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Take this case; may be left out where only one is open
    #[arg(value_name = "CASE")]
    case: Option<String>,
    /// Tick this item, by its id in the list
    #[arg(value_name = "ITEM")]
    item: Option<String>,
    /// Untick the item
    #[arg(long)]
    undo: bool,
}

/// Shows the list, or ticks an item.
pub fn run(args: ListArgs, session: &mut Session) -> Result<(), Failure> {
    let cases = session.sound_cases()?;
    // A word that stands alone is a case where there is one of that name, else an item.
    let (slug, item) = match (args.case, args.item) {
        (Some(word), None) if !which::is_case(&cases, &word) => (None, Some(word)),
        words => words,
    };
    let case = which::meant(cases, slug.as_deref())?;
    if let Some(id) = item {
        let item = known_item(&id, &case, session)?;
        session.record(&case, &Command::Check { item: item.clone(), done: !args.undo })?;
        if let Some(ready) = list(&case, session)?.into_iter().find(|ready| ready.item.id == item && ready.is_decided())
        {
            let why = ready.why.unwrap_or_default();
            session.output.message(&format!("A tick changes nothing here, kycase decides this one: {why}"));
        }
        return Ok(());
    }
    if args.undo {
        return Err(Failure::Usage("--undo needs the item that is to be unticked".to_owned()));
    }
    if session.output.is_json() {
        let list = record::checklist(&list(&case, session)?);
        return session.output.json(&list);
    }
    session.output.line(Text::strong(case.slug.as_str()).plain(": ").plain(title(&case, session)?))?;
    print(&case, session)?;
    session.output.message(&format!("Tick one with: kycase check {} ITEM", case.slug));
    Ok(())
}

/// What the list is for and, after an approval, how far it has come.
pub fn title(case: &Case, session: &Session) -> Result<String, Failure> {
    let title = &preflight::checklist(&session.library.knowledge, case).title;
    let list = list(case, session)?;
    Ok(if case.is_verified() { format!("{title}, {}", preflight::progress(&list)) } else { title.clone() })
}

/// The list that a case is at, as it stands now.
pub fn list<'a>(case: &Case, session: &'a Session) -> Result<Vec<Ready<'a>>, Failure> {
    let cases = session.sound_cases()?;
    Ok(preflight::list(preflight::checklist(&session.library.knowledge, case), case, &session.around(&cases)))
}

fn known_item(id: &str, case: &Case, session: &Session) -> Result<ItemId, Failure> {
    let list = preflight::checklist(&session.library.knowledge, case);
    let wanted = ItemId::new(id);
    if preflight::item(list, &wanted).is_some() {
        return Ok(wanted);
    }
    let near = nearest(id, list.items.iter().map(|item| item.id.as_str()));
    Err(Failure::Unknown(unknown("checklist item", id, near, "`kycase check` lists the items")))
}

/// The list with what is seen to, and why where kycase knows; what the latest rejection was about is marked.
pub fn print(case: &Case, session: &mut Session) -> Result<(), Failure> {
    let list = list(case, session)?;
    let rows: Vec<Vec<Text>> = list.iter().map(row).collect();
    let whys: Vec<Option<String>> = list.iter().map(|ready| ready.why.clone()).collect();
    let any = |is_so: fn(&Ready<'_>) -> bool| list.iter().any(is_so);
    let legend = [
        ("! matters most after the latest rejection", any(|ready| ready.urgent)),
        (
            "[k] kycase knows this by itself; [-] something stands against it: see to that",
            any(|ready| ready.is_decided()),
        ),
    ];
    for (line, why) in aligned(&rows).into_iter().zip(whys) {
        session.output.line(line)?;
        if let Some(why) = why {
            session.output.line(Text::dim(format!("        {why}")))?;
        }
    }
    legend.into_iter().filter(|(_, is_so)| *is_so).try_for_each(|(words, _)| session.output.line(Text::dim(words)))
}

fn row(ready: &Ready<'_>) -> Vec<Text> {
    let sign = ready.state.sign();
    let state = match ready.state {
        State::Done(_) => Text::new(Tone::Good, sign),
        State::Open => Text::from(sign),
        State::Failed => Text::new(Tone::Bad, sign),
    };
    let urgent = if ready.urgent { Text::new(Tone::Wait, "!") } else { Text::default() };
    vec![state, urgent, Text::from(&ready.item.title), Text::dim(ready.item.id.as_str())]
}
