//! Why something was refused, until when, and what to do instead.

use super::{Zone, breach_words, wait_words};
use crate::case::{Bound, Case, Missing, Moment, Refusal};
use crate::playbook::Knowledge;

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Which rule stands against what.
    pub what: String,
    /// When it lifts, in local time and UTC, and how long that is; `None` where waiting does not lift it.
    pub until: Option<String>,
    /// What to do instead.
    pub instead: String,
}

/// A refusal in words, for the case that it is about.
pub fn explain(refusal: &Refusal, case: Option<&Case>, knowledge: &Knowledge, zone: &Zone, now: Moment) -> Explained {
    let (what, instead) = words(refusal, case, knowledge, zone);
    // That a time to come is reached lifts no rule: another time is to be given.
    let lifts = refusal.until().filter(|_| !matches!(refusal, Refusal::InTheFuture { .. }));
    let until = lifts.map(|until| match until.since(now) {
        left if left.is_zero() => zone.both(until),
        left => format!("{}, in {left}", zone.both(until)),
    });
    Explained { what, until, instead }
}

fn words(refusal: &Refusal, case: Option<&Case>, knowledge: &Knowledge, zone: &Zone) -> (String, String) {
    let rule = || {
        case.and_then(Case::holding_back)
            .map_or_else(|| "kycase's own rule".to_owned(), |(_, rejection)| wait_words(&rejection.ruling))
    };
    match refusal {
        Refusal::CoolingDown { attempt, .. } => (
            format!("attempt {attempt} was rejected and its wait is not over ({})", rule()),
            "use the time to fix what the rejection names".to_owned(),
        ),
        Refusal::InReview { attempt } => (
            format!("attempt {attempt} is in review; a second submission would only confuse it"),
            "record what became of it first: approved, rejected, interrupted or withdrawn".to_owned(),
        ),
        Refusal::SupportFirst { attempt } => (
            format!(
                "attempt {attempt} was rejected for something that support must answer first; waiting does not lift it"
            ),
            "ask support, then record its answer or the reason that you learned".to_owned(),
        ),
        Refusal::Blocked { attempt } => (
            format!("the rejection of attempt {attempt} is final; waiting does not lift it"),
            "ask support once for the reason and for a review, then record its answer".to_owned(),
        ),
        Refusal::LevelNotVerified { requires } => {
            let title = case.map_or(requires.as_str(), |case| knowledge.level_title(&case.account.exchange, requires));
            (
                format!("level `{requires}` ({title}) comes first and is not verified on this account"),
                "open a case for it with the same UID and get it approved; if it is verified already, close that case \
                 as verified"
                    .to_owned(),
            )
        }
        Refusal::Verified => {
            ("this level is verified already".to_owned(), "there is nothing to submit; close the case".to_owned())
        }
        Refusal::Closed { outcome } => (
            format!("the case is closed ({})", outcome.word().replace('_', " ")),
            "reopen it first if it goes on".to_owned(),
        ),
        Refusal::NotClosed => ("the case is not closed".to_owned(), "there is nothing to reopen".to_owned()),
        Refusal::InTheFuture { at } => (
            format!("{} lies in the future; only what has happened is recorded", zone.both(*at)),
            "give the time when it happened".to_owned(),
        ),
        Refusal::OutOfOrder { at, bound } => (
            format!("{} is {}", zone.both(*at), bound_words(*bound, zone)),
            "check both times; a wrong one that is \
             already recorded can be amended"
                .to_owned(),
        ),
        Refusal::BreachNotConfirmed { breach } => (
            format!("that submission broke the rule ({})", breach_words(*breach).trim_start_matches("BREACH: ")),
            "if it really happened, confirm it; it stays marked as a breach for ever".to_owned(),
        ),
        Refusal::NoAttemptInReview => ("no attempt is in review".to_owned(), "record the submission first".to_owned()),
        Refusal::NoSuchAttempt { attempt } => (format!("there is no attempt {attempt}"), attempts_there_are(case)),
        Refusal::NothingToAmend { attempt, missing } => match missing {
            Missing::Outcome => (
                format!("attempt {attempt} has no outcome yet"),
                "record the outcome instead of amending it".to_owned(),
            ),
            Missing::Rejection => {
                (format!("attempt {attempt} was not rejected"), "reasons belong to a rejection only".to_owned())
            }
        },
        Refusal::NothingToUndo => {
            ("there is nothing to undo".to_owned(), "to remove the case as a whole, delete it".to_owned())
        }
        Refusal::BreachStays { attempt } => (
            format!("attempt {attempt} is marked as a breach, and that stays in the log"),
            "if its time is wrong, amend it".to_owned(),
        ),
        Refusal::NoSuchEvidence { item } => {
            (format!("no evidence `{item}` is recorded"), "see the list of evidence".to_owned())
        }
        Refusal::NoTicketOpen => ("no ticket is open".to_owned(), "record the message to support first".to_owned()),
        Refusal::NothingToClear => {
            ("there is no rejection that support could clear".to_owned(), "record the answer without that".to_owned())
        }
        Refusal::CaseExists { slug } => (
            format!("case `{slug}` is about this level of this account"),
            "go on with that one; if it is closed, reopen it".to_owned(),
        ),
        Refusal::NameTaken { slug } => {
            (format!("another case is called `{slug}`"), "choose another reference".to_owned())
        }
        Refusal::Empty { field } => (format!("the {field} is empty"), "say something".to_owned()),
        Refusal::ImplausibleDay { day } => (
            format!("{day} can't be the last day of a document that is in use"),
            "look at the document again".to_owned(),
        ),
        Refusal::UnknownEntry { kind } => (
            format!("this case holds an entry `{kind}` that a newer kycase wrote, and it may bear on the rule"),
            "update kycase; until then the case can be read but not written".to_owned(),
        ),
    }
}

fn bound_words(bound: Bound, zone: &Zone) -> String {
    match bound {
        Bound::BeforePreviousOutcome(at) => format!("before the attempt before it was decided, {}", zone.both(at)),
        Bound::BeforeSubmission(at) => format!("before the attempt was submitted, {}", zone.both(at)),
        Bound::AfterOutcome(at) => format!("after the attempt was decided, {}", zone.both(at)),
        Bound::AfterNextSubmission(at) => format!("after the next attempt was submitted, {}", zone.both(at)),
        Bound::BeforeTicket(at) => format!("before the ticket was opened, {}", zone.both(at)),
    }
}

fn attempts_there_are(case: Option<&Case>) -> String {
    match case.map_or(0, |case| case.attempts.len()) {
        0 => "nothing has been submitted yet".to_owned(),
        1 => "there is only attempt 1".to_owned(),
        count => format!("there are attempts 1 to {count}"),
    }
}

impl Explained {
    /// The three parts as sentences, each a paragraph.
    pub fn paragraphs(&self) -> String {
        let sentence = |text: &str| {
            let mut characters = text.chars();
            let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            format!("{first}{}.", characters.as_str())
        };
        let until = self.until.as_ref().map(|until| format!("It lifts {until}."));
        [Some(sentence(&self.what)), until, Some(sentence(&self.instead))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
    }
}
