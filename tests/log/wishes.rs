//! Wishes about a few cases, for tests of whatever may be recorded.

use crate::shelf::{note, opening, reject, submit};
use kycase::case::{AccountChange, Case, Clearance, Closing, Command, Made, Moment, Opening, Slug, Span, Submission};
use kycase::store::{CommitError, Store};
use proptest::prelude::*;
use proptest::sample::select;

/// Remarks, also such as are hard to write out and to read back.
const TEXTS: [&str; 6] = [
    "a note",
    "\u{0}\u{1b}[31m\u{7f}",
    "left\u{202e}right\u{200b}",
    "two\r\nlines\u{2028}",
    "\\u0000 \"{}\" / \\",
    "\u{1f4a5} \u{e000}\u{10ffff}",
];

/// A wish about one of a few cases; most are refused somewhere, and all may be.
#[derive(Clone, Debug)]
pub enum Wish {
    Open { uid: &'static str, level: &'static str },
    Onward,
    Breach,
    Approve,
    Interrupt,
    Amend { attempt: u32, later: u64 },
    Undo,
    Rename(&'static str),
    Uid(&'static str),
    Label(&'static str),
    Note(&'static str),
    Ask,
    Answer,
    Close(Closing),
    Reopen,
    Erase,
}

pub fn wish() -> impl Strategy<Value = Wish> {
    let uid = || select(vec!["111", "222", "333"]);
    prop_oneof![
        3 => (uid(), select(vec!["identity", "1", "2"])).prop_map(|(uid, level)| Wish::Open { uid, level }),
        12 => Just(Wish::Onward),
        3 => Just(Wish::Breach),
        2 => Just(Wish::Approve),
        2 => Just(Wish::Interrupt),
        4 => (1..4u32, 0..30u64).prop_map(|(attempt, later)| Wish::Amend { attempt, later }),
        5 => Just(Wish::Undo),
        2 => select(vec!["mine", "okx", "okx-2", "yours"]).prop_map(Wish::Rename),
        2 => uid().prop_map(Wish::Uid),
        1 => select(vec!["", "main", "a\u{0}b"]).prop_map(Wish::Label),
        1 => select(TEXTS.to_vec()).prop_map(Wish::Note),
        1 => Just(Wish::Ask),
        1 => Just(Wish::Answer),
        1 => select(Closing::ALL.to_vec()).prop_map(Wish::Close),
        2 => Just(Wish::Reopen),
        1 => Just(Wish::Erase),
    ]
}

fn command(wish: &Wish, case: &Case, at: Moment) -> Option<Command> {
    let change = |uid: Option<&str>, label: Option<&str>| Command::AmendAccount {
        change: AccountChange { uid: uid.map(str::to_owned), label: label.map(str::to_owned), ..Default::default() },
    };
    Some(match wish {
        Wish::Onward if case.in_review().is_some() => reject(at, "Glare."),
        Wish::Onward => submit(at),
        Wish::Breach => Command::Submit { at, submission: Submission::default(), made: Made::AlreadyAndConfirmed },
        Wish::Approve => Command::Approve { at },
        Wish::Interrupt => Command::Interrupt { at, text: None },
        Wish::Amend { attempt, later } => {
            let held = case.attempts.iter().find(|held| held.number == *attempt)?;
            let decided_at = held.decided_at().map(|decided| decided.plus(Span::from_hours(*later)));
            Command::Amend { attempt: *attempt, submitted_at: None, decided_at, verdict: None }
        }
        Wish::Undo => Command::Undo,
        Wish::Rename(slug) => Command::Rename { slug: Slug::new(*slug).unwrap() },
        Wish::Uid(uid) => change(Some(uid), None),
        Wish::Label(label) => change(None, Some(label)),
        Wish::Note(text) => note(text),
        Wish::Ask => Command::SendTicket { at, channel: "chat".into(), reference: None, text: None },
        Wish::Answer => Command::ReceiveReply { at, text: Some("Yes.".into()), clearance: Clearance::Cleared },
        Wish::Close(outcome) => Command::Close { at, outcome: *outcome },
        Wish::Reopen => Command::Reopen { at },
        Wish::Open { .. } | Wish::Erase => return None,
    })
}

pub fn carry_out(store: &mut Store, wish: &Wish, which: usize, now: Moment) -> Result<(), CommitError> {
    let cases = store.cases()?;
    let case = (!cases.is_empty()).then(|| &cases[which % cases.len()]);
    match (wish, case) {
        (Wish::Open { uid, level }, _) => {
            let opening = Opening { level: kycase::case::Level::new(*level), ..opening(uid) };
            store.open_case(&opening, now)?;
        }
        (Wish::Erase, Some(case)) => {
            store.erase(&case.id)?;
        }
        (wish, Some(case)) => {
            if let Some(command) = command(wish, case, now) {
                store.commit(&case.id, &command, now)?;
            }
        }
        (_, None) => {}
    }
    Ok(())
}
