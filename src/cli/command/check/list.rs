//! The list before an attempt, or after an approval: shown, and ticked.

use crate::case::{Case, Command, ItemId};
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::cli::{record, which};
use crate::playbook::nearest;
use crate::preflight;

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
    let cases = session.reading()?.cases()?;
    // A word that stands alone is a case where there is one of that name, else an item.
    let (slug, item) = match (args.case, args.item) {
        (Some(word), None) if !which::is_case(&cases, &word) => (None, Some(word)),
        words => words,
    };
    let case = which::meant(cases, slug.as_deref())?;
    if let Some(id) = item {
        let item = known_item(&id, &case, session)?;
        return session.record(&case, &Command::Check { item, done: !args.undo });
    }
    if args.undo {
        return Err(Failure::Usage("--undo needs the item that is to be unticked".to_owned()));
    }
    if session.output.is_json() {
        let list = record::checklist(&case, session);
        return session.output.json(&list);
    }
    session.output.line(Text::strong(case.slug.as_str()).plain(": ").plain(title(&case, session)))?;
    print(&case, session)?;
    session.output.message(&format!("Tick one with: kycase check {} ITEM", case.slug));
    Ok(())
}

/// What the list is for and, after an approval, how far it has come.
pub fn title(case: &Case, session: &Session) -> String {
    let checklist = preflight::checklist(&session.library.knowledge, case);
    let progress = || format!("{}, {}", checklist.title, preflight::progress(&preflight::list(checklist, case)));
    if case.is_verified() { progress() } else { checklist.title.clone() }
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

/// The list with its ticks; what the latest rejection was about is marked.
pub fn print(case: &Case, session: &mut Session) -> Result<(), Failure> {
    let list = preflight::list(preflight::checklist(&session.library.knowledge, case), case);
    let rows: Vec<Vec<Text>> = list
        .iter()
        .map(|ready| {
            let tick = if ready.done { Text::new(Tone::Good, "[x]") } else { Text::from("[ ]") };
            let urgent = if ready.urgent { Text::new(Tone::Wait, "!") } else { Text::default() };
            vec![tick, urgent, Text::from(&ready.item.title), Text::dim(ready.item.id.as_str())]
        })
        .collect();
    session.output.table(&rows)?;
    if list.iter().any(|ready| ready.urgent) {
        session.output.line(Text::dim("! matters most after the latest rejection"))?;
    }
    Ok(())
}
