//! What is to be seen to for one case: the list before the next attempt, the evidence, and the fixes.

mod finding;
mod tries;

use crate::case::{Case, EvidenceId, ItemId, Moment, Outcome, ReasonId, Submission};
use crate::playbook::{Catalogue, Checklist, Item, Knowledge, Reason};
use finding::Finding;

pub use tries::Tries;

/// An item of a list, as it stands in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whether it is seen to.
    pub state: State,
    /// What kycase knows of it, in sentences: why it is done or failed, or what helps while it is open.
    pub why: Option<String>,
    /// Whether the latest rejection makes it matter more than the others.
    pub urgent: bool,
}

/// Whether an item is seen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    Done(By),
    /// Nobody has seen to it.
    Open,
    /// Something stands against it, and no tick changes that.
    Failed,
}

/// Who has seen to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The user, by a tick.
    User,
    /// kycase, by what it knows.
    Kycase,
}

impl State {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done(By::User) => "done_by_you",
            Self::Done(By::Kycase) => "done_by_kycase",
            Self::Open => "open",
            Self::Failed => "failed",
        }
    }

    /// The word for it to a person.
    pub fn title(self) -> &'static str {
        match self {
            Self::Done(By::User) => "done by you",
            Self::Done(By::Kycase) => "done by kycase",
            Self::Open => "open",
            Self::Failed => "failed",
        }
    }

    /// The sign for it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Done(By::User) => "[x]",
            Self::Done(By::Kycase) => "[k]",
            Self::Open => "[ ]",
            Self::Failed => "[-]",
        }
    }
}

impl Ready<'_> {
    /// Whether it is seen to, by whomever.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done(_))
    }

    /// Whether kycase decides it, so that a tick changes nothing.
    pub fn is_decided(&self) -> bool {
        matches!(self.state, State::Done(By::Kycase) | State::Failed)
    }
}

/// What a list rests on, besides its case.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// What is known of exchanges.
    pub knowledge: &'a Knowledge,
    /// Every case of the log: a lower level is verified in a case of its own.
    pub cases: &'a [Case],
    /// The present.
    pub now: Moment,
}

/// The list that a case is at: before an attempt, or after an approval.
pub fn checklist<'a>(knowledge: &'a Knowledge, case: &Case) -> &'a Checklist {
    if case.is_verified() { knowledge.after_approval_at(&case.account.exchange) } else { &knowledge.preflight }
}

/// A checklist as it stands in one case: what the latest rejection was about first. What kycase knows decides an item,
/// else the user's tick does.
pub fn list<'a>(checklist: &'a Checklist, case: &Case, around: &Around<'_>) -> Vec<Ready<'a>> {
    // After an approval nothing is found out: that list is about the account.
    let finding = |item: &Item| if case.is_verified() { None } else { finding::of(&item.id, case, around) };
    let mut list = listed(checklist, case, finding);
    list.retain(|ready| !ready.item.only_where_known || ready.why.is_some());
    list
}

/// A checklist by its ticks alone.
pub fn ticked<'a>(checklist: &'a Checklist, case: &Case) -> Vec<Ready<'a>> {
    listed(checklist, case, |_| None)
}

fn listed<'a>(checklist: &'a Checklist, case: &Case, finding: impl Fn(&Item) -> Option<Finding>) -> Vec<Ready<'a>> {
    let reasons = reasons(case);
    let ready = |item: &'a Item| {
        let by_tick = if case.ticks().contains(&item.id) { State::Done(By::User) } else { State::Open };
        let (state, why) = match finding(item) {
            Some(Finding::Done(why)) => (State::Done(By::Kycase), Some(why)),
            Some(Finding::Failed(why)) => (State::Failed, Some(why)),
            Some(Finding::Hint(why)) => (by_tick, Some(why).filter(|_| by_tick == State::Open)),
            None => (by_tick, None),
        };
        Ready { item, state, why, urgent: item.reasons.iter().any(|reason| reasons.contains(reason)) }
    };
    let mut list: Vec<Ready<'a>> = checklist.items.iter().map(ready).collect();
    list.sort_by_key(|ready| !ready.urgent);
    list
}

/// What of a list is open or failed where `submission` is about to be recorded: one that says what changed has that
/// noted.
pub fn left_open<'l, 'a>(list: &'l [Ready<'a>], submission: &Submission) -> Vec<&'l Ready<'a>> {
    let noted = |ready: &Ready<'_>| submission.changed.is_some() && ready.item.id.as_str() == finding::CHANGE_NOTED;
    list.iter().filter(|ready| !ready.is_done() && !noted(ready)).collect()
}

/// How much of a list is not seen to: `3 of 19 items of the list are still open`.
pub fn openness(open: usize, all: usize) -> String {
    match open {
        0 => format!("All {all} items of the list are seen to"),
        1 => format!("1 of {all} items of the list is still open"),
        _ => format!("{open} of {all} items of the list are still open"),
    }
}

/// How far a list has come: `3 of 8 done`.
pub fn progress(list: &[Ready<'_>]) -> String {
    format!("{} of {} done", list.iter().filter(|ready| ready.is_done()).count(), list.len())
}

/// The item of a checklist with this id.
pub fn item<'a>(checklist: &'a Checklist, id: &ItemId) -> Option<&'a Item> {
    checklist.items.iter().find(|item| item.id == *id)
}

/// The reasons of the latest rejection; none where the case was never rejected or has been approved since.
pub fn reasons(case: &Case) -> &[ReasonId] {
    if matches!(case.attempts.last().and_then(|attempt| attempt.outcome.as_ref()), Some(Outcome::Approved { .. })) {
        return &[];
    }
    case.latest_rejection().map_or(&[], |(_, rejection)| &rejection.ruling.reasons)
}

/// What the catalogue says of the reasons of the latest rejection.
pub fn fixes<'a>(catalogue: &'a Catalogue, case: &Case) -> Vec<&'a Reason> {
    reasons(case).iter().filter_map(|id| catalogue.reason(id)).collect()
}

/// A piece of evidence as it stands in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine<'a> {
    /// Its kind.
    pub item: EvidenceId,
    /// What it is called.
    pub title: &'a str,
    /// How to make it.
    pub hint: &'a str,
    /// The user's piece, where it is at hand.
    pub held: Option<&'a crate::case::Evidence>,
    /// Whether the latest rejection asks for it.
    pub needed: bool,
}

/// What a ticket should enclose: what the latest rejection asks for, then whatever else is at hand.
pub fn evidence<'a>(knowledge: &'a Knowledge, case: &'a Case) -> Vec<EvidenceLine<'a>> {
    let catalogue = &knowledge.catalogue;
    let mut needed: Vec<&EvidenceId> = Vec::new();
    for item in fixes(catalogue, case).into_iter().flat_map(|reason| &reason.evidence) {
        if !needed.contains(&item) {
            needed.push(item);
        }
    }
    let held = case.evidence.iter().map(|piece| &piece.item).filter(|item| !needed.contains(item));
    let items: Vec<(&EvidenceId, bool)> =
        needed.iter().map(|item| (*item, true)).chain(held.map(|item| (item, false))).collect();
    items
        .into_iter()
        .map(|(item, needed)| {
            let kind = catalogue.evidence(item);
            EvidenceLine {
                item: item.clone(),
                title: kind.map_or(item.as_str(), |kind| &kind.title),
                hint: kind.map_or("", |kind| &kind.hint),
                held: case.evidence.iter().find(|piece| piece.item == *item),
                needed,
            }
        })
        .collect()
}
