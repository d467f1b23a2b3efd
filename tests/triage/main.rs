//! Triage: how well it reads, in nine languages, and what it does with codes, denials and hostile text.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use kycase::playbook::Knowledge;
use kycase::triage::{Proposal, Triage};
use std::sync::LazyLock;

mod codes;
mod denial;
mod hostile;
mod languages;
mod measure;
mod quality;
mod several;
mod waits;

static TRIAGE: LazyLock<Triage> = LazyLock::new(|| Triage::read(&Knowledge::read(&[]).unwrap()).unwrap());

/// The proposals for a text.
fn proposals(text: &str) -> Vec<Proposal> {
    TRIAGE.propose(text)
}

/// The proposed reasons, in an order of their own.
fn reasons(text: &str) -> Vec<String> {
    let mut reasons: Vec<String> = proposals(text).iter().map(|it| it.reason.to_string()).collect();
    reasons.sort_unstable();
    reasons
}

/// The words that led to a reason.
fn because(text: &str, reason: &str) -> Vec<String> {
    let proposals = proposals(text);
    let proposal = proposals.iter().find(|it| it.reason.as_str() == reason).unwrap();
    proposal.because.iter().map(|range| text[range.clone()].to_owned()).collect()
}
