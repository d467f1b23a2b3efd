//! What to do now, in one sentence.

use super::{Complaint, Zone};
use crate::case::{Case, Moment, Outcome, Phase, RetryClass};
use crate::playbook::Knowledge;
use crate::preflight::{self, Tries};

/// The one thing that helps this case most at `now`.
pub fn next_step(case: &Case, knowledge: &Knowledge, zone: &Zone, now: Moment) -> String {
    let exchange = knowledge.title_of(&case.account.exchange);
    match case.phase(now) {
        Phase::Preparing => "Go through the pre-flight list, submit, then record the submission.".to_owned(),
        Phase::InReview => match case.in_review().and_then(|attempt| attempt.review_due_at) {
            Some(due) => format!("Wait for {exchange}'s answer; the review is due by {}.", zone.stamp(due)),
            None => format!("Wait for {exchange}'s answer, then record it."),
        },
        Phase::Overdue => support(case, knowledge, zone, now)
            .unwrap_or_else(|| format!("The review takes longer than {exchange} says: ask support for its status.")),
        Phase::CoolingDown => {
            let until = case.resubmit_at().map_or_else(String::new, |until| zone.stamp(until));
            let limit = used_up(case, knowledge, now).map_or_else(String::new, |words| format!("{words} "));
            format!("Wait until {until}. {limit}Until then: {}", fix(case, knowledge))
        }
        Phase::Ready => used_up(case, knowledge, now).unwrap_or_else(|| match preflight::reasons(case) {
            [] => after_failure(case, knowledge)
                .unwrap_or_else(|| "Go through the pre-flight list, then submit again.".to_owned()),
            _ => format!("A new attempt is allowed. First: {}", fix(case, knowledge)),
        }),
        Phase::SupportFirst => support(case, knowledge, zone, now)
            .unwrap_or_else(|| "Ask support what to do before any new submission; waiting alone opens nothing.".into()),
        Phase::Blocked => support(case, knowledge, zone, now)
            .unwrap_or_else(|| "Do not resubmit. Ask support once for the reason and for a review.".into()),
        Phase::Verified => secure(case, knowledge),
        Phase::Closed => "Nothing: the case is closed.".to_owned(),
    }
}

/// That the exchange's own limit of attempts is used up, and what it says to do then.
fn used_up(case: &Case, knowledge: &Knowledge, now: Moment) -> Option<String> {
    let tries = Tries::of(case, knowledge, now)?;
    Some(format!("{}. {}", tries.words(), tries.advice(now)?))
}

/// The first fix of the first reason, or what its class asks for.
fn fix(case: &Case, knowledge: &Knowledge) -> String {
    let first = preflight::fixes(&knowledge.catalogue, case).into_iter().find_map(|reason| reason.fix.first());
    let advice = case.latest_rejection().map_or(RetryClass::Retry.advice(), |(_, rejection)| {
        knowledge.catalogue.advice(rejection.ruling.class, &rejection.ruling.reasons)
    });
    first.cloned().unwrap_or_else(|| format!("{advice}."))
}

/// What is left to be done for a verified account.
fn secure(case: &Case, knowledge: &Knowledge) -> String {
    let list = preflight::ticked(preflight::checklist(knowledge, case), case);
    if list.iter().all(preflight::Ready::is_done) {
        return "Everything on the list for after an approval is done: close the case.".to_owned();
    }
    let progress = preflight::progress(&list);
    format!("Secure the account: of the list for after an approval, {progress}. Then close the case.")
}

/// What an open ticket asks for: to complain where that is open, to remind support where its answer is overdue, or to
/// wait for it. `None` where support owes no answer and no complaint is open.
fn support(case: &Case, knowledge: &Knowledge, zone: &Zone, now: Moment) -> Option<String> {
    if let Some(complaint) = Complaint::of(case, knowledge).filter(|complaint| complaint.is_open(now)) {
        return Some(complaint.step());
    }
    let ticket = case.open_ticket()?;
    ticket.awaiting_since()?;
    Some(match ticket.reply_due_at() {
        Some(due) if due <= now => {
            format!("Support's answer was due by {}: send a reminder in the same ticket.", zone.stamp(due))
        }
        Some(due) => format!("Wait for support's answer, due by {}.", zone.stamp(due)),
        None => "Wait for support's answer, then record it.".to_owned(),
    })
}

/// What the exchange says of trying again where the latest attempt failed for technical reasons.
fn after_failure(case: &Case, knowledge: &Knowledge) -> Option<String> {
    let failed = matches!(case.attempts.last()?.outcome, Some(Outcome::Interrupted { .. }));
    let playbook = knowledge.playbook(&case.account.exchange).filter(|_| failed)?;
    let wait = playbook.limits.wait_after_failure.as_ref()?.value;
    Some(format!("{} says to wait {wait} after a technical failure; then submit again.", playbook.title))
}
