//! What kycase knows of an item by itself. Computed whenever the list is read, and never kept.

use super::{Around, Tries};
use crate::case::{Agreement, Case, Examination, Grade, ItemId, Level, Neighbours, RetryClass, Shown, Side};
use crate::identity::date::in_words;
use crate::identity::document::{Acceptance, Validity};
use crate::playbook::{Day, Playbook};
use chrono::{Months, NaiveDate};

/// The item that a submission sees to by saying what changed.
pub(super) const CHANGE_NOTED: &str = "change_noted";

/// What kycase knows of an item, with a sentence for its user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// It is as it should be.
    Done(String),
    /// It is not: why, and what to do.
    Failed(String),
    /// The user's tick decides; this helps.
    Hint(String),
}

use Finding::{Done, Failed, Hint};

/// What is known of the item with this id; `None` where the user alone can tell.
pub(super) fn of(id: &ItemId, case: &Case, around: &Around<'_>) -> Option<Finding> {
    match id.as_str() {
        "wait_over" => Some(wait_over(case, around)),
        "tries_left" => tries_left(case, around),
        "door_open" => Some(door_open(case, around)),
        "none_in_review" => Some(none_in_review(case)),
        "last_rejection_read" => nothing_to_read(case),
        "lower_level_first" => lower_level(case, around),
        CHANGE_NOTED => Some(change(case)),
        "document_in_date" => document(case, around),
        "name_exact" => name(case),
        "even_light" => photos(case),
        _ => None,
    }
}

fn wait_over(case: &Case, around: &Around<'_>) -> Finding {
    let Some((attempt, rejection)) = case.holding_back() else { return Done("No rejection, so no wait.".to_owned()) };
    let number = attempt.number;
    match rejection.resubmit_at().since(around.now) {
        left if left.is_zero() => Done(format!("The wait after attempt {number} is over.")),
        left => Failed(format!(
            "The wait after attempt {number} goes on for {left}. Use the time to fix what the rejection names."
        )),
    }
}

fn tries_left(case: &Case, around: &Around<'_>) -> Option<Finding> {
    let tries = Tries::of(case, around.knowledge, around.now)?;
    Some(match tries.advice(around.now) {
        Some(advice) => Failed(format!("{}. {advice}", tries.words())),
        None => Done(format!("{} ({}).", tries.words(), tries.origin)),
    })
}

fn door_open(case: &Case, around: &Around<'_>) -> Finding {
    let Some((attempt, rejection)) = case.shut_by(around.now) else {
        return Done("No rejection is final or asks for support first.".to_owned());
    };
    let number = attempt.number;
    Failed(match rejection.ruling.class {
        RetryClass::Final => {
            format!("The rejection of attempt {number} is final. Ask support once for the reason and for a review.")
        }
        _ => format!("Support must answer the rejection of attempt {number} first. Ask, then record its answer."),
    })
}

fn none_in_review(case: &Case) -> Finding {
    match case.in_review() {
        Some(attempt) => {
            Failed(format!("Attempt {} is with the exchange. Record what became of it first.", attempt.number))
        }
        None => Done("No attempt is with the exchange.".to_owned()),
    }
}

fn nothing_to_read(case: &Case) -> Option<Finding> {
    case.latest_rejection().is_none().then(|| Done("Nothing was rejected.".to_owned()))
}

/// Whether the levels that come first are verified; where the playbook names none, the user looks.
fn lower_level(case: &Case, around: &Around<'_>) -> Option<Finding> {
    let exchange = &case.account.exchange;
    let levels = &around.knowledge.playbook(exchange)?.levels;
    let requires = &levels.iter().find(|level| level.id == case.level)?.requires;
    let title = |level: &Level| around.knowledge.level_title(exchange, level).to_owned();
    if requires.is_empty() {
        return None;
    }
    if let Some(level) = Neighbours::of(case, around.cases).first_unverified(&case.account, requires) {
        return Some(Failed(format!(
            "Level {level} ({}) comes first and is not verified on this account. Get it approved; if it is, say so in a \
             case of its own.",
            title(level)
        )));
    }
    let titles: Vec<String> = requires.iter().map(title).collect();
    Some(Done(format!("Verified on this account: {}.", titles.join(", "))))
}

/// What is different the next time is known once the submission says it.
fn change(case: &Case) -> Finding {
    if case.attempts.is_empty() {
        return Done("This is the first attempt.".to_owned());
    }
    Hint("Recording the submission asks what changed; tick this once you know it.".to_owned())
}

fn document(case: &Case, around: &Around<'_>) -> Option<Finding> {
    let (kind, expires) = case.examined.iter().find_map(|result| match result {
        Examination::Document { document, expires } => Some((document.as_deref(), *expires)),
        _ => None,
    })?;
    let playbook = around.knowledge.playbook(&case.account.exchange);
    Some(of_document(kind, expires, playbook, around))
}

fn of_document(kind: Option<&str>, expires: NaiveDate, playbook: Option<&Playbook>, around: &Around<'_>) -> Finding {
    const RENEW: &str = "Renew it first, or use another document that is in date.";
    let on = in_words(Day(expires));
    let review = playbook.and_then(|playbook| playbook.review.longest.as_ref()).map(|fact| fact.value);
    // An end that is near stands against nothing; `check document` tells of it.
    match Validity::at(Day(expires), around.now, review, Months::new(0)) {
        Validity::Expired => return Failed(format!("It expired on {on}. {RENEW}")),
        Validity::EndsInReview => {
            return Failed(format!("It ends on {on}, before a review that begins now may be over. {RENEW}"));
        }
        Validity::EndsSoon | Validity::Good => {}
    }
    match kind.map(|kind| (kind.replace('_', " "), Acceptance::of(kind, playbook))) {
        Some((kind, Acceptance::NotListed)) => Failed(format!(
            "A {kind} is not among the documents that the exchange is known to take. Use another kind, or see its own \
             list for your country."
        )),
        Some((_, Acceptance::Listed)) => {
            Done(format!("Good until {on}, and of a kind that is listed. Countries differ: see the list for yours."))
        }
        Some((_, Acceptance::Unknown)) | None => {
            Done(format!("Good until {on}. Whether its kind is taken is not known here: see the exchange's list."))
        }
    }
}

fn name(case: &Case) -> Option<Finding> {
    let agreement = case.examined.iter().find_map(|result| match result {
        Examination::Name { agreement } => Some(*agreement),
        _ => None,
    })?;
    Some(match agreement {
        Agreement::Same => Done("The registered name is that of the document, letter by letter.".to_owned()),
        Agreement::SameOnceNormalised => {
            Done("The registered name is that of the document, but for how it is typed.".to_owned())
        }
        Agreement::Differs => Failed(
            "The registered name differs from that of the document. Have it corrected, then compare them again."
                .to_owned(),
        ),
    })
}

/// What the photos came to: a bad one of any kind stands against the item; that it is seen to rests on those of papers,
/// as the face is mostly photographed by the exchange's own app. Who tells sides has a document with two of them.
fn photos(case: &Case) -> Option<Finding> {
    let sets = || {
        case.examined.iter().filter_map(|result| match result {
            Examination::Photos { show, side, count, worst } => Some((*show, *side, *count, *worst)),
            _ => None,
        })
    };
    let (show, side, count, worst) = sets().max_by_key(|(show, _, _, worst)| (*worst, *show != Shown::Selfie))?;
    let (photos, them) = if count == 1 { ("photo", "it") } else { ("photos", "them together") };
    let what = show.title(side);
    // The other side may be kept of itself, or with this one in a set.
    let missing = side.map(Side::other).filter(|_| !sets().any(|set| set.0 == show && set.1 != side));
    Some(match (worst, missing) {
        (Grade::Bad, _) => {
            let which = if count == 1 { "The photo".to_owned() } else { format!("A photo (of {count})") };
            Failed(format!("{which} of {what} is bad. Take it anew, then check {them} again."))
        }
        (Grade::Look, _) => Hint(format!("In the {photos} of {what} something is worth a look: decide yourself.")),
        (Grade::Ok, _) if show == Shown::Selfie => {
            Hint("The photo of the face is ok; those of papers come yet.".to_owned())
        }
        (Grade::Ok, Some(other)) => {
            Hint(format!("The photo of {what} is ok; that of {} comes yet.", show.title(Some(other))))
        }
        (Grade::Ok, None) if side.is_some() => {
            Done("Both sides of the document passed kycase's own check, which promises nothing.".to_owned())
        }
        (Grade::Ok, None) => {
            Done(format!("{count} {photos} of {what} passed kycase's own check, which promises nothing."))
        }
    })
}
