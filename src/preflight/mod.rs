//! What is to be seen to for one case: the list before the next attempt, the evidence, and the fixes.

use crate::case::{Case, EvidenceId, ItemId, Outcome, ReasonId};
use crate::playbook::{Catalogue, Checklist, Item, Knowledge, Reason};

/// An item of the list before an attempt, as it stands in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whether it was ticked: for the coming attempt, or of the verified account.
    pub done: bool,
    /// Whether the latest rejection makes it matter more than the others.
    pub urgent: bool,
}

/// The list that a case is at: before an attempt, or after an approval.
pub fn checklist<'a>(knowledge: &'a Knowledge, case: &Case) -> &'a Checklist {
    if case.is_verified() { knowledge.after_approval_at(&case.account.exchange) } else { &knowledge.preflight }
}

/// A checklist as it stands in one case: what the latest rejection was about first.
pub fn list<'a>(checklist: &'a Checklist, case: &Case) -> Vec<Ready<'a>> {
    let reasons = reasons(case);
    let mut list: Vec<Ready<'a>> = checklist
        .items
        .iter()
        .map(|item| Ready {
            item,
            done: case.ticks().contains(&item.id),
            urgent: item.reasons.iter().any(|reason| reasons.contains(reason)),
        })
        .collect();
    list.sort_by_key(|ready| !ready.urgent);
    list
}

/// How far a list has come: `3 of 8 done`.
pub fn progress(list: &[Ready<'_>]) -> String {
    format!("{} of {} done", list.iter().filter(|ready| ready.done).count(), list.len())
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
