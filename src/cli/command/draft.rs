//! `kycase draft`.

use crate::case::Case;
use crate::cli::args::{CaseArg, OutputArgs};
use crate::cli::failure::{Failure, Refused};
use crate::cli::input;
use crate::cli::record::sourced;
use crate::cli::session::Session;
use crate::draft::{DraftError, Given, unfilled_in};
use crate::show::Asked;
use crate::system::clipboard::{self, Way};
use crate::system::editor;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Write the message to support
#[derive(Debug, clap::Args)]
pub struct DraftArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Write for this channel
    #[arg(long, value_parser = ["chat", "email"], default_value = "chat")]
    channel: String,
    /// Write in this language, by its two-letter code; the one of config.toml where it is left out
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Use this template in place of the channel's own
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// Give the name as your document prints it, for the template `name`; `-` reads it from stdin
    #[arg(long, value_name = "NAME")]
    printed_name: Option<String>,
    /// Copy it to the clipboard
    #[arg(long)]
    copy: bool,
    /// Edit it in $VISUAL or $EDITOR first
    #[arg(long)]
    edit: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Drafts a message.
pub fn run(args: DraftArgs, session: &mut Session) -> Result<(), Failure> {
    args.output.look_first()?;
    let case = session.case(&args.case)?;
    let library = &session.library;
    let lang = args.lang.as_deref().unwrap_or(&library.config.lang);
    let template = args.template.as_deref().unwrap_or(&args.channel);
    let given = Given { printed_name: args.printed_name.as_deref().map(input::word_or_line).transpose()? };
    let drafted = library.templates.draft_with(template, lang, &case, &library.knowledge, session.now, &given);
    let drafted = drafted.map_err(|error| match error {
        DraftError::NoTemplate { .. } => Failure::Unknown(error.to_string()),
        DraftError::BadTemplate { .. } => Failure::Failed(error.to_string()),
    })?;
    let (text, unfilled) = if args.edit {
        let edited = editor::edit(&drafted.text).map_err(|error| Failure::Failed(error.to_string()))?;
        let unfilled = unfilled_in(&edited);
        (edited, unfilled)
    } else {
        (drafted.text, drafted.unfilled)
    };
    let record = json!({
        "case": case.slug,
        "channel": args.channel,
        "lang": lang,
        "template": template,
        "text": text,
        "unfilled": unfilled,
        "asked_for": asked_for(&case, session),
        "copied": null,
        "output": args.output.output.as_deref().map(Path::to_string_lossy),
    });
    match &args.output.output {
        Some(path) => {
            args.output.write(path, &text)?;
            session.output.message(&format!("Written to {}.", path.display()));
        }
        None if session.output.is_json() => {}
        None => session.output.block("", &text)?,
    }
    if let Some(asked) = Asked::of(&case, &session.library.knowledge) {
        session.output.message(&format!("{} ({}).", asked.words(), asked.origin));
    }
    if !unfilled.is_empty() {
        warn(&unfilled, &case, session);
        if args.copy {
            return Err(not_fit(unfilled, &case).into());
        }
    }
    let copied = if args.copy { Some(copy(&text, session)) } else { None };
    finish(record, copied, session)
}

/// What the exchange's form asks for.
fn asked_for(case: &Case, session: &Session) -> Option<Value> {
    let Asked { fields, origin, .. } = Asked::of(case, &session.library.knowledge)?;
    Some(sourced(origin, json!({ "fields": fields })))
}

/// Copies the text, and says which way it went.
fn copy(text: &str, session: &mut Session) -> Result<Way, Failure> {
    // The text goes out first: a way through the terminal must not stand in the middle of it.
    session.output.finish()?;
    let way = clipboard::copy(text).map_err(|error| {
        Failure::Failed(format!("there is no clipboard, tmux or terminal to copy to ({error}); take the text above"))
    })?;
    session.output.message(&format!("Draft {way}."));
    Ok(way)
}

fn finish(mut record: Value, copied: Option<Result<Way, Failure>>, session: &mut Session) -> Result<(), Failure> {
    let (way, failure) = match copied {
        Some(Ok(way)) => (Some(way), None),
        Some(Err(failure)) => (None, Some(failure)),
        None => (None, None),
    };
    if session.output.is_json() {
        record["copied"] = way.map_or(Value::Null, |way| json!({ "way": way.word(), "note": way.to_string() }));
        session.output.json(&record)?;
        return failure.map_or(Ok(()), |failure| Err(Failure::Found(failure.text().unwrap_or_default())));
    }
    failure.map_or(Ok(()), Err)
}

/// Says what nobody has told yet, and how to tell it.
fn warn(unfilled: &[String], case: &Case, session: &Session) {
    session.output.warning(&format!("the draft lacks {}. Fill it with:", unfilled.join(", ")));
    for command in commands(unfilled, case) {
        session.output.message(&format!("  {command}"));
    }
}

fn not_fit(unfilled: Vec<String>, case: &Case) -> Refused {
    Refused {
        case: Some(case.slug.as_str().to_owned()),
        hints: commands(&unfilled, case),
        more: Map::from_iter([("unfilled".to_owned(), Value::from(unfilled.clone()))]),
        ..Refused::by_face(
            "placeholder_unfilled",
            format!("the draft still lacks {}, so it was not copied", unfilled.join(", ")),
            "tell kycase, or edit the draft with --edit",
        )
    }
}

/// The commands that fill what is unfilled.
fn commands(unfilled: &[String], case: &Case) -> Vec<String> {
    let slug = &case.slug;
    let options: Vec<&str> = [("name", "--name NAME"), ("e-mail", "--email EMAIL"), ("country", "--country CC")]
        .into_iter()
        .filter(|(what, _)| unfilled.iter().any(|name| name.contains(what)))
        .map(|(_, option)| option)
        .collect();
    let account = (!options.is_empty()).then(|| format!("kycase account {slug} {}", options.join(" ")));
    let ticket = unfilled.iter().any(|name| name.contains("ticket"));
    let ticket = ticket.then(|| format!("kycase ticket sent {slug} --reference NUMBER"));
    account.into_iter().chain(ticket).collect()
}
